// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QMimeData;
class QWidget;

namespace cachescope::ui {

/// Lets a widget take a JSON file that is dragged onto it. Other files are left to what it is a part of.
class JsonDrop : public QObject
{
    Q_OBJECT

public:
    /// Belongs to `target`, which gets the property "hot" while a file hangs over it.
    JsonDrop(QWidget *target, std::function<void(const QString &path)> take);

    /// The file; empty if it is none, or not one alone.
    [[nodiscard]] static QString fileIn(const QMimeData *data);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_target;
    std::function<void(const QString &path)> m_take;
};

} // namespace cachescope::ui
