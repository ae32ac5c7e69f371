// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_drop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace cachescope::ui {
namespace {

QString fileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

FileDrop::FileDrop(QWidget *window)
    : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDropEvent *>(event);
        drag->setAccepted(!fileOf(drag->mimeData()).isEmpty());
        if (drag->isAccepted())
            Q_EMIT draggingChanged(true);
        return true;
    }
    case QEvent::DragLeave:
        Q_EMIT draggingChanged(false);
        return true;
    case QEvent::Drop:
        Q_EMIT draggingChanged(false);
        if (const QString path = fileOf(static_cast<QDropEvent *>(event)->mimeData()); !path.isEmpty())
            Q_EMIT dropped(path);
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace cachescope::ui
