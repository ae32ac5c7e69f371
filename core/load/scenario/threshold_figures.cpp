// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/threshold_figures.h"

#include "core/base/translate.h"
#include "core/load/scenario/operation_mix.h"
#include "core/sqlite/lock_error_codes.h"
#include "core/sqlite/lock_monitor.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace cachescope::load {

namespace {

/// Each of `names` in each of `objects`: reads.p50Ms, reads.p95Ms, …, writes.p50Ms, …
struct FigureGroup
{
    QStringList objects; ///< paths; empty: at the top
    QStringList names;
    QString cause; ///< of lock errors: what the names are, in words; empty for all else
};

template <std::size_t count>
QStringList listOf(const std::array<const char *, count> &names)
{
    QStringList list;
    for (const char *name : names)
        list << QLatin1String(name);
    return list;
}

constexpr std::array kPlain{"operations",
                            "operationsPerSecond",
                            "hits",
                            "misses",
                            "hitRatio",
                            "failed",
                            "evicted",
                            "workersFailed",
                            "lockErrors.total",
                            "lockWaits.count",
                            "lockWaits.totalMs",
                            "lockWaits.maxMs",
                            "lockWaits.worstShareOfTimeout",
                            "lockWaits.nearMisses",
                            "arrivals.dropped",
                            "arrivals.droppedShare",
                            "fairness.worstOverMedian",
                            "fairness.worstFailedShare",
                            "fairness.worstMeanMs",
                            "fairness.leastOperations",
                            "fairness.starved",
                            "verification.unchecked",
                            "wal.maxBytes",
                            "stores.commits",
                            "stores.entriesPerCommit"};
constexpr std::array kLatency{"count", "perSecond", "meanMs", "p50Ms", "p95Ms", "p99Ms", "p999Ms", "maxMs"};

QStringList handlerAnswers()
{
    using sqlite::HandlerAsked;
    QStringList names;
    for (const auto asked : {HandlerAsked::NoneSet, HandlerAsked::Never, HandlerAsked::Asked})
        names << sqlite::handlerAskedName(asked);
    return names;
}

QStringList timedObjects()
{
    QStringList objects{QStringLiteral("reads"), QStringLiteral("writes"), QStringLiteral("failures")};
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        const auto kind = static_cast<OperationKind>(i);
        if (kind != OperationKind::Play) // is recorded by its parts
            objects << QStringLiteral("byOperation.") + operationName(kind);
    }
    return objects;
}

QStringList lockErrorNames()
{
    QStringList names = sqlite::lockErrorCodes().keys();
    names.removeIf([](const QString &name) { return name.contains(QLatin1Char('(')); }); // of no name
    names.sort();
    return names;
}

QStringList lockPhases()
{
    QStringList names;
    for (int phase = 0; phase <= static_cast<int>(sqlite::LockPhase::Close); ++phase)
        names << sqlite::lockPhaseName(static_cast<sqlite::LockPhase>(phase));
    return names;
}

FigureGroup causes(const char *object, const QStringList &names, const char *cause)
{
    return {{QStringLiteral("lockErrors.") + QLatin1String(object)}, names, QLatin1String(cause)};
}

const QList<FigureGroup> &groups()
{
    static const QList<FigureGroup> all{
        {{}, listOf(kPlain), {}},
        {timedObjects(), listOf(kLatency), {}},
        causes("byCode", lockErrorNames(), "result code of a lock error"),
        causes("byPhase", lockPhases(), "phase of a lock error"),
        causes("byHandler", handlerAnswers(), "answer of the busy handler"),
    };
    return all;
}

/// The group that has `name`'s object: of "reads.p98Ms" and "reads.p99Ms" the same.
const FigureGroup *groupOfObject(const QString &name)
{
    const QString object = name.left(std::max<qsizetype>(name.lastIndexOf(QLatin1Char('.')), 0));
    for (const FigureGroup &group : groups()) {
        if (group.objects.contains(object))
            return &group;
    }
    return nullptr;
}

QString lastPart(const QString &name)
{
    return name.section(QLatin1Char('.'), -1);
}

QString oneOf(const QStringList &names)
{
    QString pattern = names.join(QLatin1Char('|'));
    pattern.replace(QLatin1Char('.'), QStringLiteral("\\."));
    return QStringLiteral("(%1)").arg(pattern);
}

} // namespace

bool isFigure(const QString &name)
{
    if (groups().first().names.contains(name))
        return true;
    const FigureGroup *group = groupOfObject(name);
    return group && group->names.contains(lastPart(name));
}

bool isCauseCount(const QString &name)
{
    const FigureGroup *group = groupOfObject(name);
    return group && !group->cause.isEmpty() && group->names.contains(lastPart(name));
}

QStringList figureNames()
{
    QStringList all;
    for (const FigureGroup &group : groups()) {
        if (group.objects.isEmpty())
            all << group.names;
        for (const QString &object : group.objects) {
            for (const QString &name : group.names)
                all << object + QLatin1Char('.') + name;
        }
    }
    return all;
}

QString whyNoFigure(const QString &name)
{
    const FigureGroup *group = groupOfObject(name);
    if (!group || group->cause.isEmpty())
        return CoreText::tr("names no figure of a run; figures are %1").arg(figuresInWords());
    return CoreText::tr("names no %1; allowed are %2")
        .arg(group->cause, group->names.join(QStringLiteral(", ")));
}

QString figuresInWords()
{
    QStringList reads;
    for (const char *name : kLatency)
        reads << QStringLiteral("reads.") + QLatin1String(name);
    return CoreText::tr("%1, the same of writes, failures and byOperation.get …, and "
                        "lockErrors.byCode.SQLITE_BUSY and its like")
        .arg((listOf(kPlain) + reads).join(QStringLiteral(", ")));
}

QString figurePattern()
{
    QStringList parts;
    for (const FigureGroup &group : groups())
        parts << (group.objects.isEmpty()
                      ? oneOf(group.names)
                      : oneOf(group.objects) + QStringLiteral("\\.") + oneOf(group.names));
    return QStringLiteral("(%1)").arg(parts.join(QLatin1Char('|')));
}

} // namespace cachescope::load
