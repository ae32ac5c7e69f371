// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/text_index.h"

#include "core/inspect/preview/visible_text.h"

#include <algorithm>
#include <cstring>

namespace cachescope::inspect {

namespace {

/// A tab of one byte may take eight columns; "<U+00AD>" stands for two bytes, and a tag's four bytes for
/// sixteen characters. So no row is shown with more characters than eight times its bytes.
constexpr qsizetype kMostCharsPerByte = 8;

/// Whether it begins, or may begin, something that is shown with more characters than it has bytes: tabs,
/// and in UTF-8 U+0080 … U+00BF, U+0600 …, U+1000 …, U+2000 …, U+F000 … and U+E0000 ….
bool mayWiden(char c)
{
    return c == '\t' || c == '\xc2' || c == '\xd8' || c == '\xe1' || c == '\xe2' || c == '\xef' ||
           c == '\xf3';
}

} // namespace

std::shared_ptr<const TextIndex> TextIndex::make(const QByteArray &utf8, const std::atomic<bool> *cancelled)
{
    if (utf8.size() > kMostBytes)
        return nullptr;
    const std::shared_ptr<TextIndex> index(new TextIndex);
    index->m_text = utf8;
    if (!utf8.contains('\n') && utf8.contains('\r'))
        index->m_lineEnd = '\r';
    return index->build(cancelled) ? index : nullptr;
}

bool TextIndex::build(const std::atomic<bool> *cancelled)
{
    quint32 line = 1;
    for (qsizetype at = 0; at < m_text.size(); ++m_rows) {
        if (m_rows % kStep == 0)
            m_places.push_back({static_cast<quint32>(at), line});
        if (cancelled && m_rows % 4096 == 0 && cancelled->load(std::memory_order_relaxed))
            return false;
        const Piece piece = pieceAt(at);
        measure(QByteArrayView(m_text).sliced(at, piece.bytes));
        at += piece.taken;
        m_lines = line;
        line += piece.endsLine ? 1 : 0;
    }
    m_places.shrink_to_fit();
    return true;
}

/// What cannot be the widest row is not looked at more closely than needed.
void TextIndex::measure(QByteArrayView row)
{
    if (row.size() * kMostCharsPerByte <= m_widest)
        return;
    m_widest = qMax(m_widest, row.size());
    const auto wide = std::ranges::count_if(row, mayWiden);
    if (wide == 0 || row.size() + wide * 2 * kMostCharsPerByte <= m_widest)
        return;
    ShownLine shown;
    appendVisible(&shown, withoutTabs(QString::fromUtf8(row)));
    m_widest = qMax(m_widest, shown.text.size());
}

TextIndex::Piece TextIndex::pieceAt(qsizetype offset) const
{
    const QByteArrayView rest = QByteArrayView(m_text).sliced(offset);
    // A line end right behind a full row belongs to it.
    const qsizetype looked = qMin(rest.size(), kMostRowBytes + 2);
    const void *const found = std::memchr(rest.data(), m_lineEnd, static_cast<std::size_t>(looked));
    if (found) {
        const qsizetype end = static_cast<const char *>(found) - rest.data();
        const bool windows = m_lineEnd == '\n' && end > 0 && rest[end - 1] == '\r';
        const qsizetype bytes = windows ? end - 1 : end;
        if (bytes <= kMostRowBytes)
            return {bytes, end + 1, true};
    }
    const qsizetype bytes = wholeLetters(rest, kMostRowBytes);
    return {bytes, bytes, bytes == rest.size()};
}

TextIndex::Row TextIndex::row(qint64 index) const
{
    const Place &place = m_places[static_cast<std::size_t>(index / kStep)];
    qsizetype at = place.offset;
    qint64 line = place.line;
    for (qint64 i = index % kStep; i > 0; --i) {
        const Piece piece = pieceAt(at);
        at += piece.taken;
        line += piece.endsLine ? 1 : 0;
    }
    return {QByteArrayView(m_text).sliced(at, pieceAt(at).bytes), line,
            at == 0 || m_text.at(at - 1) == m_lineEnd};
}

} // namespace cachescope::inspect
