// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/selection_reader.h"

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr std::size_t kChunk = 250; // small enough that the visible rows are never kept waiting for long

} // namespace

SelectionReader::SelectionReader(inspect::Inspector &inspector, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
{
    connect(&inspector, &inspect::Inspector::entriesReady, this, &SelectionReader::take);
    connect(&inspector, &inspect::Inspector::closed, this, &SelectionReader::clear);
}

void SelectionReader::read(std::vector<qint64> rowids)
{
    clear();
    if (rowids.empty() || rowids.size() > kMaxEntries)
        return;
    m_rowids = std::move(rowids);
    requestNext();
}

void SelectionReader::clear()
{
    if (m_token)
        m_inspector.dropRequest(*m_token);
    m_token.reset();
    m_rowids.clear();
    m_asked = 0;
    m_keys.clear();
    m_bytes = 0;
    m_complete = false;
}

std::optional<qint64> SelectionReader::bytes() const
{
    return m_complete ? std::optional(m_bytes) : std::nullopt;
}

void SelectionReader::requestNext()
{
    const std::size_t count = std::min(kChunk, m_rowids.size() - m_asked);
    const std::span<const qint64> part = std::span(m_rowids).subspan(m_asked, count);
    m_asked += count;
    m_token = m_inspector.requestEntries({part.begin(), part.end()});
}

void SelectionReader::take(quint64 token, const std::vector<inspect::Entry> &entries)
{
    if (token != m_token)
        return;
    m_token.reset();
    for (const inspect::Entry &entry : entries) {
        m_keys.append(entry.key);
        m_bytes += entry.sizeBytes;
    }
    if (m_asked < m_rowids.size())
        return requestNext();
    m_complete = true;
    Q_EMIT finished();
}

} // namespace cachescope::ui
