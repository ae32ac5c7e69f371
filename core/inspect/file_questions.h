// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "core/inspect/task_lane.h"

#include <functional>

namespace cachescope::inspect {

/// What asks about the file that an Inspector has open, one question at a time, and has it answered in a
/// thread of its own: the base of everything that looks further than the Inspector itself (previews, figures
/// of a part, forecasts …). A new question replaces the one before; what comes back for one that was
/// replaced, was cancelled or is about a file that was closed is dropped. The thread that the object lives
/// in, which is the Inspector's.
class FileQuestions : public QObject
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    explicit FileQuestions(Inspector &inspector, QObject *parent = nullptr);
    /// Cancels what is asked, and waits for the thread to end.
    ~FileQuestions() override;

    /// Drops the question, if there is one; nothing is told.
    void cancel();
    [[nodiscard]] bool isAsked() const { return m_token != 0; }

protected:
    /// Done in the object's thread, unless nobody asks any more.
    using Answer = std::function<void()>;
    /// Runs in the other thread, and must not touch the object. `connection` is for the length of the call;
    /// `cancelled` is to be looked at often.
    using Work = std::function<Answer(const Result<sqlite::Connection *> &connection,
                                      const std::atomic<bool> &cancelled)>;

    /// Only while the inspector has a file open. The token of the question, never 0.
    quint64 ask(Work work);
    /// Calls `progress` in the object's thread, later, if the question that `cancelled` (of Work) belongs to
    /// is still asked. Callable from Work: takes the object's address only to post to it.
    static void tell(FileQuestions *questions, quint64 token, std::function<void()> progress);

    [[nodiscard]] Inspector &inspector() const { return m_inspector; }
    /// Of the question that is asked now, or 0.
    [[nodiscard]] quint64 token() const { return m_token; }

private:
    void onClosed();

    Inspector &m_inspector;
    quint64 m_token = 0; // 0: nothing is asked
    quint64 m_lastToken = 0;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    TaskLane m_lane; // last: its thread ends first
};

} // namespace cachescope::inspect
