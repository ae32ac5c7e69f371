// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/csv_lines.h"

#include <QIODevice>

namespace cachescope::load {

namespace {

/// Of a record; more is no CSV file.
constexpr qsizetype kMostBytes = 1'000'000;

/// Takes a record apart, line after line.
class Record
{
public:
    void add(const QByteArray &line)
    {
        for (qsizetype i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (m_quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"')
                m_field += line[i++];
            else if (c == '"')
                m_quoted = !m_quoted;
            else if (c == ',' && !m_quoted)
                endField();
            else
                m_field += c;
        }
    }
    void endField()
    {
        m_fields << QString::fromUtf8(m_field);
        m_field.clear();
    }

    [[nodiscard]] bool isOpen() const { return m_quoted; }
    [[nodiscard]] qsizetype openBytes() const { return m_field.size(); }
    [[nodiscard]] QStringList fields() const { return m_fields; }

private:
    QStringList m_fields;
    QByteArray m_field;
    bool m_quoted = false;
};

QByteArray withoutEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

CsvLines::CsvLines(QIODevice &device)
    : m_device(device)
{
}

QByteArray CsvLines::readLine()
{
    QByteArray line = m_device.readLine(kMostBytes);
    ++m_lineNumber;
    // Otherwise what is left of it would pass for the next record.
    m_isBroken = !line.endsWith('\n') && !m_device.atEnd();
    if (m_lineNumber == 1 && line.startsWith("\xef\xbb\xbf"))
        line.remove(0, 3);
    return line;
}

std::optional<QStringList> CsvLines::next()
{
    if (m_device.atEnd() || m_isBroken)
        return std::nullopt;
    Record record;
    record.add(withoutEnd(readLine()));
    if (m_isBroken)
        return std::nullopt;
    while (record.isOpen()) {
        m_isBroken = m_device.atEnd() || record.openBytes() > kMostBytes;
        if (m_isBroken)
            return std::nullopt;
        record.add("\n" + withoutEnd(readLine()));
        if (m_isBroken)
            return std::nullopt;
    }
    record.endField();
    return record.fields();
}

} // namespace cachescope::load
