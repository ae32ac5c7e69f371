// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/run_controls.h"

#include "ui/load/live/live_setting.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace cachescope::ui {
namespace {

constexpr int kLineHeight = 46;
constexpr int kSpacing = 16;
constexpr QSize kIcon(16, 16);
constexpr int kMostSyncMs = 10'000;        // as in a scenario
constexpr double kMostRate = 10'000'000.0; // as in a scenario
constexpr double kRateReach = 10.0;        // times what the scenario says
constexpr int kLeastMostRate = 100;

int millisecondsOf(std::chrono::microseconds delay)
{
    return static_cast<int>((delay.count() + 500) / 1000);
}

int rateOf(const load::RunSample &sample)
{
    return std::max(1, qRound(sample.arrivalRate));
}

} // namespace

RunControls::RunControls(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_pause(new QPushButton(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_users(new LiveSetting(tr("Active users"), this))
    , m_rate(new LiveSetting(tr("Arrivals"), this))
    , m_sync(new LiveSetting(tr("Disk sync delay"), this))
    , m_planned(new QPushButton(tr("As planned"), this))
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(tr("Change the run"));
    m_pause->setObjectName(QStringLiteral("pauseRun"));
    m_stop->setObjectName(QStringLiteral("stopLiveRun"));
    m_stop->setAccessibleName(tr("Stop the run"));
    setRole(m_stop, QStringLiteral("danger"));
    setRole(m_planned, QStringLiteral("link"));
    m_planned->setAccessibleName(tr("Users, arrivals and disk as planned"));
    m_planned->setToolTip(plainToolTip(tr("Users, arrivals and disk as the scenario says")));
    m_users->setToolTip(plainToolTip(tr("How many of the scenario's users are active")));
    m_rate->setToolTip(plainToolTip(tr("Operations that arrive each second, all users together")));
    m_sync->setToolTip(plainToolTip(tr("How much longer each fsync takes than the real disk needs")));
    layOut();
    connectSettings();
    setPaused(false);
    drawStop();
    connect(&theme, &Theme::changed, this, &RunControls::drawStop);
}

void RunControls::drawStop()
{
    QIcon icon;
    icon.addPixmap(iconPixmap(QStringLiteral("stop"), m_theme.tokens().bad, kIcon, devicePixelRatioF()));
    icon.addPixmap(iconPixmap(QStringLiteral("stop"), m_theme.tokens().faded, kIcon, devicePixelRatioF()),
                   QIcon::Disabled);
    m_stop->setIcon(icon);
}

void RunControls::layOut()
{
    auto *content = new QWidget(this);
    auto *flow = new FlowLayout(kLineHeight, kSpacing);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_pause, m_stop, m_users, m_rate, m_sync, m_planned})
        flow->addWidget(widget);
    content->setLayout(flow);
    auto *layout = new QVBoxLayout(this); // the flow has no margins of its own
    layout->setContentsMargins(14, 8, 14, 8);
    layout->addWidget(content);
}

void RunControls::connectSettings()
{
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!m_paused); });
    connect(m_stop, &QPushButton::clicked, this, &RunControls::stopRequested);
    connect(m_users, &LiveSetting::chosen, this, [this](int users) {
        setByHand(true);
        Q_EMIT usersChosen(users);
    });
    connect(m_rate, &LiveSetting::chosen, this, [this](int rate) {
        setByHand(true);
        Q_EMIT rateChosen(rate);
    });
    connect(m_sync, &LiveSetting::chosen, this, &RunControls::chooseSync);
    connect(m_planned, &QPushButton::clicked, this, [this] {
        setByHand(false);
        showPlan(); // while it is paused, no sample comes that would
        Q_EMIT plannedRequested();
    });
}

/// The rest of the disk stays as it is.
void RunControls::chooseSync(int milliseconds)
{
    setByHand(true);
    load::DiskModel disk = m_disk;
    disk.name = QStringLiteral("custom");
    disk.sync = {std::chrono::milliseconds(milliseconds), std::chrono::milliseconds(milliseconds), 1.0};
    if (disk.isReal())
        disk = {};
    Q_EMIT diskChosen(disk);
}

void RunControls::start(const load::Scenario &scenario)
{
    m_users->setRange(0, scenario.users, QString());
    m_rate->setVisible(scenario.arrivalRate > 0.0);
    const double most = std::min(kMostRate, scenario.arrivalRate * kRateReach);
    m_rate->setRange(1, std::max(kLeastMostRate, qRound(most)), tr("/s"));
    m_sync->setRange(0, kMostSyncMs, tr(" ms"));
    m_plan = {};
    m_plan.users = scenario.users;
    m_plan.arrivalRate = scenario.arrivalRate;
    m_plan.disk = scenario.disk;
    m_stopping = false;
    beginDesign();
    setPaused(false);
}

void RunControls::showPlan()
{
    m_users->begin(m_plan.users);
    m_rate->begin(rateOf(m_plan));
    m_sync->begin(millisecondsOf(m_plan.disk.sync.most));
    follow(m_plan);
}

void RunControls::beginDesign()
{
    showPlan();
    m_byHand = false;
    setPhase(QString());
}

void RunControls::follow(const load::RunSample &sample)
{
    m_users->follow(sample.users);
    m_rate->follow(rateOf(sample));
    m_disk = sample.disk;
    const int least = millisecondsOf(m_disk.sync.least);
    const int most = millisecondsOf(m_disk.sync.most);
    m_sync->follow(most);
    m_sync->setNote(least == most ? QString() : tr("%1 to %2 ms").arg(least).arg(most));
}

void RunControls::setPaused(bool paused)
{
    m_paused = paused;
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(paused ? tr("Resume the run") : tr("Pause the run"));
    m_pause->setIcon(themedIcon(m_theme, paused ? QStringLiteral("play") : QStringLiteral("pause")));
}

void RunControls::setStopping()
{
    m_stopping = true;
    enableParts();
}

void RunControls::setPhase(const QString &phase)
{
    m_phase = phase;
    enableParts();
}

void RunControls::setByHand(bool byHand)
{
    m_byHand = byHand;
    enableParts();
}

bool RunControls::takesOrders() const
{
    return !m_stopping && m_phase != QLatin1String("closing") && m_phase != QLatin1String("verifying");
}

// The focus would go on from what is disabled: to Stop, or to a chart, and that would show its cursor.
void RunControls::enableParts()
{
    const bool takes = takesOrders();
    const std::array<std::pair<QWidget *, bool>, 6> parts{{{m_pause, takes},
                                                           {m_stop, !m_stopping},
                                                           {m_users, takes},
                                                           {m_rate, takes},
                                                           {m_sync, takes},
                                                           {m_planned, takes && m_byHand}}};
    for (const auto &[part, isEnabled] : parts) {
        if (!isEnabled && (part->hasFocus() || part->isAncestorOf(QApplication::focusWidget())))
            setFocus(Qt::OtherFocusReason);
        part->setEnabled(isEnabled);
    }
}

} // namespace cachescope::ui
