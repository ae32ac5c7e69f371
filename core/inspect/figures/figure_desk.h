// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/subset_figures.h"
#include "core/inspect/file_questions.h"

namespace cachescope::inspect {

/// Figures of the entries that a filter selects, one filter at a time: for charts that show a part against
/// the whole, which is the part of the empty filter. What is known of all entries is taken from the Inspector
/// as it is when asked: ask anew after scanFinished(), typesFound(), KeyTreeReader::ready() and
/// CreationTimesReader::ready().
class FigureDesk : public FileQuestions
{
    Q_OBJECT

public:
    explicit FigureDesk(Inspector &inspector, QObject *parent = nullptr);

    /// Whether there is an index to answer from: after the scan, and not in live mode.
    [[nodiscard]] bool canAnswer() const;
    /// Replaces the question before. Only while canAnswer(). Answer: ready() or failed().
    void request(const EntryFilter &filter, bool leaveOutOwn = false);

Q_SIGNALS:
    void ready(const cachescope::inspect::SubsetFiguresPtr &figures);
    void failed(const cachescope::Error &error);

private:
    void give(const SubsetFiguresPtr &figures);

    FigureBasePtr m_base; // of what was known when it was made
};

} // namespace cachescope::inspect
