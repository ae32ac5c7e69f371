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
    enum class Look {
        Small, ///< in the corner of what it is about
        Tabs,  ///< above what it is about
    };

    /// `name` says what is chosen, for assistive technology.
    SegmentedSwitch(const QString &name, const QStringList &choices, QWidget *parent = nullptr,
                    Look look = Look::Small);

    [[nodiscard]] int current() const;
    void setCurrent(int index);
    void setText(int index, const QString &text);
    void setToolTip(int index, const QString &text);

Q_SIGNALS:
    void currentChanged(int index);

private:
    void fixTab();

    QButtonGroup *m_group;
};

} // namespace cachescope::ui
