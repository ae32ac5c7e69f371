// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/exporter.h"

#include "core/base/translate.h"
#include "core/inspect/export/export_directory.h"
#include "core/inspect/export/export_names.h"
#include "core/inspect/export/export_room.h"
#include "core/inspect/export/index_csv.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/values/value_head.h"
#include "core/inspect/values/value_stream.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>

#include <limits>
#include <memory>
#include <utility>

namespace cachescope::inspect {

namespace {

/// How often a name that somebody else took is replaced by another.
constexpr int kMostNamesTried = 1000;

struct NewFile
{
    std::unique_ptr<ExportFile> file;
    QString name;
};

/// One export. One thread.
class Exporter
{
public:
    Exporter(const CacheFile &file, const ExportOptions &options,
             const std::function<void(const ExportProgress &)> &report, const std::atomic<bool> *cancelled)
        : m_file(file)
        , m_format(file.info().format)
        , m_options(options)
        , m_report(report)
        , m_cancelled(cancelled)
    {
        // Reading the whole value comes next, so walking it costs little.
        m_reading.walkBytes = std::numeric_limits<qint64>::max();
        m_reading.index = options.index;
        m_reading.unreadable = &m_unreadable;
        m_reading.mostKeyBytes = kMostWholeKeyBytes;
    }

    Result<ExportResult> run(std::span<const qint64> rowids);

private:
    Result<void> prepare(std::span<const qint64> rowids);
    Result<void> start();
    void exportOne(qint64 rowid);
    Result<std::optional<Entry>> readEntry(qint64 rowid);
    Result<qint64> writeFile(const Entry &entry);
    Result<NewFile> createFile(const QString &stem, const QString &suffix, qint64 number);
    Result<qint64> copyValue(qint64 rowid, ExportFile &into);
    void fail(qint64 rowid, const QString &key, const Error &error);
    void report(qint64 bytesOfNext = 0);
    [[nodiscard]] bool isCancelled() const { return m_cancelled && m_cancelled->load(); }

    const CacheFile &m_file;
    const CacheFormat &m_format;
    const ExportOptions &m_options;
    const std::function<void(const ExportProgress &)> &m_report;
    const std::atomic<bool> *const m_cancelled;

