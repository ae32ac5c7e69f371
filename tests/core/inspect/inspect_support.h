// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/entry_index.h"

#include <QByteArray>
#include <QString>

/// Files for the tests of core/inspect. A test's main thread. What cannot be made fails the program.
namespace cachescope::test {

/// Runs `sql` on a new or existing database at `path`, as its author would.
void runSql(const QString &path, const QByteArray &sql);

/// The production service's table and index, in `path`.
void createProductionTable(const QString &path);

/// The same with 50,000 rows "key 1" …, of up to 999 bytes: a scan takes long enough to be met while it runs.
void createLargeTable(const QString &path);

/// One row with a BLOB of `bytes` zero bytes.
void addRow(const QString &path, const QString &key, qint64 bytes, double lastAccessed, bool pinned = false);

/// Overwrites the root page of the index `name` with what is no page. `path` is a database of 4096-byte
/// pages.
void breakIndex(const QString &path, const QByteArray &index);

/// Lets the pages of the index `name` refer to one another so that a few pages hold rows without end:
/// each of a chain of pages has the next one for all its children. `path` is a database of 4096-byte pages,
/// and the index has two levels.
void makeEndless(const QString &path, const QByteArray &index);

/// A row of an index without creation time.
inspect::EntryIndex::Row row(qint64 rowid, qint64 sizeBytes, double lastAccessed, bool pinned = false);

/// All rowids, or sizes, of an index, in its order.
std::vector<qint64> rowidsOf(const inspect::EntryIndex &index);
std::vector<qint64> sizesOf(const inspect::EntryIndex &index);

/// Waits until a change of the file at `path` is sure to change its times: some hundredths of a second. A
/// file that is opened before has no index kept of it.
void letTimesSettle(const QString &path);

/// The opened file; fails the program with its error if it cannot be opened.
inspect::CacheFile opened(const QString &path);

} // namespace cachescope::test
