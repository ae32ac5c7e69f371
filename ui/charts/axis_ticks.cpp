// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis_ticks.h"

#include "core/base/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

struct AxisTicks
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::AxisTicks)
};

// The smallest of 1, 2, 2.5, 5, 10 × 10^n that needs at most `steps` steps.
double niceStep(double maximum, int steps)
{
    const double least = maximum / std::max(steps, 1);
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= least * (1.0 - 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

QString plainNumber(double value)
{
    return formatCount(static_cast<qint64>(std::llround(value)));
}

std::vector<Tick> linearTicks(double step, double maximum, QString (*label)(double))
{
    const int count = std::max(1, static_cast<int>(std::ceil(maximum / step - 1e-9)));
    std::vector<Tick> ticks;
    for (int i = 0; i <= count; ++i)
        ticks.push_back({i * step, i == 0 ? QStringLiteral("0") : label(i * step)});
    return ticks;
}

// Three digits at most, and no ".0": for axes, where formatBytes() would say "500.0 kB".
QString shortBytes(double bytes)
{
    const ByteUnit unit = byteUnitFor(bytes);
    return formatShortNumber(bytes / unit.bytes, 3) + QLatin1Char(' ') + unit.name;
}

// Round in the unit that the labels have.
double niceByteStep(double maximum, int steps)
{
    const double unit = byteUnitFor(maximum / std::max(steps, 1)).bytes;
    return unit * niceStep(maximum / unit, steps);
}

QString latencyLabel(double ms)
{
    if (ms >= 1000.0)
        return AxisTicks::tr("%1 s").arg(formatShortNumber(ms / 1000.0));
    return ms < 1.0 ? AxisTicks::tr("%1 µs").arg(formatShortNumber(ms * 1000.0))
                    : AxisTicks::tr("%1 ms").arg(formatShortNumber(ms));
}

QString secondsLabel(double seconds)
{
    return seconds >= 600.0 ? AxisTicks::tr("%1 min").arg(formatShortNumber(seconds / 60.0))
                            : AxisTicks::tr("%1 s").arg(formatShortNumber(seconds));
}

constexpr double kDaySeconds = 86400.0;

QString timeText(double seconds, const QString &format)
{
    return formatStyle().locale.toString(dateTimeOf(seconds), format);
}

} // namespace

std::vector<Tick> countTicks(double maximum, int steps)
{
    return linearTicks(std::max(1.0, std::ceil(niceStep(std::max(maximum, 1.0), steps))), maximum,
                       plainNumber);
}

std::vector<Tick> byteTicks(double maximum, int steps)
{
    return linearTicks(std::max(1.0, niceByteStep(std::max(maximum, 1.0), steps)), maximum, shortBytes);
}

std::vector<Tick> latencyTicks(double minimum, double maximum)
{
    const int first = static_cast<int>(std::floor(std::log10(minimum)));
    const int last = std::max(first + 1, static_cast<int>(std::ceil(std::log10(std::max(maximum, minimum)))));
    std::vector<Tick> ticks;
    for (int power = first; power <= last; ++power)
        ticks.push_back({static_cast<double>(power), latencyLabel(std::pow(10.0, power))});
    return ticks;
}

std::vector<Tick> secondTicks(double maximum, int steps)
{
    static constexpr double kSteps[] = {1,   2,   5,   10,   15,   30,   60,    120,
                                        300, 600, 900, 1800, 3600, 7200, 14400, 28800};
    const auto *step = std::find_if(std::begin(kSteps), std::end(kSteps) - 1,
                                    [&](double candidate) { return maximum / candidate <= steps; });
    std::vector<Tick> ticks;
    for (double at = 0.0; at <= maximum * (1.0 + 1e-9); at += *step)
        ticks.push_back({at, secondsLabel(at)});
    return ticks;
}

double binPosition(const std::vector<inspect::HistogramBin> &bins, double value)
{
    if (bins.empty() || value <= bins.front().from)
        return 0.0;
    const auto bin = std::find_if(bins.begin(), bins.end(), [&](const auto &b) { return value < b.to; });
    if (bin == bins.end())
        return static_cast<double>(bins.size());
    const double within = bin->from > 0.0 ? std::log(value / bin->from) / std::log(bin->to / bin->from)
                                          : (value - bin->from) / (bin->to - bin->from);
    return static_cast<double>(bin - bins.begin()) + std::clamp(within, 0.0, 1.0);
}

std::vector<Tick> sizeBinTicks(const std::vector<inspect::HistogramBin> &bins)
{
    std::vector<Tick> ticks;
    if (bins.empty())
        return ticks;
    const bool binary = formatStyle().bytes == ByteUnits::Binary;
    const double decade = binary ? 16.0 : 10.0;
    const bool narrow = bins.back().to < bins.front().from * 3e3;
    for (double power = 1.0; power <= bins.back().to * (1.0 + 1e-9); power *= decade) {
        for (const double bytes : {power, 2.0 * power, (binary ? 4.0 : 5.0) * power}) {
            const bool inside =
                bytes >= bins.front().from * (1.0 - 1e-9) && bytes <= bins.back().to * (1.0 + 1e-9);
            if (inside && (narrow || bytes == power))
                ticks.push_back({binPosition(bins, bytes), shortBytes(bytes), bytes != power});
        }
    }
    return ticks;
}

std::vector<Tick> ageBinTicks(const std::vector<inspect::HistogramBin> &bins)
{
    constexpr double kDay = 86400.0;
    const std::pair<double, QString> marks[] = {
        {60.0, AxisTicks::tr("1 min")},
        {600.0, AxisTicks::tr("10 min")},
        {3600.0, AxisTicks::tr("1 h")},
        {6 * 3600.0, AxisTicks::tr("6 h")},
        {kDay, AxisTicks::tr("1 day")},
        {7 * kDay, AxisTicks::tr("1 week")},
        {30 * kDay, AxisTicks::tr("30 days")},
        {182.5 * kDay, AxisTicks::tr("6 months")},
        {5 * 365.0 * kDay, AxisTicks::tr("5 years")},
    };
    std::vector<Tick> ticks;
    for (const auto &[seconds, label] : marks) {
        if (!bins.empty() && seconds >= bins.front().from && seconds <= bins.back().to)
            ticks.push_back({binPosition(bins, seconds), label});
    }
    return ticks;
}

std::vector<Tick> timeBinTicks(const std::vector<inspect::HistogramBin> &bins)
{
    if (bins.empty())
        return {};
    const std::size_t every = std::max<std::size_t>(1, (bins.size() + 3) / 5);
    const double step = bins[bins.size() / 2].to - bins[bins.size() / 2].from; // the ends may be wider
    const double span = bins.back().to - bins.front().from;
    const QString format = step * static_cast<double>(every) < 0.9 * kDaySeconds
                               ? AxisTicks::tr("d MMM HH:mm")
                           : span > 300.0 * kDaySeconds ? AxisTicks::tr("MMM yyyy")
                                                        : AxisTicks::tr("d MMM");
    std::vector<Tick> ticks;
    for (std::size_t i = 0; i < bins.size(); i += every) {
        const QString label = timeText(bins[i].from, format);
        if (ticks.empty() || ticks.back().label != label)
            ticks.push_back({static_cast<double>(i), label});
    }
    return ticks;
}

QString timeRangeText(double from, double to)
{
    const QString format =
        to - from < 2.0 * kDaySeconds ? AxisTicks::tr("d MMM yyyy HH:mm") : AxisTicks::tr("d MMM yyyy");
    return AxisTicks::tr("%1 – %2").arg(timeText(from, format), timeText(to, format));
}

} // namespace cachescope::ui
