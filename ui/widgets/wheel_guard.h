// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace cachescope::ui {

/// Keeps the wheel from changing a control on which the pointer comes to be while a form is scrolled.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    /// The control's own; the wheel then belongs to what it is in.
    static void guard(QWidget *control);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
};

} // namespace cachescope::ui
