// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/widgets/filter_panel.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmented_switch.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace cachescope::ui {
namespace {

constexpr int kDebounceMs = 180;
constexpr int kLine = 29;
constexpr int kTextWidth = 216;

Condition conditionOf(HistogramKind kind)
{
    return kind == HistogramKind::Sizes ? Condition::Size : Condition::Age;
}

double now()
{
    return static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000.0;
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLineEdit(this))
    , m_mode(new SegmentedSwitch(tr("Compare the key"), {tr("contains"), tr("prefix"), tr("exact")}, this))
    , m_button(new QToolButton(this))
    , m_clear(new QPushButton(tr("Clear all"), this))
    , m_count(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_panel(new FilterPanel(m_conditions, this))
    , m_debounce(new QTimer(this))
{
    m_conditions.setAgeBase(now());
    setUpText();
    setUpButton();
    layOut();
    m_debounce->setSingleShot(true);
    m_debounce->setInterval(kDebounceMs);
    connect(m_debounce, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clearAll);
    connect(m_panel, &FilterPanel::edited, this, &FilterBar::apply);
    setMode(TextMode::Contains);
    showConditions();
}

void FilterBar::setUpText()
{
    m_text->setObjectName(QStringLiteral("keyFilter"));
    m_text->setClearButtonEnabled(true);
    m_text->setFixedWidth(kTextWidth);
    setRole(m_text, QStringLiteral("filter"));
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textEdited, m_debounce, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::apply);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_conditions.setText(text);
        if (text.isEmpty() && !m_debounce->isActive())
            m_debounce->start(); // the clear button edits without textEdited()
    });
    connect(m_mode, &SegmentedSwitch::currentChanged, this, [this](int mode) {
        setMode(static_cast<TextMode>(mode));
        if (!m_text->text().isEmpty())
            apply();
    });
}

void FilterBar::setUpButton()
{
    m_button->setObjectName(QStringLiteral("filterButton"));
    m_button->setText(tr("F&ilter ▾"));
    m_button->setAccessibleName(tr("More conditions"));
    m_button->setToolTip(tr("Type, pins, size, age"));
    m_button->setFocusPolicy(Qt::StrongFocus);
    setRole(m_button, QStringLiteral("pill"));
    connect(m_button, &QToolButton::clicked, this, [this] { m_panel->openAt(*m_button); });
    connect(m_panel, &FilterPanel::closed, this, [this] {
        if (isVisible())
            m_button->setFocus(Qt::PopupFocusReason);
    });
}

void FilterBar::layOut()
{
    m_count->setObjectName(QStringLiteral("entryCount"));
    m_count->setFixedHeight(kLine);
    m_clear->setAccessibleName(tr("Remove all conditions"));
    setRole(m_clear, QStringLiteral("link"));
    auto *flow = new FlowLayout(kLine, 8);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_mode), static_cast<QWidget *>(m_button)})
        flow->addWidget(widget);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 11);
    layout->setSpacing(16);
    layout->addLayout(flow, 1);
    layout->addWidget(m_count, 0, Qt::AlignTop);
    for (const Condition condition : kConditions) {
        addChip(condition);
        flow->addWidget(m_chips.at(condition));
    }
    flow->addWidget(m_clear);
    setTabOrder(m_chips.at(Condition::Age), m_clear);
}

void FilterBar::addChip(Condition condition)
{
    auto *chip = new QPushButton(this);
    setRole(chip, QStringLiteral("chip"));
    connect(chip, &QPushButton::clicked, this, [this, condition] { removeCondition(condition); });
    m_chips[condition] = chip;
}

void FilterBar::setMode(TextMode mode)
{
    const QString names[] = {tr("Key contains"), tr("Key starts with"), tr("Key is exactly")};
    const QString &name = names[static_cast<int>(mode)];
    m_conditions.setTextMode(mode);
    m_text->setPlaceholderText(name + QStringLiteral("…"));
    m_text->setAccessibleName(name);
    m_mode->setCurrent(static_cast<int>(mode));
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString &text)
{
    if (!text.isEmpty())
        setMode(TextMode::Contains);
    m_text->setText(text);
    apply();
}

void FilterBar::setRange(HistogramKind kind, const inspect::EntryFilter &part, const QString &label)
{
    m_conditions.setChartRange(conditionOf(kind), part, label);
    m_charted[kind] = true;
    apply();
}

void FilterBar::setFormat(const inspect::CacheFormat &format)
{
    m_panel->setFormat(format);
    m_conditions.setAgeBase(now());
}

void FilterBar::setNewestAccess(std::optional<double> seconds)
{
    if (!seconds)
        return;
    m_conditions.setAgeBase(*seconds);
    if (!m_conditions.age().isEmpty())
        apply();
}

void FilterBar::removeCondition(Condition condition)
{
    m_conditions.remove(condition);
    apply();
}

void FilterBar::clearAll()
{
    m_conditions.clear();
    m_text->clear();
    m_text->setFocus(Qt::OtherFocusReason);
    apply();
}

void FilterBar::apply()
{
    m_debounce->stop();
    showConditions();
    tellRemovedRanges();
    Q_EMIT filterChanged();
}

void FilterBar::tellRemovedRanges()
{
    for (auto &[kind, charted] : m_charted) {
        if (!charted || !m_conditions.chartLabel(conditionOf(kind)).isEmpty())
            continue;
        charted = false;
        Q_EMIT rangeRemoved(kind);
    }
}

void FilterBar::showConditions()
{
    for (const auto &[condition, chip] : m_chips) {
        const QString all = m_conditions.fullSentence(condition);
        chip->setText(withoutMnemonics(m_conditions.sentence(condition)) + QStringLiteral("  ✕"));
        chip->setAccessibleName(tr("Remove the condition: %1").arg(all));
        chip->setToolTip(plainToolTip(tr("%1: click to remove this condition").arg(all)));
        chip->setVisible(m_conditions.has(condition));
    }
    m_clear->setVisible(m_conditions.count() > 1);
    if (!m_panel->isVisible())
        m_panel->refresh();
}

void FilterBar::setTypeGroups(const QStringList &groups)
{
    m_conditions.setTypeGroups(groups);
    apply();
}

void FilterBar::reset()
{
    m_conditions.clear();
    m_charted.clear();
    m_text->clear();
    m_debounce->stop();
    setMode(TextMode::Contains);
    showConditions();
}

void FilterBar::setCountText(const QString &text)
{
    m_count->setText(text);
}

QString FilterBar::countText() const
{
    return m_count->text();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        Q_EMIT leftDownwards();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace cachescope::ui
