// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

#include "app/cli/output.h"
#include "core/base/format.h"

namespace cachescope::cli {

namespace {

constexpr double kLongestBar = 40.0;

QString bar(qint64 bytes, qint64 most)
{
    if (most == 0)
        return {};
    const double share = static_cast<double>(bytes) / static_cast<double>(most);
    return QString(qRound(kLongestBar * share), QLatin1Char('#'));
}

} // namespace

QString factsTable(const Facts &facts)
{
    qsizetype width = 0;
    for (const auto &[name, value] : facts)
        width = qMax(width, name.size());
    QString table;
    for (const auto &[name, value] : facts)
        table += name.leftJustified(width + 2) + printable(value) + QLatin1Char('\n');
    return table;
}

QString histogramTable(const QString &title, const std::vector<inspect::HistogramBin> &bins,
                       const std::function<QString(double)> &edge)
{
    if (bins.empty())
        return {};
    qint64 most = 0;
    for (const auto &bin : bins)
        most = qMax(most, bin.bytes);
    QString table = QStringLiteral("\n%1\n").arg(title);
    for (const auto &bin : bins) {
        if (bin.entries == 0)
            continue;
        const QString line = QStringLiteral("%1 … %2  %3  %4  %5")
                                 .arg(edge(bin.from), 10)
                                 .arg(edge(bin.to), -10)
                                 .arg(formatCount(bin.entries), 10)
                                 .arg(formatBytes(bin.bytes), 8)
                                 .arg(bar(bin.bytes, most));
        table += line + QLatin1Char('\n');
    }
    return table;
}

QString totalsTable(const QString &title, const std::vector<inspect::NamedTotal> &totals)
{
    if (totals.empty())
        return {};
    qint64 most = 0;
    for (const auto &total : totals)
        most = qMax(most, total.bytes);
    QString table = QStringLiteral("\n%1\n").arg(title);
    for (const auto &total : totals) {
        const QString line = QStringLiteral("%1  %2  %3  ")
                                 .arg(formatCount(total.entries), 10)
                                 .arg(formatBytes(total.bytes), 8)
                                 .arg(bar(total.bytes, most).leftJustified(qRound(kLongestBar)));
        table += line + printable(total.name) + QLatin1Char('\n');
    }
    return table;
}

} // namespace cachescope::cli
