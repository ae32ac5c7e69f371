// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/entry_prefixes.h"

#include "core/inspect/figures/key_pass.h"
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/figures/key_prefixes.h"
#include "core/inspect/scan/entry_index.h"

#include <QHash>

#include <limits>

namespace cachescope::inspect {

namespace {

static_assert(KeyPrefixes::kReported < std::numeric_limits<quint8>::max());

/// Finds the narrowest of the kinds that a key is of.
class Groups
{
public:
    explicit Groups(const std::vector<NamedTotal> &patterns)
    {
        for (const NamedTotal &pattern : patterns) {
            if (pattern.name == anyKeyPattern())
                continue;
            m_numbers.insert(pattern.name, static_cast<quint8>(m_names.size()));
            m_names << pattern.name;
        }
        m_names << otherKeysName(m_numbers.contains(otherKeysName(false)));
    }

    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] quint8 otherGroup() const { return static_cast<quint8>(m_names.size() - 1); }
    [[nodiscard]] quint8 of(const QString &key) const
    {
        QString pattern = keyPattern(key);
        while (true) {
            if (const auto found = m_numbers.constFind(pattern); found != m_numbers.cend())
                return *found;
            QString wider = widerPattern(pattern);
            if (wider == pattern)
                return otherGroup();
            pattern = std::move(wider);
        }
    }

private:
    QStringList m_names;
    QHash<QString, quint8> m_numbers;
};

} // namespace

Result<EntryPrefixes> readEntryPrefixes(sqlite::Connection &connection, const CacheFormat &format,
                                        const EntryIndex &index, const std::atomic<bool> *cancelled)
{
    const auto patterns = readKeyPatterns(connection, format, index, cancelled);
    if (!patterns)
        return patterns.error();
    const Groups groups(*patterns);
    std::vector<quint8> numbers;
    const KeyPass pass{[&] { numbers.assign(index.size(), groups.otherGroup()); },
                       [&](std::size_t place, const QString &key) { numbers[place] = groups.of(key); },
                       {},
                       cancelled};
    if (auto read = readAllKeys(connection, format, index, pass); !read)
        return read.error();
    return EntryPrefixes(groups.names(), std::move(numbers));
}

} // namespace cachescope::inspect
