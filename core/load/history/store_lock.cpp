// SPDX-License-Identifier: GPL-3.0-or-later
//
// flock(2) rather than a file with a process number: such a number says nothing in another container, and a
// program that is killed would leave the file behind.
#include "core/load/history/store_lock.h"

#include "core/base/translate.h"

#include <QThread>

#include <sys/file.h>

#include <cerrno>

namespace cachescope::load {

namespace {

constexpr std::chrono::milliseconds kBetweenTries(10);

} // namespace

Result<std::unique_ptr<StoreLock>> StoreLock::take(const QString &directory,
                                                   std::chrono::milliseconds patience)
{
    std::unique_ptr<StoreLock> lock(new StoreLock(directory + QStringLiteral("/.lock")));
    if (!lock->m_file.open(QIODevice::ReadWrite))
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 cannot be changed: %2").arg(directory, lock->m_file.errorString())};
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::flock(lock->m_file.handle(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        if (std::chrono::steady_clock::now() >= deadline)
            return Error{ErrorCode::Busy,
                         CoreText::tr("%1 is being changed by another window or program. Try it again.")
                             .arg(directory)};
        QThread::msleep(static_cast<unsigned long>(kBetweenTries.count()));
    }
    return lock;
}

} // namespace cachescope::load
