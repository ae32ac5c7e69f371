// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/proof_text.h"

#include "core/base/format.h"

#include <QJsonArray>

namespace cachescope::cli {

namespace {

QJsonObject fileJson(const inspect::FileState &file)
{
    QJsonObject object{{QStringLiteral("name"), file.name}, {QStringLiteral("exists"), file.exists}};
    if (!file.exists)
        return object;
    object.insert(QStringLiteral("sizeBytes"), file.sizeBytes);
    object.insert(QStringLiteral("modifiedNs"), file.modifiedNs);
    object.insert(QStringLiteral("changedNs"), file.changedNs);
    object.insert(QStringLiteral("inode"), static_cast<qint64>(file.inode));
    if (!file.sha256.isEmpty())
        object.insert(QStringLiteral("sha256"), QString::fromLatin1(file.sha256));
    return object;
}

QJsonObject snapshotJson(const inspect::FileSnapshot &snapshot)
{
    QJsonArray files;
    for (const inspect::FileState &file : snapshot.files)
        files << fileJson(file);
    const QJsonObject directory{{QStringLiteral("modifiedNs"), snapshot.directory.modifiedNs},
                                {QStringLiteral("changedNs"), snapshot.directory.changedNs},
                                {QStringLiteral("names"), QJsonArray::fromStringList(snapshot.listing)}};
    return {{QStringLiteral("takenAt"), snapshot.takenAt},
            {QStringLiteral("hashSeconds"), snapshot.seconds},
            {QStringLiteral("files"), files},
            {QStringLiteral("directory"), directory}};
}

void addSnapshot(Facts *facts, const QString &when, const inspect::FileSnapshot &snapshot)
{
    for (const inspect::FileState &file : snapshot.files) {
        if (!file.exists)
            continue;
        facts->emplace_back(when, QStringLiteral("%1  %2 bytes  modified %3  inode %4")
                                      .arg(file.name, formatCount(file.sizeBytes),
                                           formatTime(static_cast<double>(file.modifiedNs) / 1e9),
                                           QString::number(file.inode)));
        if (!file.sha256.isEmpty())
            facts->emplace_back(QString(),
                                QStringLiteral("SHA-256 %1").arg(QString::fromLatin1(file.sha256)));
    }
}

} // namespace

QJsonObject proofJson(const ProofRun &run)
{
    QJsonArray lines;
    for (const inspect::ProofLine &line : run.proof.lines)
        lines << QJsonObject{{QStringLiteral("changed"), line.changed}, {QStringLiteral("text"), line.text}};
    return {{QStringLiteral("unchanged"), run.proof.unchanged},
            {QStringLiteral("contentCompared"), run.proof.contentCompared},
            {QStringLiteral("verdict"), run.proof.verdict},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("before"), snapshotJson(run.before)},
            {QStringLiteral("after"), snapshotJson(run.after)}};
}

Facts proofFacts(const ProofRun &run)
{
    Facts facts;
    addSnapshot(&facts, QStringLiteral("Before"), run.before);
    addSnapshot(&facts, QStringLiteral("After"), run.after);
    for (const inspect::ProofLine &line : run.proof.lines)
        facts.emplace_back(line.changed ? QStringLiteral("CHANGED") : QStringLiteral("Same"), line.text);
    facts.emplace_back(QStringLiteral("Proof"), run.proof.verdict);
    return facts;
}

} // namespace cachescope::cli
