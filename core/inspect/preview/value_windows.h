// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/file_questions.h"

namespace cachescope::inspect {

/// Some bytes of a value.
struct ValueWindow
{
    qint64 rowid = 0;
    qint64 offset = 0;
    QByteArray bytes; ///< fewer than were asked for at the value's end
    qint64 valueBytes = 0;
};

/// Reads windows of values by incremental blob I/O, which reads the pages under them, however long the value
/// is. A new request replaces the one before.
class ValueWindows : public FileQuestions
{
    Q_OBJECT

public:
    static constexpr qint64 kMostBytes = qint64{1} << 20; ///< at a time

    explicit ValueWindows(Inspector &inspector, QObject *parent = nullptr);

    /// Answer: ready() or failed(). Only while a file is open.
    void request(qint64 rowid, qint64 offset, qint64 length);

Q_SIGNALS:
    void ready(const cachescope::inspect::ValueWindow &window);
    void failed(qint64 rowid, const cachescope::Error &error);
};

} // namespace cachescope::inspect
