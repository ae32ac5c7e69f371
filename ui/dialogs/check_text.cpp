// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/check_text.h"

#include "core/base/format.h"
#include "core/inspect/check/integrity_messages.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::CheckText)
};

QString messageCount(const inspect::IntegrityReport &report)
{
    if (report.moreMessages)
        return CheckText::tr("more than %1 messages").arg(report.messages.size() - 1);
    return report.messages.size() == 1 ? CheckText::tr("1 message")
                                       : CheckText::tr("%1 messages").arg(report.messages.size());
}

} // namespace

CheckVerdict checkVerdict(const inspect::IntegrityReport &report)
{
    if (report.ok() && report.quick)
        return {
            Tone::Good,
            CheckText::tr("Nothing is wrong. Every page was looked at; that indexes agree with their tables "
                          "only the full check tells.")};
    if (report.ok())
        return {Tone::Good, CheckText::tr("Nothing is wrong: all pages, tables and indexes were checked.")};
    if (!report.messages.isEmpty() && report.cancelled)
        return {Tone::Bad, CheckText::tr("The file is damaged (%1 until the check was cancelled).")
                               .arg(messageCount(report))};
    if (!report.messages.isEmpty())
        return {Tone::Bad, CheckText::tr("The file is damaged (%1).").arg(messageCount(report))};
    if (report.cancelled)
        return {Tone::Warning, CheckText::tr("Cancelled before the end. Nothing was found until then.")};
    return {Tone::Warning, CheckText::tr("The file was not checked to its end.")};
}

QStringList checkRemarks(const inspect::IntegrityReport &report)
{
    QStringList remarks = inspect::explainIntegrityMessages(report.messages);
    if (report.moreMessages)
        remarks << CheckText::tr(
                       "The check ends after %1 messages. There may be more; how many is not known.")
                       .arg(report.messages.size());
    return remarks + report.warnings;
}

QString checkFacts(const inspect::IntegrityReport &report, double checkedAt)
{
    const QString when = CheckText::tr("Checked %1").arg(formatExactTime(checkedAt));
    if (report.pages == 0)
        return when;
    return CheckText::tr("%1: %2 pages, %3 reads, %4")
        .arg(when, formatCount(report.pages), formatCount(report.pagesRead), formatDuration(report.seconds));
}

QString checkAsText(const inspect::IntegrityReport &report, double checkedAt)
{
    QStringList lines{report.path,
                      report.quick ? CheckText::tr("Quick check: indexes are not compared with their tables")
                                   : CheckText::tr("Full check: pages, tables and indexes"),
                      checkVerdict(report).text, checkFacts(report, checkedAt), QString()};
    lines << checkRemarks(report);
    if (!report.messages.isEmpty())
        lines << QString() << CheckText::tr("SQLite's messages:") << report.messages;
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace cachescope::ui
