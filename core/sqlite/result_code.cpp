// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/result_code.h"

#include "core/base/translate.h"

#include <QHash>

#include <sqlite3.h>

namespace cachescope::sqlite {

bool isLockError(int resultCode)
{
    const int primary = resultCode & 0xff;
    return primary == SQLITE_BUSY || primary == SQLITE_LOCKED || primary == SQLITE_PROTOCOL;
}

QString resultCodeName(int resultCode)
{
    static const QHash<int, QString> names{
        {SQLITE_OK, QStringLiteral("SQLITE_OK")},
        {SQLITE_ERROR, QStringLiteral("SQLITE_ERROR")},
        {SQLITE_PERM, QStringLiteral("SQLITE_PERM")},
        {SQLITE_BUSY, QStringLiteral("SQLITE_BUSY")},
        {SQLITE_BUSY_RECOVERY, QStringLiteral("SQLITE_BUSY_RECOVERY")},
        {SQLITE_BUSY_SNAPSHOT, QStringLiteral("SQLITE_BUSY_SNAPSHOT")},
        {SQLITE_BUSY_TIMEOUT, QStringLiteral("SQLITE_BUSY_TIMEOUT")},
        {SQLITE_LOCKED, QStringLiteral("SQLITE_LOCKED")},
        {SQLITE_LOCKED_SHAREDCACHE, QStringLiteral("SQLITE_LOCKED_SHAREDCACHE")},
        {SQLITE_LOCKED_VTAB, QStringLiteral("SQLITE_LOCKED_VTAB")},
        {SQLITE_PROTOCOL, QStringLiteral("SQLITE_PROTOCOL")},
        {SQLITE_READONLY, QStringLiteral("SQLITE_READONLY")},
        {SQLITE_INTERRUPT, QStringLiteral("SQLITE_INTERRUPT")},
        {SQLITE_IOERR, QStringLiteral("SQLITE_IOERR")},
        {SQLITE_IOERR_READ, QStringLiteral("SQLITE_IOERR_READ")},
        {SQLITE_IOERR_SHORT_READ, QStringLiteral("SQLITE_IOERR_SHORT_READ")},
        {SQLITE_IOERR_WRITE, QStringLiteral("SQLITE_IOERR_WRITE")},
        {SQLITE_IOERR_FSYNC, QStringLiteral("SQLITE_IOERR_FSYNC")},
        {SQLITE_IOERR_LOCK, QStringLiteral("SQLITE_IOERR_LOCK")},
        {SQLITE_IOERR_SHMLOCK, QStringLiteral("SQLITE_IOERR_SHMLOCK")},
        {SQLITE_CORRUPT, QStringLiteral("SQLITE_CORRUPT")},
        {SQLITE_FULL, QStringLiteral("SQLITE_FULL")},
        {SQLITE_CANTOPEN, QStringLiteral("SQLITE_CANTOPEN")},
        {SQLITE_TOOBIG, QStringLiteral("SQLITE_TOOBIG")},
        {SQLITE_CONSTRAINT, QStringLiteral("SQLITE_CONSTRAINT")},
        {SQLITE_NOTADB, QStringLiteral("SQLITE_NOTADB")},
    };
    const auto found = names.constFind(resultCode);
    if (found != names.cend())
        return *found;
    const QString primary = names.value(resultCode & 0xff, QStringLiteral("SQLITE_ERROR"));
    return QStringLiteral("%1(%2)").arg(primary).arg(resultCode);
}

ErrorCode errorCodeFor(int resultCode)
{
    if (isLockError(resultCode))
        return ErrorCode::Busy;
    switch (resultCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_IOERR:
        return ErrorCode::Io;
    case SQLITE_CORRUPT:
        return ErrorCode::Corrupt;
    case SQLITE_NOTADB:
        return ErrorCode::NotACache;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::CannotOpen;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Internal;
    }
}

namespace {

QString reasonFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Busy:
        return CoreText::tr("another connection held a lock that was needed");
    case ErrorCode::DiskFull:
        return CoreText::tr("the disk is full");
    case ErrorCode::Io:
        return CoreText::tr("the disk reported an error");
    case ErrorCode::Corrupt:
        return CoreText::tr("the file is damaged");
    case ErrorCode::NotACache:
        return CoreText::tr("the file is not an SQLite database");
    case ErrorCode::ReadOnly:
        return CoreText::tr("the file or its directory is read-only");
    case ErrorCode::CannotOpen:
        return CoreText::tr("the file cannot be opened");
    case ErrorCode::TooLarge:
        return CoreText::tr("the value is larger than SQLite allows");
    case ErrorCode::Cancelled:
        return CoreText::tr("it was stopped");
    default:
        return CoreText::tr("SQLite reported an error");
    }
}

} // namespace

Error makeError(sqlite3 *db, int resultCode, const QString &doing)
{
    const ErrorCode code = errorCodeFor(resultCode);
    const QString detail = QString::fromUtf8(db ? sqlite3_errmsg(db) : sqlite3_errstr(resultCode));
    return Error{code,
                 CoreText::tr("%1 failed: %2 (%3: %4)")
                     .arg(doing, reasonFor(code), resultCodeName(resultCode), detail),
                 resultCode};
}

} // namespace cachescope::sqlite
