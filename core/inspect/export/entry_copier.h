// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/file_questions.h"

#include <QString>

namespace cachescope::inspect {

/// What of entries is put on the clipboard.
enum class CopyForm {
    Keys,  ///< a line each
    Value, ///< of one entry, if it is text in an encoding that is recognised
    Csv,   ///< what is known of them without their values: entry_lines.h, for spreadsheets
    Json,  ///< the same
    Sql,   ///< with their values: entry_sql.h
};

/// Reads what is to be copied of entries in the background. Its thread is that of the Inspector; cancel()
/// ends it.
class EntryCopier : public FileQuestions
{
    Q_OBJECT

public:
    /// More are not copied at a time.
    static constexpr std::size_t kMostEntries = 100'000;
    /// Of a value, or of the values of an INSERT for each entry; and of what is copied four times as many.
    static constexpr qint64 kMostValueBytes = 16'000'000;
    static constexpr qint64 kMostTextBytes = 4 * kMostValueBytes;

    explicit EntryCopier(Inspector &inspector, QObject *parent = nullptr)
        : FileQuestions(inspector, parent)
    {
    }

    /// Replaces the question before; copied() or failed() follows. Nothing without rowids, or while no file
    /// is open.
    void copy(CopyForm form, std::vector<qint64> rowids);

Q_SIGNALS:
    void progressed(double fraction); ///< 0…1
    /// In the order of the rowids, without those that are gone or cannot be read; `entries` are in `text`.
    void copied(cachescope::inspect::CopyForm form, const QString &text, qint64 entries);
    /// TooLarge: beyond a bound, which the message tells; InvalidArgument: the value is no text; NotFound:
    /// none of the entries is there any more.
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::inspect
