// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/svg_chart.h"

#include "core/load/report/html/svg_frame.h"
#include "core/load/report/xml_text.h"

#include <QXmlStreamWriter>

#include <array>
#include <cmath>
#include <numeric>

namespace cachescope::load {

namespace {

constexpr std::array<const char *, kChartStyles> kDashes{"", "7 3", "2 3", "9 3 2 3", "12 5", "5 2 1 2"};

int styleOf(int number)
{
    return number % kChartStyles;
}

/// A path through the points, lifted where nothing was measured.
QString pathThrough(const ChartFrame &frame, const std::vector<ChartPoint> &points)
{
    QString path;
    bool down = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (std::isnan(points[i].value)) {
            down = false;
            continue;
        }
        path += QLatin1Char(down ? 'L' : 'M') + coordinate(chartX(frame, points[i].seconds)) +
                QLatin1Char(' ') + coordinate(chartY(frame, points[i].value));
        // One between two gaps is a dot: a line to where it is, with round ends.
        if (!down && (i + 1 == points.size() || std::isnan(points[i + 1].value)))
            path += QLatin1String("h0.01");
        down = true;
    }
    return path;
}

void writeTooltip(QXmlStreamWriter &xml, const QString &text)
{
    xml.writeTextElement(QStringLiteral("title"), xmlText(text));
}

void writeDashes(QXmlStreamWriter &xml, int style)
{
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("line-%1").arg(styleOf(style)));
    if (const char *dashes = kDashes[static_cast<std::size_t>(styleOf(style))]; *dashes)
        xml.writeAttribute(QStringLiteral("stroke-dasharray"), QLatin1String(dashes));
}

void writeRect(QXmlStreamWriter &xml, double x, double y, double width, double height)
{
    xml.writeEmptyElement(QStringLiteral("rect"));
    xml.writeAttribute(QStringLiteral("x"), coordinate(x));
    xml.writeAttribute(QStringLiteral("y"), coordinate(y));
    xml.writeAttribute(QStringLiteral("width"), coordinate(width));
    xml.writeAttribute(QStringLiteral("height"), coordinate(height));
}

/// The parts of all bars that belong to one layer, as one path.
QString pathOfLayer(const ChartFrame &frame, const std::vector<ChartBar> &bars, std::size_t layer)
{
    QString path;
    for (const ChartBar &bar : bars) {
        if (layer >= bar.parts.size() || bar.parts[layer] <= 0.0)
            continue;
        const double below =
            std::accumulate(bar.parts.begin(), bar.parts.begin() + static_cast<long>(layer), 0.0);
        const double left = chartX(frame, bar.fromSeconds);
        const double gap = chartX(frame, bar.toSeconds) - left > 4.0 ? 1.0 : 0.0;
        const double right = std::max(left + 0.5, chartX(frame, bar.toSeconds) - gap);
        const double top = chartY(frame, below + bar.parts[layer]);
        path +=
            QStringLiteral("M%1 %2H%3V%4H%1Z")
                .arg(coordinate(left), coordinate(chartY(frame, below)), coordinate(right), coordinate(top));
    }
    return path;
}

std::vector<ChartBar> highestBars(const std::vector<ChartBar> &bars)
{
    if (bars.size() <= kMostPoints)
        return bars;
    std::vector<ChartBar> highest;
    for (std::size_t i = 0; i < kMostPoints; ++i) {
        const auto from = bars.begin() + static_cast<long>(i * bars.size() / kMostPoints);
        const auto to = bars.begin() + static_cast<long>((i + 1) * bars.size() / kMostPoints);
        ChartBar bar = *std::max_element(
            from, to, [](const ChartBar &a, const ChartBar &b) { return a.total() < b.total(); });
        bar.fromSeconds = from->fromSeconds;
        bar.toSeconds = std::prev(to)->toSeconds;
        highest.push_back(std::move(bar));
    }
    return highest;
}

