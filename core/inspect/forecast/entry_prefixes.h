// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QStringList>

#include <atomic>
#include <vector>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

class EntryIndex;

/// Which of the kinds of keys that readKeyPrefixes() tells each entry of an index has: 1 byte an entry. Never
/// changed; any thread.
class EntryPrefixes
{
public:
    EntryPrefixes() = default;
    /// `groups`: numbers in `names`.
    EntryPrefixes(QStringList names, std::vector<quint8> groups)
        : m_names(std::move(names))
        , m_groups(std::move(groups))
    {
    }

    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] std::size_t size() const { return m_groups.size(); }
    [[nodiscard]] std::size_t at(std::size_t i) const { return m_groups[i]; }

private:
    QStringList m_names; // the last is otherKeysName()
    std::vector<quint8> m_groups;
};

/// Reads all keys of `index` twice: which kinds there are, and which each entry is of. `cancelled` (may be
/// null) is looked at often: Error Cancelled. The connection's thread only.
Result<EntryPrefixes> readEntryPrefixes(sqlite::Connection &connection, const CacheFormat &format,
                                        const EntryIndex &index,
                                        const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
