// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/diff/file_diff.h"

namespace cachescope::inspect {

namespace {

/// Empty if the side can be trusted.
QString warningOf(const DiffSide &side)
{
    const CacheFileInfo &info = side.file.info();
    const ScanDamage &damage = side.scan.damage;
    if (!damage.any() && side.unknown == 0 && !info.salvaged)
        return {};
    if (info.openMode == OpenMode::Live && !damage.any())
        return CoreText::tr("%1 was written to meanwhile: %2 entries are not compared.")
            .arg(info.path, formatCount(side.unknown));
    const QString damaged =
        info.salvaged ? CoreText::tr("%1 is cut short: what could not be read may seem to be missing there.")
                      : CoreText::tr("%1 is damaged: what could not be read may seem to be missing there.");
    QString text = damaged.arg(info.path);
    if (side.unknown > 0)
        text += CoreText::tr(" %1 entries of it are not compared.").arg(formatCount(side.unknown));
    return text;
}

} // namespace

qint64 FileDiff::sizeBefore(const DiffRow &row) const
{
    return row.before == DiffRow::kNone ? 0 : before.scan.index->sizeBytes(row.before);
}

qint64 FileDiff::sizeAfter(const DiffRow &row) const
{
    return row.after == DiffRow::kNone ? 0 : after.scan.index->sizeBytes(row.after);
}

QStringList FileDiff::warnings() const
{
    QStringList warnings{warningOf(before), warningOf(after)};
    warnings.removeAll(QString());
    if (undecided.entries > 0)
        warnings << CoreText::tr("Of %1 entries of unchanged size (%2) it was not read whether they were "
                                 "stored anew: their creation times stand behind the values.")
                        .arg(formatCount(undecided.entries), formatBytes(undecided.bytesAfter));
    if (unreadContent.entries > 0)
        warnings << CoreText::tr("The content of %1 entries could not be compared.")
                        .arg(formatCount(unreadContent.entries));
    return warnings;
}

QLatin1StringView diffKindName(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Added:
        return QLatin1StringView("added");
    case DiffKind::Removed:
        return QLatin1StringView("removed");
    case DiffKind::Restored:
        return QLatin1StringView("restored");
    case DiffKind::Touched:
        return QLatin1StringView("touched");
    case DiffKind::Unchanged:
        return QLatin1StringView("unchanged");
    }
    return {};
}

} // namespace cachescope::inspect
