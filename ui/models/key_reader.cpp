// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/key_reader.h"

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr std::size_t kChunk = 250; // small enough that the visible rows are never kept waiting for long

} // namespace

KeyReader::KeyReader(inspect::Inspector &inspector, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
{
    connect(&inspector, &inspect::Inspector::entriesReady, this, &KeyReader::take);
    connect(&inspector, &inspect::Inspector::entriesFailed, this, &KeyReader::takeFailure);
    connect(&inspector, &inspect::Inspector::closed, this, &KeyReader::clear);
}

void KeyReader::read(std::vector<qint64> rowids)
{
    clear();
    if (rowids.empty() || rowids.size() > kMaxEntries)
        return;
    m_rowids = std::move(rowids);
    requestNext();
}

void KeyReader::cancel()
{
    if (!m_token)
        return;
    clear();
    Q_EMIT failed({ErrorCode::Cancelled, tr("No keys were copied.")});
}

void KeyReader::clear()
{
    if (m_token)
        m_inspector.dropRequest(*m_token);
    m_token.reset();
    m_rowids.clear();
    m_asked = 0;
    m_keys.clear();
}

void KeyReader::requestNext()
{
    const std::size_t count = std::min(kChunk, m_rowids.size() - m_asked);
    const std::span<const qint64> part = std::span(m_rowids).subspan(m_asked, count);
    Q_EMIT progressed(static_cast<double>(m_asked) / static_cast<double>(m_rowids.size()));
    m_asked += count;
    m_token = m_inspector.requestEntries({part.begin(), part.end()}, inspect::EntryDetail::WholeKeys);
}

void KeyReader::take(quint64 token, const std::vector<inspect::Entry> &entries)
{
    if (token != m_token)
        return;
    m_token.reset();
    for (const inspect::Entry &entry : entries)
        m_keys.append(entry.key);
    if (m_asked < m_rowids.size())
        return requestNext();
    const QStringList keys = std::exchange(m_keys, {});
    clear();
    Q_EMIT finished(keys);
}

void KeyReader::takeFailure(quint64 token, const Error &error)
{
    if (token != m_token)
        return;
    clear();
    Q_EMIT failed(error);
}

} // namespace cachescope::ui
