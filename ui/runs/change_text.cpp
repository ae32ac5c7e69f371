// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/change_text.h"

#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

using load::ComparisonVerdict;
using load::FigureComparison;
using load::RunComparison;

/// So that the words of this file are together for translators.
struct ChangeText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::ChangeText)
};

QString withSign(double number, const QString &size)
{
    const QString sign = number > 0.0 ? QStringLiteral("+") : number < 0.0 ? QStringLiteral("−") : QString();
    return sign + size;
}

/// Figures with that verdict, each once.
QStringList titlesOf(const RunComparison &comparison, ComparisonVerdict verdict)
{
    QStringList titles;
    for (const load::RunPair &pair : comparison.pairs) {
        for (const auto *figures : {&pair.faults, &pair.figures}) {
            for (const FigureComparison &figure : *figures) {
                if (figure.verdict == verdict)
                    titles << figureTitle(figure.name);
            }
        }
    }
    titles.removeDuplicates();
    return titles;
}

bool isUnknown(const RunComparison &comparison)
{
    return std::ranges::none_of(comparison.pairs, [](const load::RunPair &pair) {
        return std::ranges::any_of(pair.figures, [](const FigureComparison &figure) {
            return figure.verdict != ComparisonVerdict::Unknown;
        });
    });
}

/// Why B is worse, beside its figures.
QStringList lossesOf(const RunComparison &comparison)
{
    QStringList losses;
    for (const load::RunPair &pair : comparison.pairs) {
        if (!pair.isProbe && pair.holdsBefore && !pair.holdsAfter)
            losses << ChangeText::tr("%1 holds no more").arg(pair.designAfter);
    }
    for (const QString &design : comparison.onlyBefore)
        losses << ChangeText::tr("%1 was not run any more").arg(design);
    if (comparison.limit && comparison.limit->verdict == ComparisonVerdict::Worse)
        losses << ChangeText::tr("the limit is lower");
    return losses;
}

QStringList gainsOf(const RunComparison &comparison)
{
    QStringList gains;
    for (const load::RunPair &pair : comparison.pairs) {
        if (!pair.isProbe && pair.verdict() == ComparisonVerdict::Better)
            gains << ChangeText::tr("%1 holds now").arg(pair.designAfter);
    }
    if (comparison.limit && comparison.limit->verdict == ComparisonVerdict::Better)
        gains << ChangeText::tr("the limit is higher");
    return gains + titlesOf(comparison, ComparisonVerdict::Better);
}

} // namespace

