// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/threshold.h"

#include "core/load/scenario/operation_mix.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace cachescope::load {

namespace {

struct OperatorName
{
    Comparison comparison;
    const char *text;
};
/// The longer ones first: "<=" begins with "<".
constexpr std::array kOperators{
    OperatorName{Comparison::LessOrEqual, "<="}, OperatorName{Comparison::GreaterOrEqual, ">="},
    OperatorName{Comparison::Equal, "=="},       OperatorName{Comparison::Less, "<"},
    OperatorName{Comparison::Greater, ">"},
};

QStringList latencyFigures(const QString &group)
{
    QStringList names;
    for (const char *name : {"count", "perSecond", "meanMs", "p50Ms", "p95Ms", "p99Ms", "p999Ms", "maxMs"})
        names << group + QLatin1Char('.') + QLatin1String(name);
    return names;
}

QStringList plainFigures()
{
    QStringList names;
    for (const char *name : {"operations",
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
                             "verification.unchecked",
                             "wal.maxBytes",
                             "stores.commits",
                             "stores.entriesPerCommit"})
        names << QLatin1String(name);
    return names;
}

const QStringList &knownFigures()
{
    static const QStringList all = [] {
        QStringList names = plainFigures() + latencyFigures(QStringLiteral("reads")) +
                            latencyFigures(QStringLiteral("writes")) +
                            latencyFigures(QStringLiteral("failures"));
        for (std::size_t i = 0; i < kOperationKinds; ++i) {
            const auto kind = static_cast<OperationKind>(i);
            if (kind != OperationKind::Play) // is recorded by its parts
                names += latencyFigures(QStringLiteral("byOperation.") + operationName(kind));
        }
        return names;
    }();
    return all;
}

/// Figures whose last part is the name of what happened: what is not there happened 0 times.
bool isOpenCount(const QString &figure)
{
    static const QRegularExpression pattern(
        QStringLiteral("^lockErrors\\.(byCode|byPhase|byHandler)\\.[A-Za-z_]+$"));
    return pattern.match(figure).hasMatch();
}

Error refuse(const QString &text, const QString &why)
{
    return Error{
        ErrorCode::InvalidArgument,
        QStringLiteral("\"%1\" %2; write a figure, an operator (<, <=, >, >=, ==) and a number, such "
                       "as lockErrors.total<=0. Figures are %3, the same of writes, failures and "
                       "byOperation.get …, and lockErrors.byCode.SQLITE_BUSY and its like")
            .arg(text, why,
                 (plainFigures() + latencyFigures(QStringLiteral("reads"))).join(QStringLiteral(", ")))};
}

/// A few arrivals fall into the last moments of every run.
constexpr double kMostDropped = 0.05;

Threshold atMost(const char *figure, double limit)
{
    return {QLatin1String(figure), Comparison::LessOrEqual, limit};
}

} // namespace

QString Threshold::operatorText() const
{
    const auto *const named = std::ranges::find(kOperators, comparison, &OperatorName::comparison);
    return QLatin1String(named->text);
}

QString Threshold::toText() const
{
    return figure + operatorText() + QString::number(limit, 'g', 12);
}

std::optional<double> Threshold::valueIn(const QJsonObject &run) const
{
    QJsonValue value = run;
    const QStringList path = figure.split(QLatin1Char('.'));
    for (const QString &name : path)
        value = value.toObject().value(name);
    if (value.isDouble())
        return value.toDouble();
    return isOpenCount(figure) ? std::optional(0.0) : std::nullopt;
}

bool Threshold::holdsFor(double value) const
{
    switch (comparison) {
    case Comparison::Less:
        return value < limit;
    case Comparison::LessOrEqual:
        return value <= limit;
    case Comparison::Greater:
        return value > limit;
    case Comparison::GreaterOrEqual:
        return value >= limit;
    case Comparison::Equal:
        return value == limit;
    }
    return false;
}

Result<Threshold> parseThreshold(const QString &text)
{
    const QString trimmed = text.trimmed();
    for (const OperatorName &known : kOperators) {
        const QString sign = QLatin1String(known.text);
        const qsizetype at = trimmed.indexOf(sign);
        if (at < 0)
            continue;
        const Threshold threshold{trimmed.left(at).trimmed(), known.comparison, 0.0};
        bool isNumber = false;
        const double limit = trimmed.mid(at + sign.size()).trimmed().toDouble(&isNumber);
        if (!isNumber || std::isnan(limit))
            return refuse(text, QStringLiteral("has no number behind %1").arg(sign));
        if (!knownFigures().contains(threshold.figure) && !isOpenCount(threshold.figure))
            return refuse(text, QStringLiteral("names no figure of a run"));
        return Threshold{threshold.figure, known.comparison, limit};
    }
    return refuse(text, QStringLiteral("is no threshold"));
}

Result<QList<Threshold>> parseThresholds(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("\\s+and\\s+|\\s*,\\s*"));
    QList<Threshold> all;
    const QStringList parts = text.trimmed().split(between);
    for (const QString &part : parts) {
        auto threshold = parseThreshold(part);
        if (!threshold)
            return threshold.error();
        all << *threshold;
    }
    return all;
}

QList<Threshold> withDefaults(const QList<Threshold> &wanted, bool isScheduled)
{
    QList<Threshold> all;
    QList<Threshold> standards{atMost("lockErrors.total", 0.0), atMost("failed", 0.0)};
    if (isScheduled)
        standards << atMost("arrivals.droppedShare", kMostDropped);
    for (const Threshold &standard : std::as_const(standards)) {
        const auto isSame = [&standard](const Threshold &own) { return own.figure == standard.figure; };
        if (std::none_of(wanted.begin(), wanted.end(), isSame))
            all << standard;
    }
    return all + wanted;
}

} // namespace cachescope::load
