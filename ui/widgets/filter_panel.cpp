// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_panel.h"

#include "ui/widgets/look.h"
#include "ui/widgets/segmented_switch.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QTimer>

namespace cachescope::ui {
namespace {

constexpr int kPauseMs = 300;
constexpr int kTypeColumns = 4;
constexpr int kFieldWidth = 96;
constexpr Condition kFormConditions[] = {Condition::Types, Condition::Pinned, Condition::Size,
                                         Condition::Age};

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(QStringLiteral("heading"), text, parent);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setContentsMargins(0, 5, 16, 0);
    return label;
}

} // namespace

FilterPanel::FilterPanel(EntryFilters &filters, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_filters(filters)
{
    setObjectName(QStringLiteral("filterPanel"));
    setAccessibleName(tr("Filter"));
    setRole(this, QStringLiteral("panel"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 16, 16, 16);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    addTypes(*grid, 0);
    addPinned(*grid, 1);
    m_size = addRange(*grid, 2, Condition::Size, {tr("Size"), tr("&from"), tr("t&o")});
    m_age = addRange(*grid, 3, Condition::Age, {tr("Last read"), tr("&more than"), tr("&less than")});
    addButtons(*grid, 4);
    refresh();
}

void FilterPanel::addTypes(QGridLayout &grid, int row)
{
    auto *boxes = new QGridLayout;
    boxes->setHorizontalSpacing(16);
    boxes->setVerticalSpacing(4);
    for (const QLatin1StringView group : inspect::contentTypeGroupNames()) {
        auto *box = new QCheckBox(withoutMnemonics(typeGroupLabel(group)), this);
        box->setAccessibleName(tr("Type: %1").arg(typeGroupLabel(group)));
        connect(box, &QCheckBox::toggled, this, &FilterPanel::applyTypes);
        const int place = static_cast<int>(m_types.size());
        boxes->addWidget(box, place / kTypeColumns, place % kTypeColumns);
        m_types.push_back(box);
        m_groups.append(group);
    }
    grid.addWidget(makeTitle(tr("Type"), this), row, 0);
    grid.addLayout(boxes, row, 1);
}

void FilterPanel::addPinned(QGridLayout &grid, int row)
{
    m_pinned = new SegmentedSwitch(tr("Pinned"), {tr("any"), tr("only pinned"), tr("not pinned")}, this);
    connect(m_pinned, &SegmentedSwitch::currentChanged, this, [this](int choice) {
        if (m_refreshing)
            return;
        m_filters.edit([choice](FilterConditions &conditions) {
            conditions.setPinned(choice == 0 ? std::nullopt : std::optional(choice == 1));
        });
    });
    QLabel *title = makeTitle(tr("Pinned"), this);
    grid.addWidget(title, row, 0);
    grid.addWidget(m_pinned, row, 1, Qt::AlignLeft | Qt::AlignVCenter);
    m_pinnedWidgets = {title, m_pinned};
}

FilterPanel::RangeForm FilterPanel::addRange(QGridLayout &grid, int row, Condition condition,
                                             const QStringList &labels)
{
    RangeForm form;
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    QLabel *title = makeTitle(labels[0], this);
    form.widgets.push_back(title);
    form.from = addField(form, *line, condition, labels[1]);
    form.to = addField(form, *line, condition, labels[2]);
    if (condition == Condition::Age) {
        form.widgets.push_back(makeLabel(QString(), tr("ago"), this));
        line->addWidget(form.widgets.back());
    }
    line->addStretch(1);
    form.note = makeLabel(QStringLiteral("caption"), QString(), this);
    form.widgets.push_back(form.note);
    form.pause = new QTimer(this);
    form.pause->setSingleShot(true);
    form.pause->setInterval(kPauseMs);
    connect(form.pause, &QTimer::timeout, this, [this, condition] { applyRange(condition); });
    auto *block = new QVBoxLayout;
    block->setSpacing(4);
    block->addLayout(line);
    block->addWidget(form.note);
    grid.addWidget(title, row, 0);
    grid.addLayout(block, row, 1);
    return form;
}

QLineEdit *FilterPanel::addField(RangeForm &form, QHBoxLayout &line, Condition condition,
                                 const QString &label)
{
    auto *field = new QLineEdit(this);
    QLabel *name = makeLabel(QString(), label, this);
    const QString title = condition == Condition::Size ? tr("Size") : tr("Last read");
    field->setAccessibleName(QStringLiteral("%1 %2").arg(title, QString(label).remove(QLatin1Char('&'))));
    field->setPlaceholderText(tr("any"));
    field->setFixedWidth(kFieldWidth);
    name->setBuddy(field);
    line.addWidget(name);
    line.addWidget(field);
    form.widgets.push_back(name);
    form.widgets.push_back(field);
    connect(field, &QLineEdit::textEdited, this, [this, condition] { this->form(condition).pause->start(); });
    connect(field, &QLineEdit::editingFinished, this, [this, condition] {
        if (this->form(condition).pause->isActive())
            applyRange(condition);
    });
    return field;
}

void FilterPanel::addButtons(QGridLayout &grid, int row)
{
    m_clear = new QPushButton(tr("&Clear"), this);
    m_clear->setAccessibleName(tr("Clear these conditions"));
    auto *done = new QPushButton(tr("&Done"), this);
    done->setAccessibleName(tr("Close the filter form"));
    for (QPushButton *button : {m_clear, done})
        button->setAutoDefault(false);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_filters.edit([](FilterConditions &conditions) {
            for (const Condition condition : kFormConditions)
                conditions.remove(condition);
        });
        refresh();
    });
    connect(done, &QPushButton::clicked, this, &QWidget::close);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addStretch(1);
    line->addWidget(m_clear);
    line->addWidget(done);
    grid.addLayout(line, row, 0, 1, 2);
}

