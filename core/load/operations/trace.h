// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/scenario/operation_mix.h"

#include <QStringList>

#include <atomic>
#include <chrono>
#include <optional>
#include <vector>

namespace cachescope::load {

/// One recorded operation.
struct TraceRow
{
    qint64 key = 0;                    ///< number in Trace::keys()
    std::optional<OperationKind> kind; ///< absent: drawn from the mix
    std::optional<qint64> bytes;       ///< of what is stored; absent: drawn
    std::chrono::nanoseconds at{0};    ///< since the first row; only if Trace::hasTimes()
};

/// Operations recorded elsewhere. A CSV file (RFC 4180) with a header; the column `key` must be there, and
/// may be: `op` (get, contains, getMany, put, putMany, remove, pin, play), `bytes` (of what is stored), `ms`
/// (milliseconds since any moment, not falling from row to row). Others are passed over. Constant; any
/// thread.
class Trace
{
public:
    /// NotFound, CannotOpen; InvalidArgument, naming the line, for what cannot be understood. Cancelled soon
    /// after `stop` (may be null) is set.
    static Result<Trace> readFile(const QString &path, const std::atomic<bool> *stop = nullptr);
    /// The same for a scenario, whose field the errors name.
    static Result<Trace> read(const QString &path, const std::atomic<bool> *stop = nullptr);

    [[nodiscard]] const QStringList &keys() const { return m_keys; } ///< each once, in order of appearance
    [[nodiscard]] const std::vector<TraceRow> &rows() const { return m_rows; }
    [[nodiscard]] bool hasTimes() const { return m_hasTimes; }
    /// The largest that a row names; 0 if none does.
    [[nodiscard]] qint64 largestValue() const;
    /// From the first row to one mean gap behind the last: then it can begin again.
    [[nodiscard]] std::chrono::nanoseconds span() const;

private:
    friend class TraceReader;

    QStringList m_keys;
    std::vector<TraceRow> m_rows;
    bool m_hasTimes = false;
};

} // namespace cachescope::load
