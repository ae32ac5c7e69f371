// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/text_index.h"

#include "core/inspect/preview/visible_text.h"

#include <array>
#include <cstring>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kTabColumns = 8;
/// "<U+00AD>"
constexpr qsizetype kPictureChars = 8;
/// No byte takes more: see columnsOf().
constexpr qsizetype kMostCharsPerByte = 8;

/// Where something begins that may be shown with more characters than it has bytes: tabs, and in UTF-8 the
/// letters U+0080 …, U+0600 …, U+1000 …, U+2000 …, U+F000 … and U+C0000 …, some of which are unseen.
constexpr std::array<bool, 256> kMayWiden = [] {
    std::array<bool, 256> widens{};
    for (const int byte : {0x09, 0xc2, 0xd8, 0xe1, 0xe2, 0xef, 0xf3})
        widens[static_cast<std::size_t>(byte)] = true;
    return widens;
}();

/// The letter that `utf8` begins with, if it is unseen.
struct Unseen
{
    qsizetype bytes = 0; ///< 0: it is not
    qsizetype units = 0; ///< of UTF-16, each shown as a picture
};

Unseen unseenAt(QByteArrayView utf8)
{
    const auto lead = static_cast<unsigned char>(utf8.front());
    const qsizetype bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (utf8.size() < bytes)
        return {};
    char32_t letter = lead & (0x7fU >> bytes);
    for (qsizetype i = 1; i < bytes; ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if ((byte & 0xc0) != 0x80)
            return {};
        letter = letter << 6 | (byte & 0x3fU);
    }
    const auto units = QChar::fromUcs4(letter);
    const QStringView text(units);
    return isUnseen(text, 0) ? Unseen{bytes, text.size()} : Unseen();
}

/// As many characters as PlainLines shows, or more, since each byte of a letter that is seen counts for one.
qsizetype columnsOf(QByteArrayView row)
{
    qsizetype columns = 0;
    qsizetype widened = 0; // after tabs are laid out
    for (qsizetype at = 0; at < row.size(); ++at) {
        if (!kMayWiden[static_cast<unsigned char>(row[at])]) {
            ++columns;
        } else if (row[at] == '\t') {
            columns += kTabColumns - columns % kTabColumns;
        } else {
            const Unseen unseen = unseenAt(row.sliced(at));
            columns += qMax<qsizetype>(unseen.units, 1);
            widened += unseen.units * (kPictureChars - 1);
            at += qMax<qsizetype>(unseen.bytes - 1, 0);
        }
    }
    return columns + widened;
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

void TextIndex::measure(QByteArrayView row)
{
    if (row.size() * kMostCharsPerByte > m_widest)
        m_widest = qMax(m_widest, columnsOf(row));
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
