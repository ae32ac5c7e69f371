// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"

#include <QThreadPool>

#include <memory>
#include <mutex>

namespace cachescope::ui {

/// Keeps in a file what is open, so that it is there after the program has ended, however it did: the file is
/// replaced as a whole, never written over. Writing is done by a thread of its own. One thread calls.
class SessionStore
{
public:
    explicit SessionStore(const QString &path);
    /// Waits until what was last saved is in the file.
    ~SessionStore();
    Q_DISABLE_COPY_MOVE(SessionStore)

    /// What was saved last; nothing if the file is missing, cannot be read or is no session: there is nothing
    /// that anybody could do about that. Reads a small file.
    [[nodiscard]] Session read() const;
    /// Returns at once. Of several that come while one is written, the last is.
    void save(const Session &session);
    /// Waits until what was last saved is in the file.
    void flush();

private:
    struct Waiting
    {
        std::mutex mutex;
        std::optional<QByteArray> text;
    };

    QString m_path;
    std::shared_ptr<Waiting> m_waiting; ///< for the writer
    QThreadPool m_writer;
};

} // namespace cachescope::ui
