// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

class QLabel;
class QSlider;

namespace cachescope::ui {

/// How much longer each fsync takes, on a slider. Moving it leaves the rest of the disk as it is.
class DiskDelayField : public FormField
{
    Q_OBJECT

public:
    DiskDelayField(load::ScenarioDraft &draft, const QString &label, QWidget *parent = nullptr);

    void refresh() override;

    /// "none", "20 ms", "10 to 70 ms".
    [[nodiscard]] static QString delayText(const sqlite::DiskDelay &delay);

private:
    void moveTo(int place);

    QSlider *m_slider;
    QLabel *m_value;
};

} // namespace cachescope::ui
