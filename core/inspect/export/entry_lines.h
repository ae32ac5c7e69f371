// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry.h"

#include <QByteArray>

namespace cachescope::inspect {

enum class LineFormat { Csv, Json, JsonLines };

/// Who reads a listing. A program gets keys unchanged; what people open in a spreadsheet has its keys as in
/// index_csv.h, so that none is run as a formula.
enum class LineReader { Program, Spreadsheet };

/// Entries without their values as text, one after the other: what `cachescope-cli list` prints, and what the
/// desktop program exports and copies. A value; any thread.
///
/// Fields: `key`; `type`, the MIME type; `sizeBytes`; `lastAccessed` and `createdAt`, Unix seconds, null,
/// left out or empty where the file has none or they were not read; `pinned`; `rowid`; `lastAccessedLiteral`
/// and `createdLiteral`, what the file has in place of a time; `keyType`, where the key is not simply text.
/// CSV as in RFC 4180 but for its line ends; JSON is one array, with an object a line.
class EntryLines
{
public:
    explicit EntryLines(LineFormat format, LineReader reader = LineReader::Program)
        : m_format(format)
        , m_reader(reader)
    {
    }

    [[nodiscard]] QByteArray begin() const;
    [[nodiscard]] QByteArray line(const Entry &entry);
    [[nodiscard]] QByteArray end() const;

private:
    const LineFormat m_format;
    const LineReader m_reader;
    bool m_first = true;
};

} // namespace cachescope::inspect
