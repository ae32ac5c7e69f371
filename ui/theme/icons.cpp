// SPDX-License-Identifier: GPL-3.0-or-later
// Symbols are drawn in black in their files; the colour is put in before they are rendered, at the size in
// device pixels that is asked for. So one file serves both themes and every scale.
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QBuffer>
#include <QFile>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>

namespace cachescope::ui {
namespace {

QByteArray symbolSource(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap renderSymbol(const QString &name, const QColor &colour, const QSize &devicePixels)
{
    const QString cacheKey =
        QStringLiteral("symbol/%1/%2/%3").arg(name, colour.name()).arg(devicePixels.width());
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;
    QByteArray source = symbolSource(name).replace("#000000", colour.name().toLatin1());
    QBuffer buffer(&source);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(devicePixels);
    pixmap = QPixmap::fromImage(reader.read());
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

class SymbolEngine : public QIconEngine
{
public:
    SymbolEngine(const Theme &theme, const QString &name)
        : m_theme(theme)
        , m_name(name)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, renderSymbol(m_name, colour(mode, state), rect.size() * ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return renderSymbol(m_name, colour(mode, state), size);
    }

    QIconEngine *clone() const override { return new SymbolEngine(m_theme, m_name); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Tokens &tokens = m_theme.tokens();
        if (mode == QIcon::Disabled)
            return tokens.faded;
        return state == QIcon::On || mode == QIcon::Selected ? tokens.accent : tokens.muted;
    }

    const Theme &m_theme;
    QString m_name;
};

} // namespace

QIcon themedIcon(const Theme &theme, const QString &name)
{
    return QIcon(new SymbolEngine(theme, name));
}

QPixmap iconPixmap(const QString &name, const QColor &colour, const QSize &size, qreal devicePixelRatio)
{
    QPixmap pixmap = renderSymbol(name, colour, size * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace cachescope::ui
