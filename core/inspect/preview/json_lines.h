// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/json_outline.h"
#include "core/inspect/preview/line_mask.h"
#include "core/inspect/preview/line_source.h"

namespace cachescope::inspect {

/// A JSON text indented and coloured, with objects and arrays that fold. Long strings are shown by their
/// start, deep nesting with a bounded indentation. A line takes a few microseconds to find and to make,
/// however long the text is, and toggling besides as long as it takes to hide again what is folded inside:
/// some ten nanoseconds an object or array.
class JsonLines : public LineSource
{
public:
    /// `json` is not null.
    explicit JsonLines(std::shared_ptr<const JsonOutline> json);

    [[nodiscard]] qint64 lineCount() const override { return m_mask.count(); }
    [[nodiscard]] ShownLine line(qint64 index) const override;
    [[nodiscard]] int widestLine() const override;
    void toggle(qint64 index) override;
    /// A document's own outermost object or array stays open, unless there are several documents.
    void setAllFolded(bool folded) override;
    [[nodiscard]] bool canFold() const override { return !m_json->containers().empty(); }

    /// The line of the outline that is shown at `index`.
    [[nodiscard]] qint64 outlineLine(qint64 index) const { return m_mask.lineAt(index); }
    /// Where the outline's line is shown, or the folded one that hides it.
    [[nodiscard]] qint64 indexOf(qint64 outlineLine) const;
    /// The outline's line that Previewer::requestField() opens; -1 if what is shown at `index` cannot be.
    [[nodiscard]] qint64 base64Node(qint64 index) const override;
    [[nodiscard]] const JsonOutline &outline() const { return *m_json; }

private:
    [[nodiscard]] bool isFolded(quint32 container) const;
    void setFolded(quint32 container, bool folded);
    [[nodiscard]] std::size_t nextFolded(std::size_t from) const;
    void hideFolded(std::size_t from, qint64 lastLine);
    void hideInside(std::size_t container);

    const std::shared_ptr<const JsonOutline> m_json;
    LineMask m_mask;
    std::vector<quint64> m_folded; ///< a bit for each container
};

} // namespace cachescope::inspect
