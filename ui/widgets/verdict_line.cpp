// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict_line.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>

namespace cachescope::ui {
namespace {

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("check");
    case Tone::Warning:
    case Tone::Bad:
        return QStringLiteral("warning");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("info");
}

QColor colourOf(Tone tone, const Tokens &tokens)
{
    switch (tone) {
    case Tone::Good:
        return tokens.good;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Bad:
        return tokens.bad;
    case Tone::Neutral:
        break;
    }
    return tokens.accent;
}

} // namespace

VerdictLine::VerdictLine(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(makeLabel(QString(), QString(), this))
{
    setRole(this, QStringLiteral("verdict"));
    m_text->setObjectName(QStringLiteral("verdictText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    connect(&theme, &Theme::changed, this, &VerdictLine::drawIcon);
}

void VerdictLine::setVerdict(Tone tone, const QString &text)
{
    m_tone = tone;
    setTone(this, tone);
    setTone(m_text, tone);
    m_text->setText(text);
    m_text->setAccessibleName(tr("Verdict: %1").arg(text));
    drawIcon();
}

QString VerdictLine::text() const
{
    return m_text->text();
}

void VerdictLine::drawIcon()
{
    m_icon->setPixmap(
        iconPixmap(iconOf(m_tone), colourOf(m_tone, m_theme.tokens()), QSize(16, 16), devicePixelRatioF()));
}

} // namespace cachescope::ui
