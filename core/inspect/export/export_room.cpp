// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/export_room.h"

#include "core/base/format.h"
#include "core/base/saturating.h"
#include "core/base/translate.h"
#include "core/inspect/export/export_directory.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/entry_index.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

namespace cachescope::inspect {

namespace {

/// A line of the index and an entry of the directory, generously.
constexpr qint64 kBesidesValueBytes = 512;

/// The bytes of a value, and whether it is in the database: only such are exported.
std::string needSql(const CacheFormat &format)
{
    CacheFormat inside = format;
    inside.columns.externalFile.clear();
    const QString file = format.columns.externalFile;
    const std::string isInside =
        file.isEmpty() ? "1" : sql({quoted(file), " IS NULL OR ", valueSql(format), " IS NOT NULL"});
    return sql({"SELECT ", sizeSql(inside), ", ", isInside, " FROM ", tableSql(format), " WHERE ",
                rowidSql(format), " = ?1"});
}

} // namespace

Result<ExportNeed> measureExport(sqlite::Connection &connection, const CacheFormat &format,
                                 std::span<const qint64> rowids, const EntryIndex *index,
                                 const std::atomic<bool> *cancelled)
{
    auto row = connection.prepare(needSql(format));
    if (!row)
        return row.error();
    // It does not tell which values are in other files.
    if (!format.columns.externalFile.isEmpty())
        index = nullptr;
    ExportNeed need;
    for (const qint64 rowid : rowids) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return sqlite::cancelledError();
        if (const auto at = index ? index->find(rowid) : std::nullopt) {
            need.valueBytes = saturatingAdd(need.valueBytes, index->sizeBytes(*at));
            ++need.entries;
            continue;
        }
        const sqlite::ResetGuard guard(*row);
        row->bind(1, rowid);
        const auto found = row->step(sqlite::LockPhase::Read);
        if (!found && found.error().code != ErrorCode::Corrupt)
            return found.error();
        if (!found || !*found || row->columnInt(1) == 0)
            continue;
        need.valueBytes = saturatingAdd(need.valueBytes, row->columnInt(0));
        ++need.entries;
    }
    return need;
}

Result<void> checkRoom(const ExportNeed &need, const Room &room, qint64 spareBytes, const QString &directory)
{
    // Half a block is lost at the end of a file, on the average; a whole one at most.
    const qint64 besides = need.entries * (room.blockBytes / 2 + kBesidesValueBytes);
    const qint64 wanted = saturatingAdd(need.valueBytes, besides);
    if (spareBytes > room.bytes || wanted > room.bytes - spareBytes)
        return Error{
            ErrorCode::DiskFull,
            CoreText::tr("There is no room in %1: %2 would be written and %3 are to stay free, but "
                         "%4 are left. Nothing was written. Choose another directory or fewer "
                         "entries.")
                .arg(directory, formatBytes(wanted), formatBytes(spareBytes), formatBytes(room.bytes))};
    if (room.files >= 0 && need.entries + 1 > room.files)
        return Error{ErrorCode::DiskFull,
                     CoreText::tr("There is no room in %1: %2 files would be written, but its file system "
                                  "takes no more than %3. Nothing was written. Choose another directory or "
                                  "fewer entries.")
                         .arg(directory, formatCount(need.entries + 1), formatCount(room.files))};
    return {};
}

} // namespace cachescope::inspect
