// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/history/run_export.h"

#include "core/base/translate.h"
#include "core/base/whole_file.h"
#include "core/load/report/files/junit_report.h"
#include "core/load/report/files/series_csv.h"
#include "core/load/report/html/html_report.h"
#include "core/sqlite/file_magic.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace cachescope::load {

namespace {

QByteArray contentOf(const QJsonObject &document, RunExport kind)
{
    const PlainEnglish english;
    switch (kind) {
    case RunExport::Html:
        return htmlReport(document);
    case RunExport::Json:
        break;
    case RunExport::JUnit:
        return junitReport(document);
    case RunExport::Csv:
        return seriesCsv(document);
    }
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

bool isDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(sqlite::kFileMagic.size()) == sqlite::kFileMagic;
}

Result<void> checkPlace(const QString &path)
{
    const auto wrong = [&path](const QString &why) {
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("%1 is not written: %2. Choose another name.").arg(path, why)};
    };
    const QFileInfo file(path);
    if (file.isSymLink())
        return wrong(CoreText::tr("it is a link"));
    if (file.exists() && !file.isFile())
        return wrong(CoreText::tr("it is no ordinary file"));
    if (file.exists() && isDatabase(path))
        return wrong(CoreText::tr("it is a database"));
    return {};
}

} // namespace

QString suffixOf(RunExport kind)
{
    switch (kind) {
    case RunExport::Html:
        return QStringLiteral("html");
    case RunExport::Json:
        break;
    case RunExport::JUnit:
        return QStringLiteral("xml");
    case RunExport::Csv:
        return QStringLiteral("csv");
    }
    return QStringLiteral("json");
}

Result<void> exportRun(const QJsonObject &document, RunExport kind, const QString &path)
{
    if (auto place = checkPlace(path); !place)
        return place;
    return writeWholeFile(path, contentOf(document, kind));
}

} // namespace cachescope::load
