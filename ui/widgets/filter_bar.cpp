// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_panel.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmented_switch.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTimer>
#include <QToolButton>

namespace cachescope::ui {
namespace {

constexpr int kDebounceMs = 180;
constexpr int kLine = 29;
constexpr int kTextWidth = 216;

} // namespace

FilterBar::FilterBar(EntryFilters &filters, QWidget *parent)
    : QFrame(parent)
    , m_filters(filters)
    , m_text(new QLineEdit(this))
    , m_mode(new SegmentedSwitch(tr("Compare the key"), {tr("contains"), tr("prefix"), tr("exact")}, this))
    , m_button(new QToolButton(this))
    , m_chips(new FilterChips(filters, {std::begin(kConditions), std::end(kConditions)}, this))
    , m_count(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_panel(new FilterPanel(filters, this))
    , m_debounce(new QTimer(this))
{
    setUpText();
    setUpButton();
    layOut();
    m_debounce->setSingleShot(true);
    m_debounce->setInterval(kDebounceMs);
    connect(m_debounce, &QTimer::timeout, this, &FilterBar::applyText);
    connect(m_chips, &FilterChips::cleared, this, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    connect(&filters, &EntryFilters::changed, this, &FilterBar::showConditions);
    showConditions();
}

void FilterBar::setUpText()
{
    m_text->setObjectName(QStringLiteral("keyFilter"));
    m_text->setClearButtonEnabled(true);
    m_text->setFixedWidth(kTextWidth);
    setRole(m_text, QStringLiteral("filter"));
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::applyText);
    connect(m_text, &QLineEdit::textChanged, this, [this] { // the clear button edits without textEdited()
        if (!m_showing)
            m_debounce->start();
    });
    connect(m_mode, &SegmentedSwitch::currentChanged, this, [this] {
        if (m_showing)
            return;
        showMode(mode());
        applyText();
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
    auto *flow = new FlowLayout(kLine, 8);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_mode), static_cast<QWidget *>(m_button)})
        flow->addWidget(widget);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 11);
    layout->setSpacing(16);
    layout->addLayout(flow, 1);
    layout->addWidget(m_count, 0, Qt::AlignTop);
    for (QWidget *widget : m_chips->widgets())
        flow->addWidget(widget);
}

TextMode FilterBar::mode() const
{
    return static_cast<TextMode>(m_mode->current());
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString &text)
{
    m_debounce->stop();
    m_filters.setText(text.isEmpty() ? mode() : TextMode::Contains, text);
    showConditions(); // also where only the field was different
}

void FilterBar::applyText()
{
    m_debounce->stop();
    m_filters.setText(mode(), m_text->text());
}

void FilterBar::setFormat(const inspect::CacheFormat &format)
{
    m_panel->setFormat(format);
}

/// What is being typed stays.
void FilterBar::showConditions()
{
    const QScopedValueRollback guard(m_showing, true);
    const FilterConditions &conditions = m_filters.conditions();
    if (!m_debounce->isActive()) {
        if (m_text->text() != conditions.text())
            m_text->setText(conditions.text());
        m_mode->setCurrent(static_cast<int>(conditions.textMode()));
        showMode(conditions.textMode());
    }
    if (!m_panel->isVisible())
        m_panel->refresh();
}

void FilterBar::showMode(TextMode mode)
{
    const QString names[] = {tr("Key contains"), tr("Key starts with"), tr("Key is exactly")};
    const QString &name = names[static_cast<int>(mode)];
    m_text->setPlaceholderText(name + QStringLiteral("…"));
    m_text->setAccessibleName(name);
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
