// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_causes_text.h"

#include "app/cli/output.h"
#include "core/base/format.h"
#include "core/load/report/lock_error_text.h"
#include "core/load/report/run_verdict.h"
#include "core/sqlite/result_code.h"

namespace cachescope::cli {

namespace {

using load::RunReport;
using sqlite::LockMonitor;

QString times(quint64 count)
{
    return count == 1 ? QStringLiteral("once")
                      : QStringLiteral("%1 times").arg(formatCount(static_cast<qint64>(count)));
}

QString nameOf(const LockMonitor::HoldCount &hold)
{
    if (hold.activity != QLatin1String(LockMonitor::kElsewhere))
        return hold.activity;
    return QStringLiteral("%1 (%2)").arg(hold.activity, load::elsewhereMeaning());
}

/// A line, if it blocked anybody.
QString holderInWords(const LockMonitor::HoldCount &hold)
{
    if (hold.blocked == 0)
        return {};
    QString text = QStringLiteral("  %1 blocked others %2").arg(nameOf(hold), times(hold.blocked));
    if (hold.count > 0)
        text += QStringLiteral("; held the write lock %1, %2 at most")
                    .arg(times(hold.count), formatDuration(hold.maxMs / 1e3));
    return text + QLatin1Char('\n');
}

QString handlerInWords(sqlite::HandlerAsked asked)
{
    switch (asked) {
    case sqlite::HandlerAsked::NoneSet:
        return QStringLiteral("no busy handler set");
    case sqlite::HandlerAsked::Never:
        return QStringLiteral("busy handler not asked");
    case sqlite::HandlerAsked::Asked:
        return QStringLiteral("waited until the timeout");
    }
    return {};
}

/// A line. It may quote a key of somebody's file, whose line ends must not look like ours.
QString quoting(const QString &sentence)
{
    return QStringLiteral("  %1\n").arg(printable(sentence));
}

} // namespace

QString causesInWords(const RunReport &run, const QString &label)
{
    QString text;
    const load::RunVerdict verdict = run.verdict();
    for (const QString &reason : verdict.failures)
        text += quoting(reason);
    for (const auto &error : run.locks.errors)
        text +=
            QStringLiteral("  %1 × %2 at %3, %4\n")
                .arg(formatCount(static_cast<qint64>(error.count)), sqlite::resultCodeName(error.resultCode),
                     sqlite::lockPhaseName(error.phase), handlerInWords(error.asked));
    for (const auto &hold : run.locks.holds)
        text += holderInWords(hold);
    for (const QString &note : verdict.notes)
        text += quoting(note);
    return text.isEmpty() ? text : QStringLiteral("\n%1\n%2").arg(label, text);
}

} // namespace cachescope::cli
