// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/svg_frame.h"

#include "core/base/format.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/xml_text.h"

#include <QXmlStreamWriter>

namespace cachescope::load {

namespace {

void writeLine(QXmlStreamWriter &xml, const char *name, double x1, double y1, double x2, double y2)
{
    xml.writeEmptyElement(QStringLiteral("line"));
    xml.writeAttribute(QStringLiteral("class"), QLatin1String(name));
    xml.writeAttribute(QStringLiteral("x1"), coordinate(x1));
    xml.writeAttribute(QStringLiteral("y1"), coordinate(y1));
    xml.writeAttribute(QStringLiteral("x2"), coordinate(x2));
    xml.writeAttribute(QStringLiteral("y2"), coordinate(y2));
}

void writeLabel(QXmlStreamWriter &xml, const char *anchor, double x, double y, const QString &text)
{
    xml.writeStartElement(QStringLiteral("text"));
    xml.writeAttribute(QStringLiteral("x"), coordinate(x));
    xml.writeAttribute(QStringLiteral("y"), coordinate(y));
    xml.writeAttribute(QStringLiteral("text-anchor"), QLatin1String(anchor));
    xml.writeCharacters(xmlText(text));
    xml.writeEndElement();
}

void writeNamed(QXmlStreamWriter &xml, const char *element, const QString &id, const QString &text)
{
    xml.writeStartElement(QLatin1String(element));
    xml.writeAttribute(QStringLiteral("id"), id);
    xml.writeCharacters(xmlText(text));
    xml.writeEndElement();
}

/// On half pixels, where a line of one pixel is one pixel wide.
double crisp(double value)
{
    return std::floor(value) + 0.5;
}

void writeAxes(QXmlStreamWriter &xml, const ChartFrame &frame)
{
    const double bottom = kPlotTop + kPlotHeight;
    for (const double tick : frame.values.ticks()) {
        const double y = crisp(chartY(frame, tick));
        writeLine(xml, y < bottom - 1 ? "grid" : "axis", kPlotLeft, y, kPlotLeft + kPlotWidth, y);
        writeLabel(xml, "end", kPlotLeft - 8, y + 3.5, withoutZeros(frame.valueText(tick)));
    }
    for (const double tick : frame.time.ticks()) {
        const double x = crisp(chartX(frame, tick));
        writeLine(xml, "axis", x, bottom, x, bottom + 4);
        writeLabel(xml, "middle", x, bottom + 18, withoutZeros(formatDuration(tick)));
    }
}

/// Marks that would stand on each other are one.
std::vector<ChartMark> apart(const ChartFrame &frame)
{
    constexpr double leastApart = 3.0;
    std::vector<ChartMark> marks;
    for (const ChartMark &mark : frame.marks) {
        if (!marks.empty() && chartX(frame, mark.seconds) - chartX(frame, marks.back().seconds) < leastApart)
            marks.back().text += QLatin1Char('\n') + mark.text;
        else
            marks.push_back(mark);
    }
    return marks;
}

void writeMarks(QXmlStreamWriter &xml, const ChartFrame &frame)
{
    for (const ChartMark &mark : apart(frame)) {
        const double x = crisp(chartX(frame, mark.seconds));
        xml.writeStartElement(QStringLiteral("g"));
        xml.writeTextElement(QStringLiteral("title"), xmlText(mark.text));
        writeLine(xml, "mark", x, kPlotTop, x, kPlotTop + kPlotHeight);
        writeLine(xml, "mark-reach", x, kPlotTop, x, kPlotTop + kPlotHeight);
        xml.writeEndElement();
    }
}

} // namespace

QString coordinate(double value)
{
    QString text = QString::number(value, 'f', 1);
    if (text.endsWith(QLatin1String(".0")))
        text.chop(2);
    return text;
}

double chartX(const ChartFrame &frame, double seconds)
{
    return kPlotLeft + kPlotWidth * frame.time.position(seconds);
}

double chartY(const ChartFrame &frame, double value)
{
    return kPlotTop + kPlotHeight * (1.0 - frame.values.position(value));
}

void openChart(QXmlStreamWriter &xml, const ChartFrame &frame)
{
    const QString titleId = frame.id + QStringLiteral("-title");
    const QString descriptionId = frame.id + QStringLiteral("-desc");
    xml.writeStartElement(QStringLiteral("svg"));
    xml.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("chart"));
    xml.writeAttribute(QStringLiteral("role"), QStringLiteral("img"));
    xml.writeAttribute(QStringLiteral("aria-labelledby"), titleId + QLatin1Char(' ') + descriptionId);
    xml.writeAttribute(QStringLiteral("viewBox"),
                       QStringLiteral("0 0 %1 %2").arg(coordinate(kChartWidth), coordinate(kChartHeight)));
    writeNamed(xml, "title", titleId, frame.title);
    writeNamed(xml, "desc", descriptionId, frame.description);
    writeAxes(xml, frame);
    writeMarks(xml, frame);
}

} // namespace cachescope::load
