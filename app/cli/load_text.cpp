// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_text.h"

#include "app/cli/load_causes_text.h"
#include "app/cli/load_experiments_text.h"
#include "app/cli/load_figures_text.h"
#include "app/cli/load_scenario_text.h"
#include "core/base/format.h"

namespace cachescope::cli {

QString sampleInWords(const load::RunSample &sample)
{
    return QStringLiteral("%1  %2 operations/s  p99 %3  %4 lock errors")
        .arg(formatDuration(sample.atSeconds), formatCount(qRound64(sample.operationsPerSecond)),
             formatDuration(sample.p99Ms / 1e3), formatCount(static_cast<qint64>(sample.locks.totalErrors)));
}

QString reportInWords(const load::LoadDocument &document)
{
    QString text = scenarioInWords(document.scenario) + QStringLiteral("\n\n");
    if (document.limit)
        return text + limitInWords(*document.limit);
    const QStringList labels = document.runLabels();
    text += figuresInWords(document.runs, labels);
    if (document.ablation)
        text += matrixInWords(*document.ablation);
    for (std::size_t run = 0; run < document.runs.size(); ++run)
        text += causesInWords(document.runs[run], labels[static_cast<qsizetype>(run)]);
    return text;
}

} // namespace cachescope::cli
