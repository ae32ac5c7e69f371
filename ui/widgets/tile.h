// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFrame>

namespace cachescope::ui {

class ElidedLabel;

/// One figure: a caption over it, what qualifies it below.
class Tile : public QFrame
{
    Q_OBJECT

public:
    explicit Tile(const QString &caption, QWidget *parent = nullptr);

    void setFigure(const QString &figure, const QString &detail);
    /// Not known yet: a dash, and why.
    void setPending(const QString &detail);
    [[nodiscard]] bool isPending() const { return m_pending; }
    [[nodiscard]] QString figure() const;

private:
    bool m_pending = false;
    QLabel *m_figure;
    ElidedLabel *m_detail;
};

} // namespace cachescope::ui
