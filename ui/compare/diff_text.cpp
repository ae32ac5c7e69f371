// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_text.h"

#include "core/base/format.h"
#include "ui/compare/kind_look.h"
#include "ui/file/file_text.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

using inspect::DiffKind;
using inspect::DiffTotal;

QString translated(const char *text)
{
    return QCoreApplication::translate("DiffText", text);
}

QString bytesText(DiffKind kind, const DiffTotal &total)
{
    if (kind == DiffKind::Restored && total.bytesBefore != total.bytesAfter)
        return translated(QT_TRANSLATE_NOOP("DiffText", "%1 → %2"))
            .arg(formatBytes(total.bytesBefore), formatBytes(total.bytesAfter));
    return formatBytes(kind == DiffKind::Removed ? total.bytesBefore : total.bytesAfter);
}

QString signedBytes(qint64 bytes)
{
    return bytes < 0 ? QStringLiteral("−%1").arg(formatBytes(-bytes))
                     : QStringLiteral("+%1").arg(formatBytes(bytes));
}

QString changeText(const inspect::FileDiff &diff)
{
    qint64 changed = 0;
    for (const DiffKind kind : {DiffKind::Added, DiffKind::Removed, DiffKind::Restored, DiffKind::Touched})
        changed += diff.totals[kind].entries;
    if (changed == 0)
        return translated(QT_TRANSLATE_NOOP("DiffText", "The files have the same entries."));
    const auto entries = static_cast<qint64>(diff.after.scan.index->size());
    const auto before = static_cast<qint64>(diff.before.scan.index->size());
    return translated(QT_TRANSLATE_NOOP("DiffText", "%1 entries with %2 became %3 with %4 (%5)."))
        .arg(formatCount(before), formatBytes(diff.before.dataBytes), formatCount(entries),
             formatBytes(diff.after.dataBytes), signedBytes(diff.after.dataBytes - diff.before.dataBytes));
}

QString notComparedText(const inspect::FileDiff &diff)
{
    QStringList missing;
    if (!diff.creationCompared)
        missing << translated(QT_TRANSLATE_NOOP("DiffText", "creation times"));
    if (!diff.accessCompared)
        missing << translated(QT_TRANSLATE_NOOP("DiffText", "access times"));
    if (!diff.pinsCompared)
        missing << translated(QT_TRANSLATE_NOOP("DiffText", "pins"));
    if (missing.isEmpty())
        return {};
    return translated(QT_TRANSLATE_NOOP("DiffText", "Not compared, since not both files have them: %1."))
        .arg(missing.join(QStringLiteral(", ")));
}

QString marksText(const inspect::FileDiff &diff)
{
    QStringList parts;
    if (diff.pinned.entries > 0 || diff.unpinned.entries > 0)
        parts << translated(QT_TRANSLATE_NOOP("DiffText", "%1 were pinned and %2 unpinned."))
                     .arg(formatCount(diff.pinned.entries), formatCount(diff.unpinned.entries));
    if (diff.contentCompared)
        parts << translated(QT_TRANSLATE_NOOP("DiffText", "Of the re-stored, %1 have the same content as "
                                                          "before, and %2 other content of the same size."))
                     .arg(formatCount(diff.sameContent.entries), formatCount(diff.otherContent.entries));
    return parts.join(QLatin1Char(' '));
}

} // namespace

DiffVerdict diffVerdict(const inspect::FileDiff &diff)
{
    QStringList parts{changeText(diff), marksText(diff), notComparedText(diff)};
    if (!diff.complete)
        parts.prepend(translated(
            QT_TRANSLATE_NOOP("DiffText", "Stopped at your request: not everything was compared.")));
    const QStringList warnings = diff.warnings();
    parts << warnings;
    parts.removeAll(QString());
    return {diff.complete && warnings.isEmpty() ? Tone::Neutral : Tone::Warning,
            parts.join(QLatin1Char(' '))};
}

QString tileFigure(const DiffTotal &total)
{
    return formatCount(total.entries);
}

QString tileDetail(DiffKind kind, const DiffTotal &total)
{
    return bytesText(kind, total);
}

QString groupText(const QString &name, const inspect::DiffTotals &totals)
{
    QStringList lines{name};
    for (std::size_t i = 0; i < inspect::kDiffKinds; ++i) {
        const auto kind = static_cast<DiffKind>(i);
        if (totals[kind].entries > 0)
            lines << translated(QT_TRANSLATE_NOOP("DiffText", "%1: %2 entries, %3"))
                         .arg(kindLabel(kind), formatCount(totals[kind].entries),
                              bytesText(kind, totals[kind]));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace cachescope::ui
