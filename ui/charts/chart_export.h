// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QList>
#include <QStringList>

class QWidget;

/// A chart as people take it along: a picture, or its figures. In the colours that it is shown in, on the
/// ground of a card, with its heading above.
namespace cachescope::ui {

class Theme;

/// Of any size of widget. Main thread; `chart` need not be visible.
struct ChartPicture
{
    QWidget &chart;
    const Theme &theme;
    QString heading;
};

/// Twice as many pixels as on a plain screen, whatever screen it is shown on.
QImage chartImage(const ChartPicture &picture);
/// As a PNG file has it.
QByteArray chartPng(const ChartPicture &picture);
/// As an SVG file has it.
QByteArray chartSvg(const ChartPicture &picture);

/// Lines of fields, the first of them names, as CSV (RFC 4180) with LF.
QString csvText(const QList<QStringList> &lines);

/// Writes all of a file or nothing: a file that was there before stays until the new one is complete. Error
/// with what to do. Blocks; any thread.
Result<void> writeWholeFile(const QString &path, const QByteArray &bytes);

} // namespace cachescope::ui
