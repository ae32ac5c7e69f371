// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_reports.h"

#include "app/cli/output.h"
#include "core/load/report/files/hgrm.h"
#include "core/load/report/files/junit_report.h"
#include "core/load/report/files/series_csv.h"
#include "core/load/report/html/html_report.h"
#include "core/load/report/load_document.h"

#include <QDir>
#include <QFileInfo>

namespace cachescope::cli {

namespace {

/// "3,364/s" in the name of a file.
QString inFileName(QString label)
{
    return label.replace(QLatin1Char('/'), QLatin1String(" per "));
}

/// One for each file, however its name is spelled. A link is what it leads to: so QSaveFile writes it.
QString placeOf(const QString &path)
{
    constexpr int mostLinks = 40; // as many as Linux follows
    QFileInfo file(path);
    for (int i = 0; i < mostLinks && file.isSymLink(); ++i)
        file.setFile(file.symLinkTarget());
    const QString directory = file.dir().canonicalPath(); // empty if there is none
    return QDir::cleanPath(directory.isEmpty() ? file.absoluteFilePath()
                                               : directory + QLatin1Char('/') + file.fileName());
}

Error cannotWrite(ErrorCode code, const QString &path, const QString &why)
{
    return Error{code, QStringLiteral("The report %1 cannot be written: %2").arg(path, why)};
}

} // namespace

Result<void> LoadReports::open(const ReportFiles &files)
{
    m_paths = files;
    for (const QString &path : {files.json, files.html, files.junit, files.csv}) {
        if (auto opened = openOne(path); !opened)
            return opened;
    }
    return checkHgrmDirectory();
}

Result<void> LoadReports::openOne(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QString place = placeOf(path);
    if (m_open.contains(place))
        return cannotWrite(ErrorCode::InvalidArgument, path,
                           QStringLiteral("another one is to go there too"));
    auto file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return cannotWrite(ErrorCode::CannotOpen, path, file->errorString());
    m_open.insert_or_assign(place, std::move(file));
    return {};
}

Result<void> LoadReports::checkHgrmDirectory() const
{
    const QFileInfo directory(QFileInfo(m_paths.hgrmPrefix).path());
    if (m_paths.hgrmPrefix.isEmpty() || (directory.isDir() && directory.isWritable()))
        return {};
    return cannotWrite(ErrorCode::CannotOpen, m_paths.hgrmPrefix + QStringLiteral("-….hgrm"),
                       QStringLiteral("its directory is not there, or may not be written to"));
}

Result<void> LoadReports::write(const load::LoadDocument &document)
{
    const QJsonObject json = document.toJson();
    const auto write = [this](const QString &path, const auto &content) {
        return path.isEmpty() ? Result<void>() : writeOne(path, content());
    };
    if (auto done = write(m_paths.json, [&json] { return jsonText(json, QJsonDocument::Indented); }); !done)
        return done;
    if (auto done = write(m_paths.html, [&json] { return load::htmlReport(json); }); !done)
        return done;
    if (auto done = write(m_paths.junit, [&json] { return load::junitReport(json); }); !done)
        return done;
    if (auto done = write(m_paths.csv, [&json] { return load::seriesCsv(json); }); !done)
        return done;
    return m_paths.hgrmPrefix.isEmpty() ? Result<void>() : writeHistograms(document);
}

Result<void> LoadReports::writeOne(const QString &path, const QByteArray &content)
{
    const QString place = placeOf(path);
    if (!m_open.contains(place)) {
        if (auto opened = openOne(path); !opened)
            return opened;
    }
    QSaveFile &file = *m_open.at(place);
    file.write(content);
    if (file.commit())
        return {};
    return cannotWrite(ErrorCode::Io, path, file.errorString());
}

Result<void> LoadReports::writeHistograms(const load::LoadDocument &document)
{
    const QStringList labels = document.runLabels();
    for (std::size_t run = 0; run < document.runs.size(); ++run) {
        const QString start =
            m_paths.hgrmPrefix + QLatin1Char('-') + inFileName(labels[static_cast<qsizetype>(run)]);
        const load::KindLatencies &latencies = document.runs[run].latencies;
        auto done = writeOne(start + QStringLiteral("-reads.hgrm"), load::toHgrm(load::readsOf(latencies)));
        if (done)
            done = writeOne(start + QStringLiteral("-writes.hgrm"), load::toHgrm(load::writesOf(latencies)));
        if (!done)
            return done;
    }
    return {};
}

} // namespace cachescope::cli
