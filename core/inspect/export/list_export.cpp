// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/list_export.h"

#include "core/inspect/export/chosen_file.h"
#include "core/inspect/export/entry_batches.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>

namespace cachescope::inspect {

namespace {

/// A line as a rule, generously: keys of most caches are hashes.
constexpr qint64 kBytesOfLine = 256;

} // namespace

Result<ListExportResult> exportList(const CacheFile &file, std::span<const qint64> rowids,
                                    const ListExportOptions &options,
                                    const std::function<void(double)> &progress,
                                    const std::atomic<bool> *cancelled)
{
    const auto connection = file.connect();
    if (!connection)
        return connection.error();
    auto into = ChosenFile::open(options.path, file, kBytesOfLine * static_cast<qint64>(rowids.size()));
    if (!into)
        return into.error();
    ListExportResult result{QFileInfo(options.path).absoluteFilePath()};
    EntryLines lines(options.format, LineReader::Spreadsheet);
    EntryBatches batches(**connection, file.info().format, rowids, options.index, cancelled);
    QByteArray text = lines.begin();
    while (!batches.atEnd()) {
        const auto entries = batches.next();
        if (!entries)
            return entries.error();
        for (const Entry &entry : *entries) {
            text += lines.line(entry);
            result.withoutCreation += entry.createdAt || !entry.createdLiteral.isEmpty() ? 0 : 1;
        }
        result.entries += static_cast<qint64>(entries->size());
        if (auto written = into->write(text); !written)
            return written.error();
        text.clear();
        if (progress)
            progress(batches.fraction());
    }
    if (auto written = into->write(text + lines.end()); !written)
        return written.error();
    if (auto finished = into->finish(); !finished)
        return finished.error();
    result.missing = static_cast<qint64>(rowids.size()) - result.entries;
    if (!file.info().format.hasCreationTimes())
        result.withoutCreation = 0;
    return result;
}

} // namespace cachescope::inspect
