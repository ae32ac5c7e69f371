// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_lines.h"

#include "core/inspect/preview/json_field.h"
#include "core/inspect/preview/json_line_text.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kWordBits = 64;

} // namespace

JsonLines::JsonLines(std::shared_ptr<const JsonOutline> json)
    : m_json(std::move(json))
    , m_mask(m_json->lineCount())
    , m_folded(m_json->containers().size() / kWordBits + 1, 0)
{
}

bool JsonLines::isFolded(quint32 container) const
{
    return (m_folded[container / kWordBits] >> (container % kWordBits) & 1) != 0;
}

void JsonLines::setFolded(quint32 container, bool folded)
{
    const quint64 bit = quint64{1} << (container % kWordBits);
    quint64 &word = m_folded[container / kWordBits];
    word = folded ? word | bit : word & ~bit;
}

/// The first folded container from `from` on; past the last one if there is none.
std::size_t JsonLines::nextFolded(std::size_t from) const
{
    std::size_t word = from / kWordBits;
    quint64 bits = word < m_folded.size() ? m_folded[word] & (~quint64{0} << (from % kWordBits)) : 0;
    while (bits == 0) {
        if (++word >= m_folded.size())
            return m_json->containers().size();
        bits = m_folded[word];
    }
    return word * kWordBits + static_cast<std::size_t>(std::countr_zero(bits));
}

ShownLine JsonLines::line(qint64 index) const
{
    const qint64 line = m_mask.lineAt(index);
    const quint32 container = m_json->containerAt(line);
    return jsonLine(*m_json, line, container != JsonOutline::kNoContainer && isFolded(container));
}

int JsonLines::widestLine() const
{
    return static_cast<int>(qMin<qint64>(m_json->widestLine(), kMostJsonLineChars));
}

void JsonLines::toggle(qint64 index)
{
    const quint32 container = m_json->containerAt(m_mask.lineAt(index));
    if (container == JsonOutline::kNoContainer)
        return;
    const bool fold = !isFolded(container);
    setFolded(container, fold);
    if (fold) {
        hideInside(container);
    } else {
        const JsonOutline::Container &lines = m_json->containers()[container];
        m_mask.set(qint64{lines.openLine} + 1, qint64{lines.closeLine} + 1, true);
        hideFolded(container + 1, lines.closeLine);
    }
    m_mask.recount();
}

void JsonLines::hideInside(std::size_t container)
{
    const JsonOutline::Container &lines = m_json->containers()[container];
    m_mask.set(qint64{lines.openLine} + 1, qint64{lines.closeLine} + 1, false);
}

/// Hides what the folded containers hide, from the one of index `from` to those that begin by `lastLine`.
void JsonLines::hideFolded(std::size_t from, qint64 lastLine)
{
    const auto &containers = m_json->containers();
    qint64 hiddenTo = -1;
    for (std::size_t i = nextFolded(from); i < containers.size(); i = nextFolded(i + 1)) {
        if (containers[i].openLine > lastLine)
            return;
        if (containers[i].openLine <= hiddenTo)
            continue;
        hiddenTo = containers[i].closeLine;
        hideInside(i);
    }
}

void JsonLines::setAllFolded(bool folded)
{
    std::ranges::fill(m_folded, 0);
    m_mask.set(0, m_json->lineCount(), true);
    if (folded) {
        const std::size_t rest = m_json->containers().size() % kWordBits;
        std::ranges::fill(m_folded, ~quint64{0});
        m_folded.back() = (quint64{1} << rest) - 1;
        if (m_json->documentCount() == 1)
            setFolded(0, false);
        hideFolded(0, m_json->lineCount());
    }
    m_mask.recount();
}

qint64 JsonLines::indexOf(qint64 outlineLine) const
{
    const qint64 before = m_mask.countBefore(outlineLine);
    return m_mask.isShown(outlineLine) ? before : before - 1;
}

qint64 JsonLines::base64Node(qint64 index) const
{
    const qint64 line = m_mask.lineAt(index);
    return base64Field(*m_json, line) ? line : -1;
}

} // namespace cachescope::inspect
