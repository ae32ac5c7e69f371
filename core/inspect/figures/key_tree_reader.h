// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/key_tree.h"
#include "core/inspect/file_questions.h"

namespace cachescope::inspect {

/// Reads the tree of keys of the file that an Inspector has open, after its scan, and gives it to the
/// Inspector's EntryOrders too, so that views and figures filter by its nodes from memory. Ask after each
/// scanFinished(): a new scan has a new index, without a tree.
class KeyTreeReader : public FileQuestions
{
    Q_OBJECT

public:
    explicit KeyTreeReader(Inspector &inspector, QObject *parent = nullptr);

    /// Null until ready().
    [[nodiscard]] KeyTreePtr tree() const;
    /// Reads it, unless it is there or there is no index (FigureDesk::canAnswer()): then nothing follows.
    /// Otherwise progressed(), then ready() or failed().
    void request();

Q_SIGNALS:
    void progressed(double fraction); ///< 0…1, at most about 20 a second
    void ready(const cachescope::inspect::KeyTreePtr &tree);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::inspect
