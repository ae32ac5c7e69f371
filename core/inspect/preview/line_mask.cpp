// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/line_mask.h"

#include <algorithm>
#include <bit>

namespace cachescope::inspect {

namespace {

/// The lowest `bits` bits; 0 ≤ `bits` < 64.
quint64 lowBits(qint64 bits)
{
    return (quint64{1} << bits) - 1;
}

int indexOfSetBit(quint64 word, qint64 nth)
{
    for (; nth > 0; --nth)
        word &= word - 1;
    return std::countr_zero(word);
}

std::size_t at(qint64 index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

LineMask::LineMask(qint64 lines)
    : m_words(at((lines + kBlockLines - 1) / kBlockLines * kBlockWords), 0)
    , m_before(m_words.size() / at(kBlockWords) + 1, 0)
{
    set(0, lines, true);
    recount();
}

void LineMask::set(qint64 from, qint64 to, bool shown)
{
    if (from >= to)
        return;
    const qint64 first = from / kWordLines;
    const qint64 last = (to - 1) / kWordLines;
    const quint64 head = ~lowBits(from % kWordLines);
    const quint64 tail = to % kWordLines == 0 ? ~quint64{0} : lowBits(to % kWordLines);
    const auto apply = [&](qint64 word, quint64 bits) {
        m_words[at(word)] = shown ? m_words[at(word)] | bits : m_words[at(word)] & ~bits;
    };
    apply(first, first == last ? head & tail : head);
    if (first < last) {
        std::fill(m_words.begin() + first + 1, m_words.begin() + last, shown ? ~quint64{0} : 0);
        apply(last, tail);
    }
    m_firstStale = std::min(m_firstStale, first / kBlockWords);
    m_lastStale = std::max(m_lastStale, last / kBlockWords);
}

void LineMask::recount()
{
    const auto blocks = static_cast<qint64>(m_before.size()) - 1;
    // The counts behind the changed blocks move by as much as theirs did.
    qint64 moved = 0;
    for (qint64 block = m_firstStale; block < blocks; ++block) {
        if (block > m_lastStale) {
            m_before[at(block + 1)] += moved;
            continue;
        }
        qint64 shown = 0;
        for (qint64 word = block * kBlockWords; word < (block + 1) * kBlockWords; ++word)
            shown += std::popcount(m_words[at(word)]);
        const qint64 behind = m_before[at(block)] + shown;
        moved = behind - m_before[at(block + 1)];
        m_before[at(block + 1)] = behind;
    }
    m_firstStale = blocks;
    m_lastStale = -1;
}

qint64 LineMask::lineAt(qint64 index) const
{
    const auto block = std::ranges::upper_bound(m_before, index) - m_before.begin() - 1;
    qint64 left = index - m_before[at(block)];
    for (qint64 word = block * kBlockWords;; ++word) {
        const qint64 shown = std::popcount(m_words[at(word)]);
        if (left < shown)
            return word * kWordLines + indexOfSetBit(m_words[at(word)], left);
        left -= shown;
    }
}

qint64 LineMask::countBefore(qint64 line) const
{
    const qint64 block = line / kBlockLines;
    qint64 shown = m_before[at(block)];
    for (qint64 word = block * kBlockWords; word < line / kWordLines; ++word)
        shown += std::popcount(m_words[at(word)]);
    const qint64 rest = line % kWordLines;
    return rest == 0 ? shown : shown + std::popcount(m_words[at(line / kWordLines)] & lowBits(rest));
}

bool LineMask::isShown(qint64 line) const
{
    return (m_words[at(line / kWordLines)] >> (line % kWordLines) & 1) != 0;
}

} // namespace cachescope::inspect
