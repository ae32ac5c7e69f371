// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/file_questions.h"
#include "core/load/forecast/trace_misses.h"

namespace cachescope::load {

using TraceMissesPtr = std::shared_ptr<const TraceMisses>;

/// Measures the miss ratios of a recorded trace, with the sizes of the file that an Inspector has open. The
/// thread that the object lives in.
class TraceForecaster : public inspect::FileQuestions
{
    Q_OBJECT

public:
    using FileQuestions::FileQuestions;

    /// Reads the trace file at `path` (Trace) and measures it, in place of the question before. Only while
    /// the inspector has a file open; without an index, sizes are those that the trace names. Answer:
    /// measured() or failed().
    void requestMisses(const QString &path);

Q_SIGNALS:
    void measured(const cachescope::load::TraceMissesPtr &misses);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::load
