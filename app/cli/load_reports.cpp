// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_reports.h"

#include "app/cli/output.h"
#include "core/load/report/files/hgrm.h"
#include "core/load/report/files/junit_report.h"
#include "core/load/report/files/series_csv.h"
#include "core/load/report/html/html_report.h"
#include "core/load/report/load_document.h"

#include <QFileInfo>

namespace cachescope::cli {

namespace {

/// "3,364/s" in the name of a file.
QString inFileName(QString label)
{
    return label.replace(QLatin1Char('/'), QLatin1String(" per "));
}

std::vector<NamedFile> namedReports(const ReportFiles &files)
{
    std::vector<NamedFile> reports{{QStringLiteral("--report"), files.json},
                                   {QStringLiteral("--html"), files.html},
                                   {QStringLiteral("--junit"), files.junit},
                                   {QStringLiteral("--csv"), files.csv}};
    std::erase_if(reports, [](const NamedFile &report) { return report.path.isEmpty(); });
    return reports;
}

Error inReport(const Error &error)
{
    return Error{error.code, QStringLiteral("The report %1").arg(error.message)};
}

} // namespace

Result<void> LoadReports::open(const ReportFiles &files, const std::vector<NamedFile> &read)
{
    m_paths = files;
    const std::vector<NamedFile> reports = namedReports(files);
    if (auto apart = checkPlaces(read, reports, files.hgrmPrefix); !apart)
        return apart;
    for (const NamedFile &report : reports) {
        if (auto opened = openOne(report.path); !opened)
            return opened;
    }
    return checkHgrmDirectory();
}

Result<void> LoadReports::openOne(const QString &path)
{
    auto file = OutputFile::open(path);
    if (!file)
        return inReport(file.error());
    m_open.insert_or_assign(path, std::move(*file));
    return {};
}

Result<void> LoadReports::checkHgrmDirectory() const
{
    const QFileInfo directory(QFileInfo(m_paths.hgrmPrefix).path());
    if (m_paths.hgrmPrefix.isEmpty() || (directory.isDir() && directory.isWritable()))
        return {};
    return Error{ErrorCode::CannotOpen,
                 QStringLiteral("The report %1-….hgrm cannot be written: its directory is not there, or may "
                                "not be written to")
                     .arg(m_paths.hgrmPrefix)};
}

Result<void> LoadReports::write(const load::LoadDocument &document)
{
    const QJsonObject json = document.toJson();
    Result<void> first;
    const auto keep = [&first](const Result<void> &done) {
        if (first)
            first = done;
    };
    const auto write = [this, &keep](const QString &path, const auto &content) {
        if (!path.isEmpty())
            keep(writeOne(path, content()));
    };
    write(m_paths.json, [&json] { return jsonText(json, QJsonDocument::Indented); });
    write(m_paths.html, [&json] { return load::htmlReport(json); });
    write(m_paths.junit, [&json] { return load::junitReport(json); });
    write(m_paths.csv, [&json] { return load::seriesCsv(json); });
    if (!m_paths.hgrmPrefix.isEmpty())
        keep(writeHistograms(document));
    return first;
}

Result<void> LoadReports::writeOne(const QString &path, const QByteArray &content)
{
    if (!m_open.contains(path)) {
        if (auto opened = openOne(path); !opened)
            return opened;
    }
    const auto written = m_open.at(path).write(content);
    m_open.erase(path);
    return written ? Result<void>() : inReport(written.error());
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
