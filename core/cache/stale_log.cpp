// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/stale_log.h"

#include <QFile>

namespace cachescope::cache {

using sqlite::FileIdentity;
using sqlite::identityOf;

namespace {

constexpr FileIdentity kNone{};

void removeIfIs(const QByteArray &path, const FileIdentity &identity)
{
    if (identity != kNone && identityOf(path.constData()) == identity)
        QFile::remove(QFile::decodeName(path));
}

} // namespace

StaleLog::StaleLog(const QString &path)
    : m_path(QFile::encodeName(path))
    , m_logPath(m_path + "-wal")
    , m_indexPath(m_path + "-shm")
{
}

void StaleLog::remember()
{
    const std::lock_guard lock(m_mutex);
    m_file = identityOf(m_path.constData());
    m_log = identityOf(m_logPath.constData());
    m_index = identityOf(m_indexPath.constData());
}

void StaleLog::removeIfReplaced()
{
    const std::lock_guard lock(m_mutex);
    const FileIdentity now = identityOf(m_path.constData());
    if (m_file == kNone || now == kNone || now == m_file)
        return;
    removeIfIs(m_logPath, m_log);
    removeIfIs(m_indexPath, m_index);
}

} // namespace cachescope::cache
