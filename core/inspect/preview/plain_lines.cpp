// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/plain_lines.h"

#include "core/inspect/preview/visible_text.h"

#include <utility>

namespace cachescope::inspect {

PlainLines::PlainLines(std::shared_ptr<const TextIndex> index)
    : m_index(std::move(index))
{
}

ShownLine PlainLines::line(qint64 index) const
{
    const TextIndex::Row row = m_index->row(index);
    ShownLine shown;
    shown.number = row.startsLine ? row.lineNumber : 0;
    appendVisible(&shown, withoutTabs(QString::fromUtf8(row.bytes)));
    return shown;
}

int PlainLines::widestLine() const
{
    return static_cast<int>(m_index->widestRow());
}

} // namespace cachescope::inspect
