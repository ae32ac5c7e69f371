// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_export.h"

#include "core/base/csv_field.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

namespace cachescope::ui {
namespace {

constexpr int kMargin = 14;
constexpr int kHeading = 28;
constexpr qreal kPixelRatio = 2.0;

QSize sizeOf(const ChartPicture &picture)
{
    return picture.chart.size() + QSize(2 * kMargin, 2 * kMargin + kHeading);
}

void paint(QPainter &painter, const ChartPicture &picture)
{
    const Tokens &tokens = picture.theme.tokens();
    painter.fillRect(QRect(QPoint(), sizeOf(picture)), tokens.surface);
    QFont font = fonts::base();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(tokens.text);
    const QRect line(kMargin, kMargin - 4, picture.chart.width(), kHeading - 4);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(picture.heading, Qt::ElideRight, line.width()));
    picture.chart.render(&painter, QPoint(kMargin, kMargin + kHeading - 4), QRegion(),
                         QWidget::DrawChildren | QWidget::IgnoreMask);
}

} // namespace

QImage chartImage(const ChartPicture &picture)
{
    QImage image(sizeOf(picture) * kPixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPixelRatio);
    QPainter painter(&image);
    paint(painter, picture);
    return image;
}

QByteArray chartPng(const ChartPicture &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    chartImage(picture).save(&buffer, "PNG");
    return bytes;
}

QByteArray chartSvg(const ChartPicture &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(picture.heading.toHtmlEscaped()); // which it writes as it is
    generator.setResolution(96);                         // pixels of CSS
    generator.setSize(sizeOf(picture));
    generator.setViewBox(QRect(QPoint(), sizeOf(picture)));
    QPainter painter(&generator);
    paint(painter, picture);
    painter.end();
    return bytes;
}

QString csvText(const QList<QStringList> &lines)
{
    QString text;
    for (const QStringList &line : lines) {
        QStringList fields;
        for (const QString &field : line)
            fields.append(csvField(field));
        text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

Result<void> writeWholeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error{ErrorCode::Io, QCoreApplication::translate(
                                    "cachescope::ui::ChartExport",
                                    "%1 could not be written: %2. Choose another place, or make room.")
                                    .arg(path, file.errorString())};
}

} // namespace cachescope::ui
