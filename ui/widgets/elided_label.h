// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace cachescope::ui {

/// A label of one line that gives way: text that does not fit ends (or, for paths, breaks in the middle) with
/// an ellipsis, and its tool tip has the whole. With Qt::ElideNone it does not give way.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    ElidedLabel(const QString &role, Qt::TextElideMode mode, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

} // namespace cachescope::ui
