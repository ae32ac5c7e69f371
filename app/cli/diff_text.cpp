// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/diff_text.h"

#include "app/cli/output.h"
#include "app/cli/table.h"
#include "core/base/format.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace cachescope::cli {

namespace {

using inspect::DiffBin;
using inspect::DiffGroup;
using inspect::DiffKind;
using inspect::DiffSide;
using inspect::DiffTotal;
using inspect::DiffTotals;
using inspect::FileDiff;

constexpr std::array kKinds{DiffKind::Added, DiffKind::Removed, DiffKind::Restored, DiffKind::Touched,
                            DiffKind::Unchanged};
constexpr std::size_t kPrefixesShown = 20;

/// `bytes` are those in the later file, of removed entries in the earlier.
QJsonObject totalJson(DiffKind kind, const DiffTotal &total)
{
    QJsonObject object{
        {QStringLiteral("entries"), total.entries},
        {QStringLiteral("bytes"), kind == DiffKind::Removed ? total.bytesBefore : total.bytesAfter}};
    if (kind == DiffKind::Restored)
        object.insert(QStringLiteral("bytesBefore"), total.bytesBefore);
    return object;
}

QJsonObject totalsJson(const DiffTotals &totals)
{
    QJsonObject object;
    for (const DiffKind kind : kKinds)
        object.insert(inspect::diffKindName(kind), totalJson(kind, totals[kind]));
    return object;
}

QJsonArray groupsJson(const std::vector<DiffGroup> &groups, const QString &what)
{
    QJsonArray array;
    for (const DiffGroup &group : groups) {
        QJsonObject object = totalsJson(group.totals);
        object.insert(what, group.name);
        array << object;
    }
    return array;
}

QJsonArray binsJson(const std::vector<DiffBin> &bins, const QString &unit)
{
    QJsonArray array;
    for (const DiffBin &bin : bins) {
        QJsonObject object = totalsJson(bin.totals);
        object.insert(QStringLiteral("from") + unit, bin.from);
        object.insert(QStringLiteral("to") + unit, bin.to);
        array << object;
    }
    return array;
}

QJsonObject sideJson(const DiffSide &side)
{
    return {{QStringLiteral("path"), side.file.info().path},
            {QStringLiteral("format"), formatName(side.file.info().format.kind)},
            {QStringLiteral("entries"), static_cast<qint64>(side.scan.index->size())},
            {QStringLiteral("bytes"), side.dataBytes},
            {QStringLiteral("notCompared"), side.unknown}};
}

QString sideText(const DiffSide &side)
{
    return QStringLiteral("%1 (%2, %3 entries, %4)")
        .arg(side.file.info().path, formatName(side.file.info().format.kind),
             formatCount(static_cast<qint64>(side.scan.index->size())), formatBytes(side.dataBytes));
}

QString line(const QString &entries, const QString &before, const QString &after, const QString &name)
{
    return QStringLiteral("%1  %2  %3  %4\n").arg(entries, 12).arg(before, 10).arg(after, 10).arg(name);
}

QString line(const DiffTotal &total, const QString &name)
{
    return line(formatCount(total.entries), formatBytes(total.bytesBefore), formatBytes(total.bytesAfter),
                name);
}

QString totalsText(const FileDiff &diff)
{
    QString text = u'\n' + line(QStringLiteral("Entries"), QStringLiteral("Before"), QStringLiteral("After"),
                                QStringLiteral("Change"));
    for (const DiffKind kind : kKinds)
        text += line(diff.totals[kind], inspect::diffKindName(kind));
    const auto addSome = [&text](const DiffTotal &total, const QString &name) {
        if (total.entries > 0)
            text += line(total, name);
    };
    addSome(diff.sameContent, QStringLiteral("… of the restored with the same content"));
    addSome(diff.otherContent, QStringLiteral("… of the restored with other content of the same size"));
    addSome(diff.pinned, QStringLiteral("… of the restored and touched pinned"));
    addSome(diff.unpinned, QStringLiteral("… of the restored and touched unpinned"));
    return text;
}

QString prefixesText(const std::vector<DiffGroup> &prefixes)
{
    if (prefixes.empty())
        return {};
    const auto cells = [](const QString &added, const QString &removed, const QString &restored,
                          const QString &name) {
        return QStringLiteral("%1  %2  %3  %4\n").arg(added, 10).arg(removed, 10).arg(restored, 10).arg(name);
    };
    QString text = u'\n' + cells(QStringLiteral("Added"), QStringLiteral("Removed"),
                                 QStringLiteral("Restored"), QStringLiteral("Kind of key"));
    for (std::size_t i = 0; i < std::min(kPrefixesShown, prefixes.size()); ++i) {
        const DiffGroup &group = prefixes[i];
        text += cells(formatBytes(group.totals[DiffKind::Added].bytesAfter),
                      formatBytes(group.totals[DiffKind::Removed].bytesBefore),
                      formatBytes(group.totals[DiffKind::Restored].bytesAfter), printable(group.name));
    }
    return text;
}

/// What was not compared for want of it in a file.
QString notComparedText(const FileDiff &diff)
{
    QStringList missing;
    if (!diff.creationCompared)
        missing << QStringLiteral("creation times");
    if (!diff.accessCompared)
        missing << QStringLiteral("access times");
    if (!diff.pinsCompared)
        missing << QStringLiteral("pins");
    return missing.join(QStringLiteral(", "));
}

} // namespace