    qint64 m_unreadable = 0;
    EntryReadOptions m_reading;
    std::unique_ptr<sqlite::Connection> m_connection;
    std::unique_ptr<sqlite::CancelGuard> m_guard; // goes before m_connection, as does the next
    std::unique_ptr<ValueStream> m_values;
    std::unique_ptr<ExportDirectory> m_directory;
    std::unique_ptr<ExportFile> m_index; // goes before m_directory
    ExportNames m_names;
    ExportProgress m_progress;
    ExportResult m_result;
};

Result<ExportResult> Exporter::run(std::span<const qint64> rowids)
{
    if (auto prepared = prepare(rowids); !prepared)
        return prepared.error();
    if (auto started = start(); !started)
        return started.error();
    for (const qint64 rowid : rowids) {
        m_result.cancelled |= isCancelled();
        if (m_result.cancelled)
            break;
        exportOne(rowid);
        report();
    }
    if (auto finished = m_index->finish(); !finished)
        return finished.error();
    m_index->keep();
    return std::move(m_result);
}

/// All that can be found wrong before something is written.
Result<void> Exporter::prepare(std::span<const qint64> rowids)
{
    m_result.directory = QFileInfo(m_options.directory).absoluteFilePath();
    const QString there = ExportDirectory::existingPart(m_result.directory);
    if (QFileInfo(there).canonicalFilePath() == QFileInfo(m_file.info().path).canonicalPath())
        return Error{
            ErrorCode::InvalidArgument,
            CoreText::tr("%1 is the directory of the cache file, beside which nothing is written%2. "
                         "Choose another one.")
                .arg(there, there == m_result.directory ? QString() : CoreText::tr(", no directory either"))};
    if (auto usable = ExportDirectory::check(m_result.directory, m_options.mayHaveFiles); !usable)
        return usable;
    auto connection = m_file.connect();
    if (!connection)
        return connection.error();
    m_connection = std::move(*connection);
    m_guard = std::make_unique<sqlite::CancelGuard>(*m_connection, m_cancelled);
    m_values = std::make_unique<ValueStream>(*m_connection, m_format);
    const auto need = measureExport(*m_connection, m_format, rowids, m_options.index, m_cancelled);
    if (!need)
        return need.error();
    m_progress.ofEntries = static_cast<qint64>(rowids.size());
    m_progress.ofBytes = need->valueBytes;
    const auto room = ExportDirectory::roomFor(m_result.directory);
    if (!room)
        return room.error();
    return checkRoom(*need, *room, m_options.spareBytes, m_result.directory);
}

/// Makes the directory and the table in it.
Result<void> Exporter::start()
{
    auto directory = ExportDirectory::open(m_result.directory, m_options.mayHaveFiles);
    if (!directory)
        return directory.error();
    m_directory = std::move(*directory);
    auto index = createFile(QStringLiteral("index"), QStringLiteral("csv"), 0);
    if (!index)
        return index.error();
    m_index = std::move(index->file);
    m_result.indexFile = index->name;
    return m_index->write(indexCsvHeader());
}

void Exporter::exportOne(qint64 rowid)
{
    ++m_progress.entries;
    const auto entry = readEntry(rowid);
    if (!entry)
        return fail(rowid, {}, entry.error());
    if (!*entry) {
        ++m_result.gone;
        return;
    }
    const auto bytes = writeFile(**entry);
    if (!bytes)
        return fail(rowid, (*entry)->key, bytes.error());
    ++m_result.exported;
    m_result.bytes += *bytes;
    m_progress.bytes += *bytes;
}

/// Nothing if it is not there.
Result<std::optional<Entry>> Exporter::readEntry(qint64 rowid)
{
    const qint64 before = m_unreadable;
    auto entries = readEntries(*m_connection, m_format, std::span(&rowid, 1), m_reading);
    if (!entries)
        return entries.error();
    if (!entries->empty())
        return std::optional(std::move(entries->front()));
    if (m_unreadable == before)
        return std::optional<Entry>();
    return Error{ErrorCode::Corrupt, CoreText::tr("The entry stands on a damaged page of the file.")};
}

/// Returns how many bytes the value has. On an error nothing is left of it.
Result<qint64> Exporter::writeFile(const Entry &entry)
{
    const QByteArray head = ValueHeadReader(m_connection->handle(), m_format).read(entry.rowid);
    auto made = createFile(exportStem(entry.key), fileSuffixFor(head, entry.type), entry.rowid);
    if (!made)
        return made.error();
    const auto bytes = copyValue(entry.rowid, *made->file);
    if (!bytes)
        return bytes;
    if (auto finished = made->file->finish(); !finished)
        return finished.error();
    // The table has a line for each file: where there is no room for it, the file goes too.
    if (auto listed = m_index->append(indexCsvLine(made->name, entry, *bytes, mimeFor(head, entry.type)));
        !listed)
        return listed.error();
    made->file->keep();
    return bytes;
}

Result<NewFile> Exporter::createFile(const QString &stem, const QString &suffix, qint64 number)
{
    QString name = m_names.take(stem, suffix, number);
    for (int tried = 0; tried < kMostNamesTried; ++tried) {
        auto file = m_directory->create(name);
        if (!file)
            return file.error();
        if (*file)
            return NewFile{std::move(*file), name};
        name = m_names.takeOther(stem, suffix, number);
    }
    return Error{ErrorCode::Io, CoreText::tr("There are files of all names that it could have.")};
}

Result<qint64> Exporter::copyValue(qint64 rowid, ExportFile &into)
{
    qint64 copied = 0;
    const auto copy = [this, &into, &copied](QByteArrayView piece) {
        auto written = into.write(piece);
        copied += piece.size();
        report(copied);
        return written;
    };
    return m_values->read(rowid, copy, m_cancelled);
}

void Exporter::fail(qint64 rowid, const QString &key, const Error &error)
{
    if (error.code == ErrorCode::Cancelled) {
        m_result.cancelled = true;
        return;
    }
    ++m_result.failedCount;
    if (m_result.failed.size() < kMostExportFailures)
        m_result.failed.push_back({rowid, key, error.message});
}

void Exporter::report(qint64 bytesOfNext)
{
    if (!m_report)
        return;
    ExportProgress progress = m_progress;
    progress.bytes += bytesOfNext;
    m_report(progress);
}

} // namespace

Result<ExportResult> exportEntries(const CacheFile &file, std::span<const qint64> rowids,
                                   const ExportOptions &options,
                                   const std::function<void(const ExportProgress &)> &progress,
                                   const std::atomic<bool> *cancelled)
{
    return Exporter(file, options, progress, cancelled).run(rowids);
}

} // namespace cachescope::inspect
