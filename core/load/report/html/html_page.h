// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamWriter>

#include <vector>

namespace cachescope::load {

struct TableCell
{
    QString text;
    QString
        look; ///< classes: "number", "good", "bad", "warning", "muted", "code", "inner"; separated by blanks
    int line = -1; ///< the style of the line that stands in front of a design's name; -1: none
};
using TableRow = std::vector<TableCell>;

/// The first cell of each row is its header.
struct Table
{
    QString caption; ///< for who cannot see what the table stands below
    TableRow header;
    std::vector<TableRow> rows;
};

/// Writes HTML that is well-formed XML too. Everything is escaped. One thread.
class HtmlPage
{
public:
    /// Appends to `out`, which must outlive the page.
    explicit HtmlPage(QByteArray *out);

    void open(const char *tag, const char *look = nullptr);
    void close(); ///< what was opened last
    void text(const QString &text);
    void element(const char *tag, const QString &text, const char *look = nullptr);
    /// A card with a heading; close() ends it.
    void openCard(const QString &heading);
    void table(const Table &table);

    QXmlStreamWriter &xml() { return m_xml; }

private:
    /// What may be wider than the page, and is moved by keyboard too.
    void openScrolled(const QString &label);
    void cell(const char *tag, const char *scope, const TableCell &cell);

    QXmlStreamWriter m_xml;
};

} // namespace cachescope::load