FilterPanel::RangeForm &FilterPanel::form(Condition condition)
{
    return condition == Condition::Size ? m_size : m_age;
}

void FilterPanel::setFormat(const inspect::CacheFormat &format)
{
    for (QWidget *widget : m_pinnedWidgets)
        widget->setVisible(format.hasPinned());
    for (QWidget *widget : m_age.widgets)
        widget->setVisible(format.hasAccessTimes());
}

void FilterPanel::refresh()
{
    const QScopedValueRollback guard(m_refreshing, true);
    for (std::size_t i = 0; i < m_types.size(); ++i)
        m_types[i]->setChecked(conditions().typeGroups().contains(m_groups[static_cast<qsizetype>(i)]));
    const std::optional<bool> pinned = conditions().pinned();
    m_pinned->setCurrent(!pinned ? 0 : (*pinned ? 1 : 2));
    refreshRange(Condition::Size);
    refreshRange(Condition::Age);
}

void FilterPanel::refreshRange(Condition condition)
{
    RangeForm &range = form(condition);
    const auto &typed = condition == Condition::Size ? conditions().size() : conditions().age();
    if (range.from->text().trimmed() != typed.from)
        range.from->setText(typed.from);
    if (range.to->text().trimmed() != typed.to)
        range.to->setText(typed.to);
    range.pause->stop();
    showNote(condition, QString());
}

void FilterPanel::applyTypes()
{
    if (m_refreshing)
        return;
    QStringList groups;
    for (std::size_t i = 0; i < m_types.size(); ++i) {
        if (m_types[i]->isChecked())
            groups.append(m_groups[static_cast<qsizetype>(i)]);
    }
    m_filters.setTypeGroups(groups);
}

void FilterPanel::takeRange(FilterConditions &conditions, Condition condition)
{
    RangeForm &range = form(condition);
    range.pause->stop();
    const FilterConditions::Typed typed{range.from->text(), range.to->text()};
    const bool size = condition == Condition::Size;
    const Result<void> taken = size ? conditions.setSize(typed) : conditions.setAge(typed);
    showNote(condition, taken ? QString() : taken.error().message);
}

void FilterPanel::applyRange(Condition condition)
{
    m_filters.edit([this, condition](FilterConditions &conditions) { takeRange(conditions, condition); });
}

void FilterPanel::showNote(Condition condition, const QString &problem)
{
    RangeForm &range = form(condition);
    const bool size = condition == Condition::Size;
    const auto isBad = [size](const QLineEdit *field) {
        return size ? !parseSizeBound(field->text()) : !parseAgeBound(field->text());
    };
    const bool one = isBad(range.from) || isBad(range.to); // else it is both together that cannot be
    const bool wrong = !problem.isEmpty();
    for (QLineEdit *field : {range.from, range.to})
        setLookProperty(field, "invalid", wrong && (!one || isBad(field)));
    const QString chart = conditions().chartLabel(condition);
    const QString how = size ? tr("For example 10 kB or 1.5 MiB")
                             : tr("For example 30 min or 7 d, counted back from the newest read in the file");
    range.note->setText(wrong             ? problem
                        : chart.isEmpty() ? how
                                          : tr("From a chart: %1. Typing here replaces it.").arg(chart));
    setLookProperty(range.note, "tone", wrong ? QStringLiteral("bad") : QStringLiteral("neutral"));
}

void FilterPanel::openAt(const QWidget &button)
{
    refresh();
    adjustSize();
    const QRect screen = button.screen()->availableGeometry();
    QPoint place = button.mapToGlobal(QPoint(0, button.height() + 4));
    place.setX(qMax(screen.left(), qMin(place.x(), screen.right() - width() + 1)));
    place.setY(qMax(screen.top(), qMin(place.y(), screen.bottom() - height() + 1)));
    move(place);
    show();
    m_types.front()->setFocus(Qt::PopupFocusReason);
}

void FilterPanel::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_filters.edit([this](FilterConditions &conditions) { // both at once: the form is then shown anew
        for (const Condition condition : {Condition::Size, Condition::Age}) {
            if (form(condition).pause->isActive())
                takeRange(conditions, condition);
        }
    });
    Q_EMIT closed();
}

} // namespace cachescope::ui
