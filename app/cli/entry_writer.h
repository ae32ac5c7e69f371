// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace cachescope::cli {

enum class ListFormat { Table, Csv, Json, JsonLines };

/// Turns entries into text, one after the other. Times are Unix seconds, and local ISO 8601 in a table.
class EntryWriter
{
public:
    static std::unique_ptr<EntryWriter> create(ListFormat format);
    virtual ~EntryWriter() = default;

    [[nodiscard]] virtual QByteArray begin() const { return {}; }
    [[nodiscard]] virtual QByteArray entry(const inspect::Entry &entry) = 0;
    [[nodiscard]] virtual QByteArray end() const { return {}; }
};

/// `key` in a table: what a terminal obeys is taken out, and none fills the screens.
QString shownKey(const QString &key);

} // namespace cachescope::cli
