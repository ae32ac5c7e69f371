// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/lock_error_text.h"

#include "core/base/translate.h"

#include <QHash>

namespace cachescope::load {

namespace {

QString upgradeRefused()
{
    return CoreText::tr(
        "The transaction had begun by reading and now wanted to write, while another held the "
        "write lock. Neither could have gone on, so SQLite failed at once and no timeout "
        "helps: begin with BEGIN IMMEDIATE.");
}

/// What stood in the way of a connection in this phase.
QString busyIn(const QString &phase)
{
    const QHash<QString, QString> meanings{
        {QStringLiteral("open"),
         CoreText::tr("The file was opened while another connection changed its journal mode, or closed the "
                      "write-ahead log as the last one.")},
        {QStringLiteral("begin"),
         CoreText::tr("Another connection held the write lock when this transaction began.")},
        {QStringLiteral("read"),
         CoreText::tr("A read was shut out: by a writer about to commit (rollback journal), or by the last "
                      "connection closing the write-ahead log.")},
        {QStringLiteral("write"),
         CoreText::tr("Another connection held the write lock when this statement wanted to write.")},
        {QStringLiteral("commit"),
         CoreText::tr("Readers were in the way of the commit, as they are with a rollback journal.")},
        {QStringLiteral("checkpoint"),
         CoreText::tr("Another checkpoint was at work. Nothing is lost: the log is copied later.")},
        {QStringLiteral("close"),
         CoreText::tr(
             "The connection closed while another used the write-ahead log that it wanted to copy.")},
    };
    return meanings.value(phase, CoreText::tr("Another connection held a lock that was needed."));
}

QString consequence(const QString &handler)
{
    if (handler == QLatin1String("noneSet"))
        return CoreText::tr(" No busy timeout was set, so it failed at once.");
    if (handler == QLatin1String("never"))
        return CoreText::tr(
            " SQLite failed at once without letting it wait: a longer timeout does not help.");
    if (handler == QLatin1String("asked"))
        return CoreText::tr(" It waited until its timeout had passed.");
    return {};
}

/// Codes whose meaning is the same in every phase; empty for others.
QString meaningOfCode(const QString &code)
{
    const QHash<QString, QString> meanings{
        {QStringLiteral("SQLITE_BUSY_SNAPSHOT"),
         CoreText::tr("A transaction that had read wanted to write after another had committed: what it had "
                      "read is out of date. SQLite fails at once and no timeout helps: begin with BEGIN "
                      "IMMEDIATE.")},
        {QStringLiteral("SQLITE_LOCKED"),
         CoreText::tr("The same connection was still using the table. This is a mistake of the program, "
                      "no matter of load, and no timeout helps.")},
        {QStringLiteral("SQLITE_LOCKED_SHAREDCACHE"),
         CoreText::tr(
             "Another connection with the same shared cache was using the table. No timeout helps: do "
             "without the shared cache.")},
        {QStringLiteral("SQLITE_PROTOCOL"),
         CoreText::tr("A hundred attempts to read the write-ahead log lost against others: very many "
                      "connections came and went at once. No timeout helps: keep connections open.")},
        {QStringLiteral("SQLITE_FULL"), CoreText::tr("The disk was full. This is no matter of locks.")},
        {QStringLiteral("SQLITE_CANTOPEN"),
         CoreText::tr("The file could not be opened, most often for too many open files.")},
    };
    if (code.startsWith(QLatin1String("SQLITE_IOERR")))
        return CoreText::tr("The disk or its file system reported an error. This is no matter of load.");
    return meanings.value(code);
}

} // namespace

QString lockPhaseText(const QString &phase)
{
    const QHash<QString, QString> words{
        {QStringLiteral("open"), CoreText::tr("open")},
        {QStringLiteral("begin"), CoreText::tr("begin of a transaction")},
        {QStringLiteral("read"), CoreText::tr("read")},
        {QStringLiteral("write"), CoreText::tr("write")},
        {QStringLiteral("commit"), CoreText::tr("commit")},
        {QStringLiteral("checkpoint"), CoreText::tr("checkpoint")},
        {QStringLiteral("close"), CoreText::tr("close")},
    };
    return words.value(phase, phase);
}

QString busyHandlerText(const QString &handler)
{
    const QHash<QString, QString> words{
        {QStringLiteral("noneSet"), CoreText::tr("none set")},
        {QStringLiteral("never"), CoreText::tr("never asked")},
        {QStringLiteral("asked"), CoreText::tr("asked")},
    };
    return words.value(handler, handler);
}

QString lockErrorMeaning(const QString &code, const QString &phase, const QString &handler)
{
    const QString ofCode = meaningOfCode(code);
    if (!ofCode.isEmpty())
        return ofCode;
    if (code == QLatin1String("SQLITE_BUSY_RECOVERY"))
        return CoreText::tr(
                   "Another connection was rebuilding the index of the write-ahead log, as the first "
                   "one to open the file has to.") +
               consequence(handler);
    if (!code.startsWith(QLatin1String("SQLITE_BUSY")))
        return CoreText::tr("SQLite reported an error that this report has no words for.");
    if (phase == QLatin1String("write") && handler == QLatin1String("never"))
        return upgradeRefused();
    return busyIn(phase) + consequence(handler);
}

QString elsewhereMeaning()
{
    return CoreText::tr("another process, or a moment whose holder is not seen, such as opening and closing");
}

} // namespace cachescope::load
