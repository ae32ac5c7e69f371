// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/json_drop.h"

#include "ui/widgets/look.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace cachescope::ui {

JsonDrop::JsonDrop(QWidget *target, std::function<void(const QString &path)> take)
    : QObject(target)
    , m_target(target)
    , m_take(std::move(take))
{
    target->setAcceptDrops(true);
    target->installEventFilter(this);
}

QString JsonDrop::fileIn(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    return path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? path : QString();
}

bool JsonDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDropEvent *>(event);
        drag->setAccepted(!fileIn(drag->mimeData()).isEmpty());
        setLookProperty(m_target, "hot", drag->isAccepted());
        return true;
    }
    case QEvent::DragLeave:
        setLookProperty(m_target, "hot", false);
        return true;
    case QEvent::Drop:
        setLookProperty(m_target, "hot", false);
        if (const QString path = fileIn(static_cast<QDropEvent *>(event)->mimeData()); !path.isEmpty())
            m_take(path);
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace cachescope::ui
