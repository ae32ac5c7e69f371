// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace cachescope::ui {

class Theme;

/// What a design under test is made of, in its own words, beside the colour it has in the charts.
class DesignNote : public QWidget
{
    Q_OBJECT

public:
    /// `position` is 0 for design A and 1 for B.
    DesignNote(const Theme &theme, int position, QWidget *parent = nullptr);

    /// Hidden if there is no design of that name.
    void setDesign(const QString &name);

private:
    QLabel *m_name;
    QLabel *m_description;
};

} // namespace cachescope::ui
