// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_panel.h"

#include "ui/theme/icons.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kEdge = 16;

QLabel *makeText(const QString &role, const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(role, text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

HelpPanel::HelpPanel(const Theme &theme, QWidget *over)
    : QFrame(over)
    , m_title(makeLabel(QStringLiteral("title"), QString(), this))
    , m_scroll(new QScrollArea(this))
{
    setRole(this, QStringLiteral("help"));
    setObjectName(QStringLiteral("helpPanel"));
    setAccessibleName(tr("What am I looking at?"));
    auto *close = new QToolButton(this);
    close->setIcon(themedIcon(theme, QStringLiteral("close")));
    close->setAccessibleName(tr("Close the explanation"));
    close->setToolTip(tr("Close"));
    setRole(close, QStringLiteral("icon"));
    connect(close, &QToolButton::clicked, this, &HelpPanel::close);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Explanation"));
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(kEdge, 8, 8, 0);
    heading->addWidget(m_title, 1);
    heading->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(heading);
    layout->addWidget(m_scroll, 1);
    over->installEventFilter(this);
    fill();
    hide();
}

void HelpPanel::setTopic(HelpTopic topic)
{
    if (topic == m_topic)
        return;
    m_topic = topic;
    fill();
}

void HelpPanel::fill()
{
    const PageHelp help = pageHelp(m_topic);
    m_title->setText(help.title);
    auto *content = new QWidget;
    setRole(content, QStringLiteral("clear"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(kEdge, 4, kEdge, kEdge);
    column->setSpacing(4);
    column->addWidget(makeText(QString(), help.intro, content));
    for (const HelpItem &item : help.items) {
        column->addSpacing(8);
        column->addWidget(makeText(QStringLiteral("heading"), item.term, content));
        column->addWidget(makeText(QStringLiteral("muted"), item.text, content));
    }
    column->addStretch(1);
    m_scroll->setWidget(content); // the one before goes
}

void HelpPanel::toggle()
{
    if (!isHidden())
        return close();
    place();
    show();
    raise();
    m_scroll->setFocus(Qt::OtherFocusReason);
}

void HelpPanel::close()
{
    hide();
    Q_EMIT closed();
}

void HelpPanel::place()
{
    const QWidget *over = parentWidget();
    setGeometry(over->width() - kWidth, 0, kWidth, over->height());
}

bool HelpPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace cachescope::ui
