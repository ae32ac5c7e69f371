// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/disk_delay_field.h"

#include "core/base/format.h"
#include "core/load/scenario/disk_model_fields.h"
#include "ui/widgets/look.h"

#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <array>
#include <cmath>

namespace cachescope::ui {
namespace {

using std::chrono::milliseconds;

/// Where the slider can stand, in milliseconds: from a good disk to one that is given up.
constexpr std::array kStops{0,  1,  2,   3,   5,   7,   10,  15,   20,   30,   40,
                            50, 70, 100, 150, 200, 300, 500, 1000, 2000, 5000, 10000};

double meanMs(const sqlite::DiskDelay &delay)
{
    const double least = load::inMilliseconds(delay.least);
    const double most = load::inMilliseconds(delay.most);
    return least + (most - least) / (delay.skew + 1.0); // as sqlite::DiskDelay says
}

int nearestPlace(double ms)
{
    const auto *const nearest = std::ranges::min_element(
        kStops, {}, [ms](int stop) { return std::fabs(std::log1p(stop) - std::log1p(ms)); });
    return static_cast<int>(nearest - kStops.begin());
}

} // namespace

DiskDelayField::DiskDelayField(load::ScenarioDraft &draft, const QString &label, QWidget *parent)
    : FormField(draft, QStringLiteral("diskSyncDelayMs"), label, parent)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_value(makeLabel(QStringLiteral("caption"), QString(), this))
{
    m_slider->setRange(0, static_cast<int>(kStops.size()) - 1);
    m_slider->setPageStep(3);
    setControl(m_slider);
    setCorner(m_value);
    connect(m_slider, &QSlider::valueChanged, this, &DiskDelayField::moveTo);
}

void DiskDelayField::moveTo(int place)
{
    const milliseconds delay(kStops.at(static_cast<std::size_t>(place)));
    draft().edit([delay](load::Scenario &scenario) {
        scenario.disk.sync = {delay, delay};
        scenario.disk = load::named(scenario.disk);
    });
    Q_EMIT edited();
}

QString DiskDelayField::delayText(const sqlite::DiskDelay &delay)
{
    const auto number = [](std::chrono::microseconds time) {
        return formatShortNumber(load::inMilliseconds(time));
    };
    if (delay.most <= std::chrono::microseconds::zero())
        return tr("none");
    if (delay.least == delay.most)
        return tr("%1 ms").arg(number(delay.most));
    return tr("%1 to %2 ms").arg(number(delay.least), number(delay.most));
}

void DiskDelayField::refresh()
{
    FormField::refresh();
    const sqlite::DiskDelay &delay = draft().scenario().disk.sync;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(nearestPlace(meanMs(delay)));
    m_value->setText(delayText(delay));
    m_slider->setAccessibleDescription(delayText(delay));
}

} // namespace cachescope::ui
