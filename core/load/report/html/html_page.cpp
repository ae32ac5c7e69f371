// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/html_page.h"

#include "core/load/report/html/svg_chart.h"
#include "core/load/report/xml_text.h"

namespace cachescope::load {

HtmlPage::HtmlPage(QByteArray *out)
    : m_xml(out)
{
}

void HtmlPage::open(const char *tag, const char *look)
{
    m_xml.writeStartElement(QLatin1String(tag));
    if (look)
        m_xml.writeAttribute(QStringLiteral("class"), QLatin1String(look));
}

void HtmlPage::close()
{
    // An element without content would be written as <td/>, which HTML takes for a start tag.
    m_xml.writeCharacters(QString());
    m_xml.writeEndElement();
}

void HtmlPage::text(const QString &text)
{
    m_xml.writeCharacters(xmlText(text));
}

void HtmlPage::element(const char *tag, const QString &content, const char *look)
{
    open(tag, look);
    text(content);
    close();
}

void HtmlPage::openCard(const QString &heading)
{
    text(QStringLiteral("\n"));
    open("section", "card");
    element("h2", heading);
}

void HtmlPage::cell(const char *tag, const char *scope, const TableCell &cell)
{
    m_xml.writeStartElement(QLatin1String(tag));
    if (scope)
        m_xml.writeAttribute(QStringLiteral("scope"), QLatin1String(scope));
    if (!cell.look.isEmpty())
        m_xml.writeAttribute(QStringLiteral("class"), cell.look);
    if (cell.line >= 0)
        writeLineSwatch(m_xml, cell.line);
    text(cell.text);
    close();
}

void HtmlPage::openScrolled(const QString &label)
{
    open("div", "scroll");
    m_xml.writeAttribute(QStringLiteral("tabindex"), QStringLiteral("0"));
    m_xml.writeAttribute(QStringLiteral("role"), QStringLiteral("region"));
    m_xml.writeAttribute(QStringLiteral("aria-label"), xmlText(label));
}

void HtmlPage::table(const Table &table)
{
    openScrolled(table.caption);
    open("table");
    element("caption", table.caption);
    open("thead");
    open("tr");
    for (const TableCell &header : table.header)
        cell("th", "col", header);
    close();
    close();
    open("tbody");
    for (const TableRow &row : table.rows) {
        text(QStringLiteral("\n"));
        open("tr");
        for (std::size_t i = 0; i < row.size(); ++i)
            cell(i == 0 ? "th" : "td", i == 0 ? "row" : nullptr, row[i]);
        close();
    }
    close();
    close();
    close();
}

} // namespace cachescope::load
