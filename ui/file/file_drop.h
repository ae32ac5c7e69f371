// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace cachescope::ui {

/// Lets a window take files that are dragged onto it.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostFiles = 16;

    /// Belongs to `window`, which takes up to `most` files at once.
    explicit FileDrop(QWidget *window, int most = kMostFiles);

Q_SIGNALS:
    void draggingChanged(bool over); ///< files hang over the window, or no longer
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int m_most;
};

} // namespace cachescope::ui
