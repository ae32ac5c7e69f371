// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/html_report.h"

#include "core/base/translate.h"
#include "core/load/report/html/html_sections.h"
#include "core/load/report/html/html_style.h"
#include "core/load/report/html/svg_chart.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/xml_text.h"

namespace cachescope::load {

namespace {

void writeMeta(QXmlStreamWriter &xml, const char *attribute, const char *name, const char *content)
{
    xml.writeEmptyElement(QStringLiteral("meta"));
    xml.writeAttribute(QLatin1String(attribute), QLatin1String(name));
    xml.writeAttribute(QStringLiteral("content"), QLatin1String(content));
}

void writeHead(HtmlPage &page, const ReportView &view)
{
    page.open("head");
    page.xml().writeEmptyElement(QStringLiteral("meta"));
    page.xml().writeAttribute(QStringLiteral("charset"), QStringLiteral("utf-8"));
    // Even if something of the document were taken for markup it could do nothing.
    writeMeta(page.xml(), "http-equiv", "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'");
    writeMeta(page.xml(), "name", "viewport", "width=device-width, initial-scale=1");
    page.element("title", QStringLiteral("Load test: %1").arg(textAt(view.document, "scenario.name")));
    page.element("style", htmlStyle());
    page.close();
}

} // namespace

QByteArray htmlReport(const QJsonObject &document)
{
    const PlainEnglish english;
    const ReportView view = viewOf(document);
    QByteArray html;
    HtmlPage page(&html);
    page.xml().writeDTD(QStringLiteral("<!DOCTYPE html>\n"));
    page.open("html");
    page.xml().writeAttribute(QStringLiteral("xmlns"), QStringLiteral("http://www.w3.org/1999/xhtml"));
    page.xml().writeAttribute(QStringLiteral("lang"), QStringLiteral("en"));
    writeHead(page, view);
    page.open("body");
    writeHatchings(page.xml());
    page.open("main");
    writeHeading(page, view);
    // What was asked first is answered first.
    writeAblation(page, view);
    writeLimit(page, view);
    page.open("div", "top");
    writeSummary(page, view);
    page.open("div", "side");
    writeEnvironment(page, view);
    writeThresholds(page, view);
    writeLockHolders(page, view);
    page.close();
    page.close();
    for (const auto write : {writeCharts, writeChanges, writeLockErrors, writeScenario})
        write(page, view);
    page.close();
    page.close();
    page.close();
    html += '\n';
    return html;
}

} // namespace cachescope::load
