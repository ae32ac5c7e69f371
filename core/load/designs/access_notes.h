// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>

namespace cachescope::load {

/// Reads that a reference design noted instead of writing them. Any thread.
class AccessNotes
{
public:
    using Batch = QHash<QString, double>; ///< key, Unix time of its last read

    /// How long notes wait for a store that takes them along.
    static constexpr std::chrono::seconds kFlushInterval{10};

    void note(const QString &key, double when);
    /// Keys that are noted.
    [[nodiscard]] qint64 count() const;
    /// All notes, which are then the caller's to write.
    Batch takeAll();
    /// As takeAll() if kFlushInterval has passed since notes were last taken, otherwise nothing.
    Batch takeIfDue();
    /// Brings back notes that could not be written; newer ones of the same key win.
    void giveBack(const Batch &notes);

private:
    mutable std::mutex m_mutex;
    // Guarded by m_mutex:
    Batch m_notes;
    std::chrono::steady_clock::time_point m_takenAt = std::chrono::steady_clock::now();
};

} // namespace cachescope::load