void openSwatch(QXmlStreamWriter &xml)
{
    xml.writeStartElement(QStringLiteral("svg"));
    xml.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("swatch"));
    xml.writeAttribute(QStringLiteral("viewBox"), QStringLiteral("0 0 24 8"));
    xml.writeAttribute(QStringLiteral("aria-hidden"), QStringLiteral("true"));
}

void writeHatching(QXmlStreamWriter &xml, int style, const char *lines)
{
    xml.writeStartElement(QStringLiteral("pattern"));
    xml.writeAttribute(QStringLiteral("id"), QStringLiteral("hatch-%1").arg(style));
    xml.writeAttribute(QStringLiteral("patternUnits"), QStringLiteral("userSpaceOnUse"));
    xml.writeAttribute(QStringLiteral("width"), QStringLiteral("4"));
    xml.writeAttribute(QStringLiteral("height"), QStringLiteral("4"));
    xml.writeEmptyElement(QStringLiteral("rect"));
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("ground-%1").arg(style));
    xml.writeAttribute(QStringLiteral("width"), QStringLiteral("4"));
    xml.writeAttribute(QStringLiteral("height"), QStringLiteral("4"));
    xml.writeEmptyElement(QStringLiteral("path"));
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("hatch"));
    xml.writeAttribute(QStringLiteral("d"), QLatin1String(lines));
    xml.writeEndElement();
}

} // namespace

double ChartBar::total() const
{
    return std::accumulate(parts.begin(), parts.end(), 0.0);
}

void writeLineChart(QXmlStreamWriter &xml, const ChartFrame &frame, const std::vector<ChartLine> &lines)
{
    openChart(xml, frame);
    for (const ChartLine &line : lines) {
        const QString path = pathThrough(frame, thinned(line.points));
        if (path.isEmpty())
            continue;
        xml.writeStartElement(QStringLiteral("path"));
        writeDashes(xml, line.style);
        xml.writeAttribute(QStringLiteral("d"), path);
        writeTooltip(xml, line.name);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeBarChart(QXmlStreamWriter &xml, const ChartFrame &frame, const QStringList &layers,
                   const std::vector<ChartBar> &bars)
{
    openChart(xml, frame);
    const auto shown = highestBars(bars);
    for (int layer = 0; layer < layers.size(); ++layer) {
        const QString path = pathOfLayer(frame, shown, static_cast<std::size_t>(layer));
        if (path.isEmpty())
            continue;
        xml.writeStartElement(QStringLiteral("path"));
        xml.writeAttribute(QStringLiteral("class"), QStringLiteral("fill-%1").arg(styleOf(layer)));
        xml.writeAttribute(QStringLiteral("d"), path);
        writeTooltip(xml, layers[layer]);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeLineSwatch(QXmlStreamWriter &xml, int style)
{
    openSwatch(xml);
    xml.writeEmptyElement(QStringLiteral("path"));
    writeDashes(xml, style);
    xml.writeAttribute(QStringLiteral("d"), QStringLiteral("M1 4H23"));
    xml.writeEndElement();
}

void writeBarSwatch(QXmlStreamWriter &xml, int style)
{
    openSwatch(xml);
    writeRect(xml, 0, 0, 24, 8);
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("fill-%1").arg(styleOf(style)));
    xml.writeEndElement();
}

void writeHatchings(QXmlStreamWriter &xml)
{
    constexpr std::array<const char *, kChartStyles> kLines{"",       "M-1 5L5 -1M-1 1L1 -1M3 5L5 3",
                                                            "M0 2H4", "M-1 -1L5 5M-1 3L1 5M3 -1L5 1",
                                                            "M2 0V4", "M0 2H4M2 0V4"};
    xml.writeStartElement(QStringLiteral("svg"));
    xml.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("hatchings"));
    xml.writeAttribute(QStringLiteral("aria-hidden"), QStringLiteral("true"));
    xml.writeStartElement(QStringLiteral("defs"));
    for (int style = 0; style < kChartStyles; ++style)
        writeHatching(xml, style, kLines[static_cast<std::size_t>(style)]);
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace cachescope::load
