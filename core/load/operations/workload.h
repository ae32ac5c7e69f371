// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/key_picker.h"
#include "core/load/operations/trace.h"
#include "core/load/operations/value_buffer.h"
#include "core/load/operations/value_sizes.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace cachescope::load {

/// What all users of a run draw from: keys, sizes, what values are made of, a trace. The same in every
/// process. Constant after loading; any thread.
class Workload
{
public:
    /// `path` is the run's file, whose keys are used if it is a copy of the scenario's source file. Errors
    /// are those of runKeys(), Trace::read() and ValueSizes::load(). Cancelled soon after `stop` (may be
    /// null) is set. `scenario` must outlive the workload.
    static Result<std::unique_ptr<const Workload>> load(const Scenario &scenario, const QString &path,
                                                        const std::atomic<bool> *stop = nullptr);

    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] qint64 keyCount() const { return m_keys.size(); }
    /// Under this the verification knows key number `key`.
    [[nodiscard]] quint64 keyHash(qint64 key) const { return m_keyHashes[static_cast<std::size_t>(key)]; }
    [[nodiscard]] const KeyPicker &picker() const { return m_picker; }
    [[nodiscard]] const ValueSizes &sizes() const { return m_sizes; }
    [[nodiscard]] const ValueBuffer &values() const { return m_values; }
    /// Null unless the scenario's keys are those of a trace.
    [[nodiscard]] const Trace *trace() const { return m_trace ? &*m_trace : nullptr; }
    /// Whether operations begin at given moments, whatever the cache does.
    [[nodiscard]] bool isScheduled() const;

private:
    Workload(const Scenario &scenario, QStringList keys, ValueSizes sizes, std::optional<Trace> trace);

    const Scenario &m_scenario;
    const QStringList m_keys;
    std::vector<quint64> m_keyHashes;
    const ValueSizes m_sizes;
    const std::optional<Trace> m_trace;
    const KeyPicker m_picker;
    const ValueBuffer m_values;
};

} // namespace cachescope::load
