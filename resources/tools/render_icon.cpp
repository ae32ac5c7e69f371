// SPDX-License-Identifier: GPL-3.0-or-later
//
// Used by the build alone: draws an SVG into a square PNG, so that the icon themes get their sizes from the
// one drawing. Qt Svg is there already, and no other renderer is needed then.
#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QString>
#include <QSvgRenderer>

#include <cstdio>

namespace {

bool render(const QString &svg, int pixels, const QString &png)
{
    QSvgRenderer renderer(svg);
    if (!renderer.isValid() || pixels <= 0)
        return false;
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    return image.save(png, "PNG");
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 4) {
        std::fputs("render_icon SVG PIXELS PNG\n", stderr);
        return 2;
    }
    const auto text = [argv](int i) { return QString::fromLocal8Bit(argv[i]); };
    if (render(text(1), QByteArray(argv[2]).toInt(), text(3)))
        return 0;
    std::fprintf(stderr, "render_icon: %s could not be drawn into %s\n", argv[1], argv[3]);
    return 1;
}
