// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look.h"

#include <QScreen>
#include <QStyle>
#include <QVariant>

namespace cachescope::ui {
namespace {

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("bad");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

} // namespace

void setLookProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setRole(QWidget *widget, const QString &role)
{
    setLookProperty(widget, "role", role);
}

void setTone(QWidget *widget, Tone tone)
{
    setLookProperty(widget, "tone", toneName(tone));
}

QLabel *makeLabel(const QString &role, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setRole(label, role);
    return label;
}

QString withoutMnemonics(const QString &text)
{
    QString escaped = text;
    return escaped.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString withoutMnemonic(const QString &text)
{
    QString plain = text;
    return plain.remove(QLatin1Char('&'));
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

QFrame *makeSeparator(Qt::Orientation orientation, QWidget *parent)
{
    auto *line = new QFrame(parent);
    setRole(line, QStringLiteral("separator"));
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

QSize fittingScreen(const QWidget *window, QSize wanted)
{
    constexpr QSize frame(16, 56);
    const QScreen *screen = window->screen();
    return screen ? wanted.boundedTo(screen->availableSize() - frame) : wanted;
}

} // namespace cachescope::ui
