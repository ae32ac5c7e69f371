// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/scenario_text.h"

#include "core/base/format.h"
#include "core/base/units.h"
#include "core/load/report/ablation_matrix.h"
#include "core/load/scenario/mix_shares.h"
#include "ui/file/file_text.h"
#include "ui/load/form/disk_delay_field.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

using load::KeyDistribution;
using load::OperationKind;
using load::Scenario;
using load::SizeDistribution;

class ScenarioText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::ScenarioText)

public:
    static QString users(const Scenario &s);
    static QString operations(const Scenario &s);
    static QString cache(const Scenario &s);
    static QString budget(const Scenario &s);
    static QString disk(const Scenario &s);
    static QString designs(const Scenario &s);
    static QString length(const Scenario &s);
    static QString end(const Scenario &s);
    static QString sizes(const Scenario &s);
};

QString ScenarioText::users(const Scenario &s)
{
    const QString rate = formatShortNumber(s.arrivalRate);
    if (s.processes > 1)
        return s.arrivalRate > 0.0
                   ? tr("%n simulated user(s) in %1 processes begin %2 operations a second "
                        "together, whatever the "
                        "cache does.",
                        nullptr, s.users)
                         .arg(formatCount(s.processes), rate)
                   : tr("%n simulated user(s) in %1 processes each do one operation after the "
                        "other, with pauses of "
                        "%2.",
                        nullptr, s.users)
                         .arg(formatCount(s.processes), localNumber(typedDuration(s.thinkTime)));
    return s.arrivalRate > 0.0
               ? tr("%n simulated user(s) begin %1 operations a second together, whatever the cache does.",
                    nullptr, s.users)
                     .arg(rate)
               : tr("%n simulated user(s) each do one operation after the other, with pauses of %1.", nullptr,
                    s.users)
                     .arg(localNumber(typedDuration(s.thinkTime)));
}

QString ScenarioText::operations(const Scenario &s)
{
    const auto shares = load::permilleOf(s.mix);
    QStringList names;
    QStringList parts;
    for (std::size_t i = 0; i < load::kOperationKinds; ++i) {
        if (shares.at(i) == 0)
            continue;
        names << load::operationName(static_cast<OperationKind>(i));
        parts << tr("%1 % %2").arg(formatShortNumber(shares.at(i) / 10.0), names.last());
    }
    return names.size() == 1 ? tr("All operations are %1.").arg(names.first())
                             : tr("Of the operations %1.").arg(parts.join(tr(", ")));
}

QString ScenarioText::sizes(const Scenario &s)
{
    switch (s.valueSizes) {
    case SizeDistribution::Uniform:
        return tr("%1 to %2").arg(formatBytes(s.valueBytes), formatBytes(s.valueMaxBytes));
    case SizeDistribution::LogNormal:
        return tr("%1 in the median").arg(formatBytes(s.valueBytes));
    case SizeDistribution::File:
        return tr("the sizes in %1").arg(fileNameOf(s.valueSizesFile));
    case SizeDistribution::Fixed:
        break;
    }
    return formatBytes(s.valueBytes);
}

QString ScenarioText::cache(const Scenario &s)
{
    const QString file = fileNameOf(s.sourceFile);
    if (s.inPlace)
        return tr("It runs on %1 itself, and changes it.").arg(file);
    if (!file.isEmpty())
        return tr("Each design gets its own copy of %1 in a temporary folder, which is removed afterwards.")
            .arg(file);
    return tr("Each design gets a fresh cache for %1 keys with values of %2 in a temporary folder, which is "
              "removed "
              "afterwards.")
        .arg(formatCount(s.keyCount), sizes(s));
}

QString ScenarioText::budget(const Scenario &s)
{
    return s.maxBytes > 0 ? tr("Above %1 entries are evicted.").arg(formatBytes(s.maxBytes)) : QString();
}

QString ScenarioText::disk(const Scenario &s)
{
    if (!s.diskChanges.empty())
        return tr("The disk becomes another one %n time(s) during the run.", nullptr,
                  static_cast<int>(s.diskChanges.size()));
    if (s.disk.isReal())
        return {};
    return s.disk.sync.most.count() > 0 ? tr("The disk is made slower: each fsync takes %1 longer.")
                                              .arg(DiskDelayField::delayText(s.disk.sync))
                                        : tr("The disk is made slower or fails at times.");
}

QString ScenarioText::designs(const Scenario &s)
{
    const QString first = s.designs.value(0);
    switch (s.designs.size()) {
    case 0:
        return {};
    case 1:
        return tr("The design is “%1”.").arg(first);
    case 2:
        return tr("First comes the design “%1”, then, with the same operations, “%2”.")
            .arg(first, s.designs.at(1));
    default:
        return tr("%n design(s) come one after the other with the same operations, from “%1” to “%2”.",
                  nullptr, static_cast<int>(s.designs.size()))
            .arg(first, s.designs.last());
    }
}

/// Without what it takes to prepare the caches.
QString ScenarioText::length(const Scenario &s)
{
    const auto runs = static_cast<int>(load::plannedDesigns(s).size());
    if (s.operations > 0)
        return runs > 1 ? tr("There are %n run(s) of %1 operations each.", nullptr, runs)
                              .arg(formatCount(s.operations))
                        : tr("It ends after %1 operations.").arg(formatCount(s.operations));
    const auto each = s.measuredDuration() + s.warmUp;
    const QString one = localNumber(typedDuration(each));
    const auto seconds = std::chrono::duration<double>(each * runs).count();
    return runs > 1 ? tr("There are %n run(s) of %1 each, %2 in all.", nullptr, runs)
                          .arg(one, formatDuration(seconds))
                    : tr("It takes %1.").arg(one);
}

QString ScenarioText::end(const Scenario &s)
{
    return s.verifyFile ? tr("Every lock error is counted by its cause as it happens, and at the end the "
                             "whole file is "
                             "checked.")
                        : tr("Every lock error is counted by its cause as it happens.");
}

} // namespace

QStringList scenarioSentences(const Scenario &s)
{
    QStringList sentences{ScenarioText::users(s),  ScenarioText::operations(s), ScenarioText::cache(s),
                          ScenarioText::budget(s), ScenarioText::disk(s),       ScenarioText::designs(s),
                          ScenarioText::length(s), ScenarioText::end(s)};
    sentences.removeAll(QString());
    return sentences;
}

QString scenarioInWords(const Scenario &scenario)
{
    return scenarioSentences(scenario).join(QLatin1Char(' '));
}

} // namespace cachescope::ui
