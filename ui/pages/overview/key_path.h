// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace cachescope::ui {

/// Where one is in a tree, as links that lead up: "all keys › audio › :ts". Empty at the root.
class KeyPath : public QWidget
{
    Q_OBJECT

public:
    explicit KeyPath(QWidget *parent = nullptr);

    /// From the root on; the last is where one is.
    void setSteps(const QStringList &steps);

Q_SIGNALS:
    /// The step at `depth`, 0 for the root, was clicked.
    void stepChosen(int depth);

private:
    QHBoxLayout *m_row;
};

} // namespace cachescope::ui
