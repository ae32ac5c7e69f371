// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/row_budget.h"

#include "core/base/translate.h"
#include "core/sqlite/connection.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <string>

namespace cachescope::inspect {

namespace {

constexpr qint64 kLeastRowBytes = 4;

/// No more than a file with holes has in blocks, but for what a file system may have compressed: with ample
/// allowance for that, and no less than a count in memory is easy of.
qint64 bytesOf(const std::string &path)
{
    constexpr qint64 blockBytes = 512;
    constexpr qint64 easyBytes = qint64{64} << 20;
    constexpr qint64 mostCompressed = 8;
    struct stat status
    {
    };
    if (::stat(path.c_str(), &status) != 0)
        return 0;
    const qint64 apparent = status.st_size;
    const qint64 allocated = status.st_blocks * blockBytes;
    // Some file systems do not tell.
    return allocated > 0 ? std::min(apparent, std::max(easyBytes, mostCompressed * allocated)) : apparent;
}

} // namespace

qint64 bytesOnDisk(sqlite::Connection &connection)
{
    const std::string path = sqlite3_db_filename(connection.handle(), "main");
    return bytesOf(path) + bytesOf(path + "-wal");
}

Error tooManyRowsError()
{
    return Error{ErrorCode::Corrupt,
                 CoreText::tr("It has more rows than fit into its bytes: its pages refer to each other "
                              "again and again")};
}

bool isTooManyRows(const Error &error)
{
    return error.code == ErrorCode::Corrupt && error.sqliteCode == 0;
}

qint64 RowBudget::rowsIn(qint64 bytes)
{
    return bytes / kLeastRowBytes;
}

RowBudget::RowBudget(qint64 bytes)
    : m_left(rowsIn(bytes))
{
}

Result<void> RowBudget::take(qint64 rows)
{
    m_left -= rows;
    if (m_left < 0)
        return tooManyRowsError();
    return {};
}

} // namespace cachescope::inspect
