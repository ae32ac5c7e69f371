// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/value_file.h"

#include "core/base/translate.h"
#include "core/inspect/export/chosen_file.h"
#include "core/inspect/export/export_names.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/values/value_head.h"
#include "core/inspect/values/value_stream.h"
#include "core/sqlite/connection.h"

#include <algorithm>

namespace cachescope::inspect {

Result<QString> valueFileName(const CacheFile &file, qint64 rowid)
{
    const auto connection = file.connect();
    if (!connection)
        return connection.error();
    const CacheFormat &format = file.info().format;
    EntryReadOptions options;
    options.brief = true;
    options.mostKeyBytes = kMostWholeKeyBytes;
    const auto entries = readEntries(**connection, format, std::span(&rowid, 1), options);
    if (!entries)
        return entries.error();
    if (entries->empty())
        return Error{ErrorCode::NotFound, CoreText::tr("The entry is not in the file any more.")};
    const Entry &entry = entries->front();
    const QByteArray head = ValueHeadReader((*connection)->handle(), format).read(rowid);
    return ExportNames().take(exportStem(entry.key), fileSuffixFor(head, entry.type), rowid);
}

Result<qint64> saveValue(const CacheFile &file, qint64 rowid, const QString &path,
                         const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    const auto connection = file.connect();
    if (!connection)
        return connection.error();
    ValueHeadReader head((*connection)->handle(), file.info().format);
    head.read(rowid, 1);
    const qint64 bytes = head.valueBytes();
    head.release();
    auto into = ChosenFile::open(path, file, bytes);
    if (!into)
        return into.error();
    qint64 done = 0;
    const auto copy = [&](QByteArrayView piece) {
        done += piece.size();
        if (progress)
            progress(std::min(1.0, static_cast<double>(done) / static_cast<double>(std::max(bytes, done))));
        return into->write(piece);
    };
    const auto copied = ValueStream(**connection, file.info().format).read(rowid, copy, cancelled);
    if (!copied)
        return copied.error();
    if (auto finished = into->finish(); !finished)
        return finished.error();
    return copied;
}

Result<qint64> saveBytes(const CacheFile &file, const QByteArray &bytes, const QString &path)
{
    auto into = ChosenFile::open(path, file, bytes.size());
    if (!into)
        return into.error();
    if (auto written = into->write(bytes); !written)
        return written.error();
    if (auto finished = into->finish(); !finished)
        return finished.error();
    return qint64{bytes.size()};
}

} // namespace cachescope::inspect
