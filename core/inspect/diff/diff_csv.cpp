// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_csv.h"

#include "core/base/csv_field.h"
#include "core/inspect/diff/diff_keys.h"
#include "core/inspect/export/chosen_file.h"
#include "core/inspect/export/index_csv.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kRowsAtATime = 256;
/// A line as a rule, generously.
constexpr qint64 kBytesOfLine = 256;

QStringList sideFields(const DiffSide &side, quint32 place)
{
    if (place == DiffRow::kNone)
        return {QString(), QString(), QString(), QString()};
    const EntryIndex &index = *side.scan.index;
    return {QString::number(index.sizeBytes(place)), csvTime(index.lastAccessed(place)),
            index.pinned(place) ? QStringLiteral("true") : QStringLiteral("false"),
            QString::number(index.rowid(place))};
}

} // namespace

QByteArray diffCsvTitles()
{
    return "change,key,sizeBytesBefore,lastAccessedBefore,pinnedBefore,rowidBefore,sizeBytesAfter,"
           "lastAccessedAfter,pinnedAfter,rowidAfter\n";
}

QByteArray diffCsvLine(const FileDiff &diff, const DiffRow &row, const QString &key, LineReader reader)
{
    const bool plain = reader == LineReader::Program;
    QStringList fields{diffKindName(row.kind), csvField(plain ? key : csvKey(key))};
    fields << sideFields(diff.before, row.before) << sideFields(diff.after, row.after);
    return fields.join(QLatin1Char(',')).toUtf8() + '\n';
}

Result<void> writeDiffCsv(const FileDiffPtr &diff, std::span<const quint32> rows, const QString &path,
                          const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    auto file = ChosenFile::open(path, diff->before.file, diff->after.file,
                                 kBytesOfLine * static_cast<qint64>(rows.size()));
    if (!file)
        return file.error();
    DiffKeys keys(diff);
    QByteArray text = diffCsvTitles();
    for (std::size_t done = 0; done < rows.size();) {
        const auto batch = rows.subspan(done, std::min(kRowsAtATime, rows.size() - done));
        const auto read = keys.read(batch, kMostWholeKeyBytes, cancelled);
        if (!read)
            return read.error();
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const QString key = (*read)[i] ? (*read)[i]->text : QString();
            text += diffCsvLine(*diff, diff->rows[batch[i]], key, LineReader::Spreadsheet);
        }
        if (auto written = file->write(text); !written)
            return written.error();
        text.clear();
        done += batch.size();
        if (progress)
            progress(static_cast<double>(done) / static_cast<double>(rows.size()));
    }
    if (auto written = file->write(text); !written)
        return written.error();
    return file->finish();
}

} // namespace cachescope::inspect
