// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_drop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace cachescope::ui {
namespace {

/// All or none: half of a drop would be a surprise.
QStringList filesOf(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {};
        files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

FileDrop::FileDrop(QWidget *window, int most)
    : QObject(window)
    , m_most(most)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDropEvent *>(event);
        const qsizetype count = filesOf(drag->mimeData()).size();
        drag->setAccepted(count > 0 && count <= m_most);
        if (drag->isAccepted())
            Q_EMIT draggingChanged(true);
        return true;
    }
    case QEvent::DragLeave:
        Q_EMIT draggingChanged(false);
        return true;
    case QEvent::Drop:
        Q_EMIT draggingChanged(false);
        if (const QStringList paths = filesOf(static_cast<QDropEvent *>(event)->mimeData()); !paths.isEmpty())
            Q_EMIT dropped(paths);
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace cachescope::ui
