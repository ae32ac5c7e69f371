// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace cachescope::ui {

/// Lets a window take a file that is dragged onto it.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    /// Belongs to `window`.
    explicit FileDrop(QWidget *window);

Q_SIGNALS:
    void draggingChanged(bool over); ///< a file hangs over the window, or no longer
    void dropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace cachescope::ui