QString figureTitle(const QString &name)
{
    static const QHash<QString, const char *> titles{
        {QStringLiteral("operationsPerSecond"),
         QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Operations")},
        {QStringLiteral("reads.p50Ms"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Reads p50")},
        {QStringLiteral("reads.p99Ms"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Reads p99")},
        {QStringLiteral("writes.p50Ms"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Writes p50")},
        {QStringLiteral("writes.p99Ms"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Writes p99")},
        {QStringLiteral("lockErrors.total"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Lock errors")},
        {QStringLiteral("failed"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Failed operations")},
        {QStringLiteral("arrivals.dropped"),
         QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Dropped arrivals")},
        {QStringLiteral("lockWaits.maxMs"),
         QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Longest lock wait")},
        {QStringLiteral("lockWaits.worstShareOfTimeout"),
         QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Worst share of the timeout")},
        {QStringLiteral("wal.maxBytes"),
         QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Largest write-ahead log")},
        {QStringLiteral("hitRatio"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Hit ratio")},
        {QStringLiteral("stores.entriesPerCommit"),
         QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Entries per commit")},
        {QStringLiteral("wrongValues"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Wrong values")},
        {QStringLiteral("wrongValuesInFile"),
         QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Wrong values in the file")},
        {QStringLiteral("damagedFiles"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Damaged files")},
        {QStringLiteral("workersFailed"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Lost processes")},
        {QStringLiteral("closeErrors"), QT_TRANSLATE_NOOP("cachescope::ui::ChangeText", "Failed ends")},
    };
    const char *title = titles.value(name);
    return title ? ChangeText::tr(title) : load::figureName(name);
}

QString changeText(const FigureComparison &figure)
{
    if (!figure.change)
        return load::dash();
    const QString change = withSign(*figure.change, load::figureText(figure.name, std::fabs(*figure.change)));
    const auto share = figure.changeShare();
    if (!share || *figure.change == 0.0)
        return change;
    return QStringLiteral("%1 (%2)").arg(change, withSign(*share, load::shareText(std::fabs(*share))));
}

QString noiseText(const FigureComparison &figure)
{
    if (figure.noise)
        return QStringLiteral("±") + load::figureText(figure.name, *figure.noise);
    return figure.change == 0.0 ? QString() : ChangeText::tr("not known");
}

QString judgementText(const FigureComparison &figure)
{
    switch (figure.verdict) {
    case ComparisonVerdict::Better:
        return ChangeText::tr("better");
    case ComparisonVerdict::Worse:
        return ChangeText::tr("worse");
    case ComparisonVerdict::Same:
        return figure.change == 0.0 ? ChangeText::tr("no change") : ChangeText::tr("within noise");
    case ComparisonVerdict::Unknown:
        break;
    }
    return ChangeText::tr("not judged");
}

Tone toneOf(ComparisonVerdict verdict)
{
    switch (verdict) {
    case ComparisonVerdict::Better:
        return Tone::Good;
    case ComparisonVerdict::Worse:
        return Tone::Bad;
    case ComparisonVerdict::Same:
    case ComparisonVerdict::Unknown:
        break;
    }
    return Tone::Neutral;
}

QString iconOf(ComparisonVerdict verdict)
{
    switch (verdict) {
    case ComparisonVerdict::Better:
        return QStringLiteral("check");
    case ComparisonVerdict::Worse:
        return QStringLiteral("warning");
    case ComparisonVerdict::Same:
    case ComparisonVerdict::Unknown:
        break;
    }
    return {};
}

QString judgementOf(const RunComparison &comparison)
{
    const QStringList losses = lossesOf(comparison) + titlesOf(comparison, ComparisonVerdict::Worse);
    const QStringList gains = gainsOf(comparison);
    const QString comma = QStringLiteral(", ");
    if (!losses.isEmpty() && !gains.isEmpty())
        return ChangeText::tr("B is worse in part: %1. It is better in part: %2.")
            .arg(losses.join(comma), gains.join(comma));
    if (!losses.isEmpty())
        return ChangeText::tr("B is worse: %1.").arg(losses.join(comma));
    if (!gains.isEmpty())
        return ChangeText::tr("B is better: %1. Nothing is worse.").arg(gains.join(comma));
    if (isUnknown(comparison))
        return ChangeText::tr("Whether anything changed by more than chance is not known.");
    return ChangeText::tr("No figure that could be judged changed by more than its noise.");
}

QString conclusionOf(const RunComparison &comparison)
{
    constexpr std::size_t most = 4;
    const QString judgement = judgementOf(comparison);
    if (comparison.scenario.empty())
        return judgement;
    QStringList fields;
    for (const load::FieldDifference &field : comparison.scenario) {
        if (fields.size() < qsizetype{most})
            fields << load::figureName(field.field);
    }
    if (comparison.scenario.size() > most)
        fields << ChangeText::tr("and others");
    return ChangeText::tr("A and B ran different scenarios (%1), so what changed may be their doing. %2")
        .arg(fields.join(QStringLiteral(", ")), judgement);
}

Tone toneOf(const RunComparison &comparison)
{
    if (!comparison.scenario.empty())
        return Tone::Warning; // neither better nor worse is said of equal things
    if (comparison.isWorse())
        return Tone::Bad;
    return gainsOf(comparison).isEmpty() ? Tone::Neutral : Tone::Good;
}

} // namespace cachescope::ui
