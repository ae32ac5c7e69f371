// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace cachescope::ui {

/// A choice of one from few words: "count | bytes". The first is chosen at first.
class SegmentedSwitch : public QWidget
{
    Q_OBJECT

public:
    /// `name` says what is chosen, for assistive technology.
    SegmentedSwitch(const QString &name, const QStringList &choices, QWidget *parent = nullptr);

    [[nodiscard]] int current() const;
    void setCurrent(int index);

Q_SIGNALS:
    void currentChanged(int index);

private:
    QButtonGroup *m_group;
};

} // namespace cachescope::ui
