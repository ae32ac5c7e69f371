// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/live_setting.h"

#include "ui/widgets/look.h"
#include "ui/widgets/wheel_guard.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kSteps = 400;
constexpr int kSliderWidth = 72;
constexpr int kSpinWidth = 88;
constexpr std::chrono::milliseconds kRest{250};
/// In which samples may still come that were taken before an order took effect.
constexpr std::chrono::milliseconds kTakesEffect{500};

} // namespace

LiveSetting::LiveSetting(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_caption(makeLabel(QStringLiteral("caption"), name, this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_spin(new QSpinBox(this))
    , m_edit(m_spin->findChild<QLineEdit *>())
{
    m_slider->setRange(0, kSteps);
    m_slider->setPageStep(kSteps / 10);
    m_slider->setFixedWidth(kSliderWidth);
    m_slider->setAccessibleName(tr("%1, slider").arg(name));
    m_spin->setAccessibleName(name);
    m_spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_spin->setKeyboardTracking(false);
    m_spin->setFixedWidth(kSpinWidth);
    m_spin->setAlignment(Qt::AlignRight);
    WheelGuard::guard(m_slider); // a page that is scrolled must not change the run
    WheelGuard::guard(m_spin);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_slider);
    row->addWidget(m_spin);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_caption);
    layout->addLayout(row);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    m_takingEffect.setSingleShot(true);
    m_takingEffect.setInterval(kTakesEffect);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_takingEffect.start();
        Q_EMIT chosen(m_spin->value());
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        const QSignalBlocker blocker(m_spin);
        m_spin->setValue(valueOfSlider(position));
        m_rest.start();
    });
    // What has been typed stays modified where the box need not write it anew.
    connect(m_spin, &QSpinBox::editingFinished, this, [this] { m_edit->setModified(false); });
    connect(m_spin, &QSpinBox::valueChanged, this, [this](int value) {
        moveSlider(value);
        m_rest.start();
    });
}

void LiveSetting::setRange(int least, int most, const QString &suffix)
{
    const QSignalBlocker blocker(m_spin);
    m_rest.stop();
    m_spin->setRange(least, most);
    m_spin->setSuffix(suffix);
    moveSlider(m_spin->value());
}

void LiveSetting::follow(int value)
{
    if (!m_rest.isActive() && !m_takingEffect.isActive() && !m_slider->isSliderDown() &&
        !m_edit->isModified())
        give(value);
}

void LiveSetting::begin(int value)
{
    m_rest.stop();
    m_takingEffect.stop();
    give(value);
    m_edit->setModified(false);
}

void LiveSetting::give(int value)
{
    const QSignalBlocker blocker(m_spin);
    m_spin->setValue(value);
    moveSlider(m_spin->value());
}

void LiveSetting::setNote(const QString &note)
{
    m_caption->setText(note.isEmpty() ? m_name : tr("%1: %2").arg(m_name, note));
}

int LiveSetting::value() const
{
    return m_spin->value();
}

void LiveSetting::moveSlider(int value)
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(sliderOfValue(value));
}

int LiveSetting::valueOfSlider(int position) const
{
    const double share = static_cast<double>(position) / kSteps;
    return m_spin->minimum() + qRound((m_spin->maximum() - m_spin->minimum()) * share * share);
}

int LiveSetting::sliderOfValue(int value) const
{
    const int range = std::max(1, m_spin->maximum() - m_spin->minimum());
    return qRound(kSteps * std::sqrt(static_cast<double>(value - m_spin->minimum()) / range));
}

} // namespace cachescope::ui
