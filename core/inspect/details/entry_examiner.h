// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/details/entry_facts.h"
#include "core/inspect/file_questions.h"

namespace cachescope::inspect {

/// Finds out all about one entry. Its thread is that of the Inspector.
class EntryExaminer : public FileQuestions
{
    Q_OBJECT

public:
    explicit EntryExaminer(Inspector &inspector, QObject *parent = nullptr)
        : FileQuestions(inspector, parent)
    {
    }

    /// Replaces the question before; examined() or failed() follows. Nothing while no file is open.
    void examine(qint64 rowid);

Q_SIGNALS:
    void examined(const cachescope::inspect::EntryFacts &facts);
    /// NotFound: the entry is not in the file any more.
    void failed(qint64 rowid, const cachescope::Error &error);
};

} // namespace cachescope::inspect
