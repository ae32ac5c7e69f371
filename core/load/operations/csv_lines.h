// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

class QIODevice;

namespace cachescope::load {

/// Reads the records of a CSV file one after the other (RFC 4180: fields between commas, in quotation marks
/// where they hold commas, line ends or, doubled, quotation marks). UTF-8, with or without a mark at the
/// beginning. One thread.
class CsvLines
{
public:
    /// `device` is open for reading, and outlives this.
    explicit CsvLines(QIODevice &device);

    /// The next record; nothing at the end.
    std::optional<QStringList> next();
    /// Of the last record's end, from 1.
    [[nodiscard]] qint64 lineNumber() const { return m_lineNumber; }
    /// Whether the file ended between quotation marks, or a record was longer than any record is.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    QByteArray readLine();

    QIODevice &m_device;
    qint64 m_lineNumber = 0;
    bool m_isBroken = false;
};

} // namespace cachescope::load
