// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_lines.h"

#include "core/inspect/preview/json_field.h"
#include "core/inspect/preview/json_line_text.h"

#include <utility>

namespace cachescope::inspect {

JsonLines::JsonLines(std::shared_ptr<const JsonOutline> json)
    : m_json(std::move(json))
    , m_mask(m_json->lineCount())
    , m_folded(m_json->containers().size(), false)
{
}

ShownLine JsonLines::line(qint64 index) const
{
    const qint64 line = m_mask.lineAt(index);
    const quint32 container = m_json->containerAt(line);
    const bool folded = container != JsonOutline::kNoContainer && m_folded[container];
    return jsonLine(*m_json, line, folded);
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
    const JsonOutline::Container &lines = m_json->containers()[container];
    m_folded[container] = !m_folded[container];
    if (m_folded[container])
        m_mask.set(qint64{lines.openLine} + 1, qint64{lines.closeLine} + 1, false);
    else
        unfold(container);
    m_mask.recount();
}

/// Shows what is in a container, but for what other folded ones hide.
void JsonLines::unfold(quint32 container)
{
    const auto &containers = m_json->containers();
    const qint64 last = containers[container].closeLine;
    m_mask.set(qint64{containers[container].openLine} + 1, last + 1, true);
    qint64 hiddenTo = -1;
    for (std::size_t inner = container + 1; inner < containers.size(); ++inner) {
        const JsonOutline::Container &lines = containers[inner];
        if (lines.openLine > last)
            break;
        if (!m_folded[inner] || lines.openLine <= hiddenTo)
            continue;
        hiddenTo = lines.closeLine;
        m_mask.set(qint64{lines.openLine} + 1, hiddenTo + 1, false);
    }
}

void JsonLines::setAllFolded(bool folded)
{
    m_folded.assign(m_folded.size(), folded);
    const bool rootStaysOpen = m_json->documentCount() == 1 && !m_folded.empty();
    if (rootStaysOpen)
        m_folded[0] = false;
    m_mask.set(0, m_json->lineCount(), true);
    const auto &containers = m_json->containers();
    qint64 hiddenTo = -1;
    for (std::size_t i = rootStaysOpen ? 1 : 0; folded && i < containers.size(); ++i) {
        if (containers[i].openLine <= hiddenTo)
            continue;
        hiddenTo = containers[i].closeLine;
        m_mask.set(qint64{containers[i].openLine} + 1, hiddenTo + 1, false);
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
