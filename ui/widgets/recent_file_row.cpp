// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/recent_file_row.h"

#include "core/base/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

namespace cachescope::ui {

RecentFileRow::RecentFileRow(const Theme &theme, const RecentFile &file, QWidget *parent)
    : QFrame(parent)
    , m_file(file)
    , m_name(new ElidedLabel(QString(), Qt::ElideMiddle, this))
    , m_folder(new ElidedLabel(QStringLiteral("caption"), Qt::ElideMiddle, this))
    , m_facts(makeLabel(QStringLiteral("caption"), whenText(), this))
{
    setRole(this, QStringLiteral("recent"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    const qsizetype slash = file.path.lastIndexOf(QLatin1Char('/'));
    m_name->setText(file.path.mid(slash + 1));
    m_folder->setText(file.path.left(qMax<qsizetype>(slash, 1)));
    setAccessibleName(tr("Open %1").arg(m_name->text()));

    auto *remove = new QToolButton(this);
    remove->setIcon(themedIcon(theme, QStringLiteral("close")));
    remove->setIconSize(QSize(14, 14));
    remove->setAccessibleName(tr("Remove %1 from the list").arg(m_name->text()));
    remove->setToolTip(tr("Remove from the list"));
    setRole(remove, QStringLiteral("icon"));
    connect(remove, &QToolButton::clicked, this, &RecentFileRow::removeRequested);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_name);
    texts->addWidget(m_folder);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 5, 0, 5);
    layout->setSpacing(12);
    layout->addLayout(texts, 1);
    layout->addWidget(m_facts);
    layout->addWidget(remove);
    m_name->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_folder->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QString RecentFileRow::name() const
{
    return m_name->text();
}

QString RecentFileRow::whenText() const
{
    const auto seconds = static_cast<double>(m_file.openedAt.toSecsSinceEpoch());
    const QString when = formatStyle().times == TimeForm::Relative
                             ? formatTime(seconds)
                             : dateTimeOf(seconds).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    return tr("%1 · %2").arg(formatBytes(m_file.sizeBytes), when);
}

void RecentFileRow::setMissing(bool missing)
{
    m_missing = missing;
    m_facts->setText(missing ? tr("no longer there") : whenText());
    setAccessibleDescription(m_facts->text());
    setRole(m_name, missing ? QStringLiteral("muted") : QString());
    setCursor(missing ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void RecentFileRow::mouseReleaseEvent(QMouseEvent *event)
{
    const bool inside = rect().contains(event->position().toPoint());
    if (m_missing || !inside)
        return;
    if (event->button() == Qt::LeftButton)
        Q_EMIT openRequested(event->modifiers().testFlag(Qt::ControlModifier));
    else if (event->button() == Qt::MiddleButton)
        Q_EMIT openRequested(true);
}

void RecentFileRow::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *open = menu.addAction(tr("&Open"), this, [this] { Q_EMIT openRequested(false); });
    QAction *beside =
        menu.addAction(tr("Open in a new &window"), this, [this] { Q_EMIT openRequested(true); });
    for (QAction *action : {open, beside})
        action->setEnabled(!m_missing);
    menu.addSeparator();
    menu.addAction(tr("&Remove from the list"), this, &RecentFileRow::removeRequested);
    menu.exec(event->globalPos());
}

void RecentFileRow::keyPressEvent(QKeyEvent *event)
{
    const bool activate =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (activate && !m_missing)
        Q_EMIT openRequested(event->modifiers().testFlag(Qt::ControlModifier));
    else if (event->key() == Qt::Key_Delete)
        Q_EMIT removeRequested();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        Q_EMIT stepRequested(event->key() == Qt::Key_Down ? 1 : -1);
    else
        QFrame::keyPressEvent(event);
}

} // namespace cachescope::ui
