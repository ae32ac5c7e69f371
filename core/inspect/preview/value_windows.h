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

/// Reads windows of values by incremental blob I/O, however long the value is. A new request replaces the one
/// before. As long as one value is asked about it stays open (ValueBlob), so that only the first look far
/// into a long one takes time: for a few seconds, in which isAsked() stays true, and not where others write
/// to the file.
class ValueWindows : public FileQuestions
{
    Q_OBJECT

public:
    static constexpr qint64 kMostBytes = qint64{1} << 20; ///< at a time

    explicit ValueWindows(Inspector &inspector, QObject *parent = nullptr);
    ~ValueWindows() override;

    /// Answer: ready() or failed(). Only while a file is open. An `offset` behind the value's end gives no
    /// bytes.
    /// Errors: NotFound (the row is gone, or its value is in a file beside the database), Corrupt, Io, Busy.
    void request(qint64 rowid, qint64 offset, qint64 length);

Q_SIGNALS:
    void ready(const cachescope::inspect::ValueWindow &window);
    void failed(qint64 rowid, const cachescope::Error &error);

private:
    struct Desk;

    void answer(const ValueWindow &window, quint64 serial);

    std::shared_ptr<Desk> m_desk; ///< of the question that is asked, or was asked last
    quint64 m_serial = 0;         ///< of the last request
};

} // namespace cachescope::inspect
