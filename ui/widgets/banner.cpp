// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace cachescope::ui {

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(makeLabel(QString(), QString(), this))
    , m_buttonRow(new QHBoxLayout)
{
    setRole(this, QStringLiteral("banner"));
    setAccessibleName(tr("Message"));
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *close = new QToolButton(this);
    close->setIcon(themedIcon(theme, QStringLiteral("close")));
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(tr("Close"));
    setRole(close, QStringLiteral("icon"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    m_buttonRow->setSpacing(8);
    layout->addLayout(m_buttonRow);
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &Banner::clear);
    connect(&theme, &Theme::changed, this, &Banner::drawIcon);
    hide();
}

void Banner::showMessage(Tone tone, const QString &text, const QList<BannerAction> &actions)
{
    m_tone = tone;
    setTone(this, tone);
    m_text->setText(text);
    setTone(m_text, tone);
    setAccessibleDescription(text);
    setActions(actions);
    drawIcon();
    show();
}

void Banner::setActions(const QList<BannerAction> &actions)
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // it may be the one that was just clicked
    }
    m_buttons.clear();
    for (const BannerAction &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setAccessibleName(withoutMnemonic(action.text));
        connect(button, &QPushButton::clicked, this, action.run);
        m_buttonRow->addWidget(button);
        m_buttons.append(button);
    }
}

void Banner::clear()
{
    hide();
    m_text->clear();
    setActions({});
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::drawIcon()
{
    const Tokens &tokens = m_theme.tokens();
    const bool calm = m_tone == Tone::Neutral || m_tone == Tone::Good;
    const QColor colour = m_tone == Tone::Bad       ? tokens.bad
                          : m_tone == Tone::Warning ? tokens.warning
                                                    : tokens.accent;
    m_icon->setPixmap(iconPixmap(calm ? QStringLiteral("info") : QStringLiteral("warning"), colour,
                                 QSize(18, 18), devicePixelRatioF()));
}

} // namespace cachescope::ui
