// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/cache_format.h"

#include <QStringList>

/// Which of a file's tables is the cache. Pure: any thread.
namespace cachescope::inspect {

/// One of `tables`: the one that `wanted` names; else the one that has all columns which `wanted` names;
/// else, if it names none, the one of a known format. Errors: NotACache, with what was found instead and what
/// to do; Ambiguous when several would do. The table need not be readable: see checkReadable().
Result<const TableShape *> chooseTable(const std::vector<TableShape> &tables, const TableMapping &wanted);

/// That `table` is a real one with row numbers, and not something that runs code when it is read; NotACache
/// otherwise.
Result<void> checkReadable(const TableShape &table);

/// The columns that `mapping` names.
QStringList namedColumns(const TableMapping &mapping);

/// NotACache with this message.
Error notACache(const QString &message);

} // namespace cachescope::inspect
