// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/file_questions.h"
#include "core/inspect/query/creation_times.h"

namespace cachescope::inspect {

/// Samples the creation times of the file that an Inspector has open, after its scan, where the index has
/// none, and gives them to the Inspector's EntryOrders too, so that views and figures filter by them from
/// memory. A second at most, as a rule.
class CreationTimesReader : public FileQuestions
{
    Q_OBJECT

public:
    explicit CreationTimesReader(Inspector &inspector, QObject *parent = nullptr);

    /// Whether creation times are to be had in this way, and are not there yet.
    [[nodiscard]] bool isNeeded() const;
    /// Reads them if isNeeded(); then ready() or failed() follows, otherwise nothing.
    void request();

Q_SIGNALS:
    void ready(const cachescope::inspect::CreationTimesPtr &times);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::inspect
