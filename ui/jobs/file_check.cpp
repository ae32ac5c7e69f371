// SPDX-License-Identifier: GPL-3.0-or-later
// A stat() on a dead mount blocks for minutes and cannot be cancelled. So the thread is detached, and what it
// shares with this object is a mailbox that outlives both.
#include "ui/jobs/file_check.h"

#include <QFileInfo>

#include <mutex>
#include <thread>

namespace cachescope::ui {

struct FileCheck::Mailbox
{
    std::mutex mutex;
    FileCheck *receiver = nullptr; // guarded by mutex; null once it is gone

    void deliver(const QString &path, bool exists)
    {
        const std::lock_guard lock(mutex);
        if (!receiver)
            return;
        QMetaObject::invokeMethod(
            receiver, [to = receiver, path, exists] { Q_EMIT to->checked(path, exists); },
            Qt::QueuedConnection);
    }
};

FileCheck::FileCheck(QObject *parent)
    : QObject(parent)
    , m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->receiver = this;
}

FileCheck::~FileCheck()
{
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->receiver = nullptr;
}

void FileCheck::check(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    std::thread([paths, mailbox = m_mailbox] {
        for (const QString &path : paths)
            mailbox->deliver(path, QFileInfo(path).isFile());
    }).detach();
}

} // namespace cachescope::ui
