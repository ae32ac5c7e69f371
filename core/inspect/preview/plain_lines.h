// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/line_source.h"
#include "core/inspect/preview/text_index.h"

namespace cachescope::inspect {

/// A text as it is, with what cannot be seen made visible (visible_text.h) and tabs up to the next eighth
/// column.
class PlainLines : public LineSource
{
public:
    /// `index` is not null.
    explicit PlainLines(std::shared_ptr<const TextIndex> index);

    [[nodiscard]] qint64 lineCount() const override { return m_index->rowCount(); }
    [[nodiscard]] ShownLine line(qint64 index) const override;
    [[nodiscard]] int widestLine() const override;

private:
    const std::shared_ptr<const TextIndex> m_index;
};

} // namespace cachescope::inspect