QJsonObject diffJson(const FileDiff &diff)
{
    QJsonObject object = totalsJson(diff.totals);
    object.insert(QStringLiteral("before"), sideJson(diff.before));
    object.insert(QStringLiteral("after"), sideJson(diff.after));
    object.insert(QStringLiteral("complete"), diff.complete);
    object.insert(QStringLiteral("creationCompared"), diff.creationCompared);
    object.insert(QStringLiteral("accessCompared"), diff.accessCompared);
    object.insert(QStringLiteral("pinsCompared"), diff.pinsCompared);
    object.insert(QStringLiteral("contentCompared"), diff.contentCompared);
    object.insert(QStringLiteral("pinned"), totalJson(DiffKind::Touched, diff.pinned));
    object.insert(QStringLiteral("unpinned"), totalJson(DiffKind::Touched, diff.unpinned));
    object.insert(QStringLiteral("undecided"), totalJson(DiffKind::Touched, diff.undecided));
    if (diff.contentCompared) {
        object.insert(QStringLiteral("sameContent"), totalJson(DiffKind::Touched, diff.sameContent));
        object.insert(QStringLiteral("otherContent"), totalJson(DiffKind::Touched, diff.otherContent));
        object.insert(QStringLiteral("unreadContent"), totalJson(DiffKind::Touched, diff.unreadContent));
    }
    object.insert(QStringLiteral("byPrefix"), groupsJson(diff.prefixes, QStringLiteral("prefix")));
    object.insert(QStringLiteral("byType"), groupsJson(diff.types, QStringLiteral("type")));
    object.insert(QStringLiteral("bySize"), binsJson(diff.sizes, QStringLiteral("Bytes")));
    object.insert(QStringLiteral("byAge"), binsJson(diff.ages, QStringLiteral("Seconds")));
    object.insert(QStringLiteral("warnings"), QJsonArray::fromStringList(diff.warnings()));
    object.insert(QStringLiteral("seconds"), diff.seconds);
    return object;
}

QString diffTable(const FileDiff &diff)
{
    Facts facts{{QStringLiteral("Before"), sideText(diff.before)},
                {QStringLiteral("After"), sideText(diff.after)}};
    if (const QString missing = notComparedText(diff); !missing.isEmpty())
        facts.emplace_back(QStringLiteral("Not compared"),
                           QStringLiteral("%1, which not both files have").arg(missing));
    return factsTable(facts) + totalsText(diff) + prefixesText(diff.prefixes);
}

} // namespace cachescope::cli
