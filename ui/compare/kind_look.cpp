// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/kind_look.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

namespace cachescope::ui {
namespace {

constexpr int kSwatchPx = 10;

QString translated(const char *text)
{
    return QCoreApplication::translate("DiffKind", text);
}

/// Over the colour, in that of the ground.
Qt::BrushStyle patternOf(inspect::DiffKind kind)
{
    switch (kind) {
    case inspect::DiffKind::Removed:
        return Qt::BDiagPattern;
    case inspect::DiffKind::Restored:
        return Qt::Dense5Pattern;
    case inspect::DiffKind::Touched:
        return Qt::HorPattern;
    case inspect::DiffKind::Added:
    case inspect::DiffKind::Unchanged:
        break;
    }
    return Qt::NoBrush;
}

} // namespace

QString kindLabel(inspect::DiffKind kind)
{
    switch (kind) {
    case inspect::DiffKind::Added:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "added"));
    case inspect::DiffKind::Removed:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "gone"));
    case inspect::DiffKind::Restored:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "re-stored"));
    case inspect::DiffKind::Touched:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "touched"));
    case inspect::DiffKind::Unchanged:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "unchanged"));
    }
    return {};
}

QString kindMeaning(inspect::DiffKind kind)
{
    switch (kind) {
    case inspect::DiffKind::Added:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "Its key is in the later file only."));
    case inspect::DiffKind::Removed:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "Its key is in the earlier file only."));
    case inspect::DiffKind::Restored:
        return translated(QT_TRANSLATE_NOOP(
            "DiffKind", "Its value was stored anew: its size, creation time or compared content differs."));
    case inspect::DiffKind::Touched:
        return translated(
            QT_TRANSLATE_NOOP("DiffKind", "It was read, pinned or unpinned, and not stored anew."));
    case inspect::DiffKind::Unchanged:
        return translated(QT_TRANSLATE_NOOP("DiffKind", "It is the same in both files."));
    }
    return {};
}

QColor kindColor(const Theme &theme, inspect::DiffKind kind)
{
    const Tokens &tokens = theme.tokens();
    switch (kind) {
    case inspect::DiffKind::Added:
        return tokens.series[0];
    case inspect::DiffKind::Removed:
        return tokens.series[1];
    case inspect::DiffKind::Restored:
        return tokens.series[4];
    case inspect::DiffKind::Touched:
        return tokens.series[5];
    case inspect::DiffKind::Unchanged:
        break;
    }
    return tokens.faded;
}

void fillKind(QPainter &painter, const Theme &theme, const QRectF &area, inspect::DiffKind kind)
{
    painter.fillRect(area, kindColor(theme, kind));
    if (const Qt::BrushStyle pattern = patternOf(kind); pattern != Qt::NoBrush)
        painter.fillRect(area, QBrush(theme.tokens().surface, pattern));
}

QPixmap kindSwatch(const Theme &theme, inspect::DiffKind kind, qreal devicePixelRatio)
{
    QPixmap swatch(QSize(kSwatchPx, kSwatchPx) * devicePixelRatio);
    swatch.setDevicePixelRatio(devicePixelRatio);
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    fillKind(painter, theme, QRectF(0, 0, kSwatchPx, kSwatchPx), kind);
    return swatch;
}

} // namespace cachescope::ui
