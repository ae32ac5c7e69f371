// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace cachescope::sqlite {

/// Which file it is, whatever its name.
using FileIdentity = std::pair<quint64, quint64>; // device, inode

/// The identity of the file at `path` now; zeroes if there is none.
FileIdentity identityOf(const char *path);

/// One T for each file that is in use, shared by all who use it in this process. Any thread.
template <typename T>
class PerFile
{
public:
    /// The file's, made by `make` (which returns a shared_ptr) if nobody has it.
    template <typename Make>
    std::shared_ptr<T> of(const FileIdentity &identity, Make make)
    {
        const std::lock_guard lock(m_mutex);
        if (auto existing = m_existing[identity].lock())
            return existing;
        std::erase_if(m_existing, [](const auto &entry) { return entry.second.expired(); });
        std::shared_ptr<T> made = make();
        m_existing[identity] = made;
        return made;
    }

    std::vector<std::shared_ptr<T>> all()
    {
        const std::lock_guard lock(m_mutex);
        std::vector<std::shared_ptr<T>> used;
        for (const auto &[identity, existing] : m_existing) {
            if (auto one = existing.lock())
                used.push_back(std::move(one));
        }
        return used;
    }

private:
    std::mutex m_mutex;
    std::map<FileIdentity, std::weak_ptr<T>> m_existing; // guarded by m_mutex
};

} // namespace cachescope::sqlite
