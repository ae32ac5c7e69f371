// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/history/run_index.h"

#include "core/base/whole_file.h"
#include "core/load/report/report_fields.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace cachescope::load {

namespace {

/// Raise it with what a summary holds, and when the same document has another one than before.
constexpr int kVersion = 2;
/// Of some hundred thousand runs; what is larger is no index.
constexpr qint64 kMostBytes = 200'000'000;

QString pathIn(const QString &directory)
{
    return directory + QStringLiteral("/.index");
}

QJsonObject toJson(const QString &fileName, const IndexedRun &run)
{
    // As texts: JSON's numbers are exact up to 2^53 only.
    QJsonObject json{{QStringLiteral("file"), fileName},
                     {QStringLiteral("inode"), QString::number(run.state.inode)},
                     {QStringLiteral("bytes"), QString::number(run.state.bytes)},
                     {QStringLiteral("changedNs"), QString::number(run.state.changedNs)}};
    if (run.summary)
        json.insert(QStringLiteral("summary"), summaryToJson(*run.summary));
    else
        json.insert(QStringLiteral("problem"), run.problem);
    return json;
}

IndexedRun fromJson(const QJsonObject &json)
{
    IndexedRun run;
    run.state.inode = textAt(json, "inode").toULongLong();
    run.state.bytes = textAt(json, "bytes").toLongLong();
    run.state.changedNs = textAt(json, "changedNs").toLongLong();
    run.summary = summaryFromJson(valueAt(json, "summary").toObject());
    run.problem = textAt(json, "problem");
    return run;
}

} // namespace

RunIndex RunIndex::read(const QString &directory)
{
    RunIndex index;
    QFile file(pathIn(directory));
    if (file.size() > kMostBytes || !file.open(QIODevice::ReadOnly))
        return index;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (countAt(json, "version") != kVersion)
        return index;
    for (const QJsonObject &one : objectsAt(json, "files")) {
        const IndexedRun run = fromJson(one);
        if (run.summary || !run.problem.isEmpty())
            index.insert(textAt(one, "file"), run);
    }
    return index;
}

Result<void> RunIndex::write(const QString &directory) const
{
    QJsonArray files;
    for (auto run = m_runs.begin(); run != m_runs.end(); ++run)
        files << toJson(run.key(), run.value());
    const QJsonObject json{{QStringLiteral("version"), kVersion}, {QStringLiteral("files"), files}};
    return writeWholeFile(pathIn(directory), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

const IndexedRun *RunIndex::find(const QString &fileName, const FileState &state) const
{
    const auto found = m_runs.constFind(fileName);
    return found != m_runs.constEnd() && found->state == state ? &*found : nullptr;
}

} // namespace cachescope::load
