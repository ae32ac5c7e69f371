// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/access_notes.h"

#include <utility>

namespace cachescope::load {

void AccessNotes::note(const QString &key, double when)
{
    const std::lock_guard lock(m_mutex);
    m_notes.insert(key, when);
}

qint64 AccessNotes::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_notes.size();
}

AccessNotes::Batch AccessNotes::takeAll()
{
    const std::lock_guard lock(m_mutex);
    m_takenAt = std::chrono::steady_clock::now();
    return std::exchange(m_notes, {});
}

AccessNotes::Batch AccessNotes::takeIfDue()
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::chrono::steady_clock::now() - m_takenAt < kFlushInterval)
            return {};
    }
    return takeAll();
}

void AccessNotes::giveBack(const Batch &notes)
{
    const std::lock_guard lock(m_mutex);
    for (auto note = notes.cbegin(); note != notes.cend(); ++note) {
        if (!m_notes.contains(note.key()))
            m_notes.insert(note.key(), note.value());
    }
}

} // namespace cachescope::load
