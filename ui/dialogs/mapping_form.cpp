// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mapping_form.h"

#include "core/base/format.h"
#include "core/inspect/format/known_formats.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"

#include <QComboBox>
#include <QGridLayout>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

using inspect::TableMapping;
using inspect::TimeUnit;

constexpr int kAutomatic = -1;
constexpr auto kMandatory = {&TableMapping::key, &TableMapping::value};

bool isMandatory(QString TableMapping::*column)
{
    return std::find(kMandatory.begin(), kMandatory.end(), column) != kMandatory.end();
}

QString noColumnText(QString TableMapping::*column)
{
    if (isMandatory(column))
        return MappingForm::tr("choose…");
    return column == &TableMapping::size ? MappingForm::tr("none: count as 0 bytes")
                                         : MappingForm::tr("none");
}

QString unitText(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Seconds:
        return MappingForm::tr("seconds");
    case TimeUnit::Milliseconds:
        return MappingForm::tr("milliseconds");
    case TimeUnit::Microseconds:
        return MappingForm::tr("microseconds");
    case TimeUnit::Nanoseconds:
        return MappingForm::tr("nanoseconds");
    }
    return {};
}

std::optional<TimeUnit> unitIn(const QComboBox *box)
{
    const int number = box->currentData().toInt();
    return number == kAutomatic ? std::nullopt : std::optional(static_cast<TimeUnit>(number));
}

} // namespace

MappingForm::MappingForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(3, 1);
    addPart(tr("&Key"), &TableMapping::key, tr("What an entry is found by."));
    addPart(tr("&Value"), &TableMapping::value, tr("The blob that is stored."));
    addTimePart(tr("&Last read"), &TableMapping::accessed, tr("When an entry was last used."));
    addTimePart(tr("&Stored"), &TableMapping::created, tr("When an entry was written."));
    addPart(tr("&Pinned"), &TableMapping::pinned, tr("Not 0 where an entry must stay."));
    addPart(tr("Si&ze"), &TableMapping::size,
            tr("How long a value is that is kept in a file of its own; all others are measured."));
}

void MappingForm::addPart(const QString &label, QString TableMapping::*column, const QString &hint)
{
    const int row = static_cast<int>(m_parts.size());
    Part part{withoutMnemonic(label), hint, column};
    part.label = makeLabel(QString(), label, this);
    part.box = new QComboBox(this);
    part.box->setAccessibleName(part.name);
    part.box->setToolTip(plainToolTip(hint));
    part.box->setMinimumWidth(176);
    part.label->setBuddy(part.box);
    part.sample = new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, this);
    part.sample->setText(hint);
    part.sample->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_grid->addWidget(part.label, row, 0);
    m_grid->addWidget(part.box, row, 1);
    m_grid->addWidget(part.sample, row, 3);
    m_parts.push_back(part);
    connect(part.box, &QComboBox::activated, this, &MappingForm::choose);
}

void MappingForm::addTimePart(const QString &label, QString TableMapping::*column, const QString &hint)
{
    addPart(label, column, hint);
    Part &part = m_parts.back();
    part.unit = new QComboBox(this);
    part.unit->setAccessibleName(tr("Unit of %1").arg(part.name));
    QSizePolicy policy = part.unit->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    part.unit->setSizePolicy(policy);
    part.unit->addItem(tr("detect unit"), kAutomatic);
    part.unit->setToolTip(
        plainToolTip(tr("What the numbers count since 1970. Detected: the unit in which they fall into the "
                        "years from 1973 to 2200. Dates written as text need none.")));
    for (const TimeUnit unit :
         {TimeUnit::Seconds, TimeUnit::Milliseconds, TimeUnit::Microseconds, TimeUnit::Nanoseconds})
        part.unit->addItem(unitText(unit), static_cast<int>(unit));
    m_grid->addWidget(part.unit, static_cast<int>(m_parts.size()) - 1, 2);
    connect(part.unit, &QComboBox::activated, this, &MappingForm::choose);
}

void MappingForm::setTable(const inspect::TableShape &table, const TableMapping &mapping)
{
    m_table = table;
    m_shown = mapping;
    m_rows.reset();
    for (const Part &part : m_parts)
        fill(part, mapping);
    const bool external = !mapping.externalFile.isEmpty();
    const Part &size = part(&TableMapping::size);
    for (QWidget *widget : std::initializer_list<QWidget *>{size.label, size.box, size.sample})
        widget->setVisible(external); // anywhere else the value itself is measured
    choose();
}

void MappingForm::fill(const Part &part, const TableMapping &mapping)
{
    part.box->clear();
    part.box->addItem(noColumnText(part.column), QString());
    for (const inspect::ColumnShape &column : m_table.columns) {
        if (column.plain)
            part.box->addItem(column.name, column.name);
    }
    part.box->setCurrentIndex(
        qMax(0, part.box->findData(mapping.*part.column, Qt::UserRole, Qt::MatchFixedString)));
    if (!part.unit)
        return;
    const auto unit = part.column == &TableMapping::created ? mapping.createdUnit : mapping.accessedUnit;
    part.unit->setCurrentIndex(part.unit->findData(unit ? static_cast<int>(*unit) : kAutomatic));
}

void MappingForm::setRows(const std::optional<inspect::TablePreview> &rows)
{
    m_rows = rows;
    choose();
}

void MappingForm::choose()
{
    for (const Part &part : m_parts) {
        if (part.unit)
            showSample(part);
    }
    Q_EMIT changed();
}

void MappingForm::showSample(const Part &part)
{
    const QString column = part.box->currentData().toString();
    part.unit->setVisible(!column.isEmpty()); // beside "none" there is nothing to read
    const bool show = !column.isEmpty() && m_rows && !m_rows->rows.empty();
    const QString sample = show ? sampleOf(column, part.unit) : part.hint;
    part.sample->setText(sample.isEmpty() ? tr("no time in the first rows") : sample);
    setTone(part.sample, sample.isEmpty() ? Tone::Warning : Tone::Neutral);
}

/// What the first time that is there reads as.
QString MappingForm::sampleOf(const QString &column, const QComboBox *unit) const
{
    const qsizetype at = m_rows->columns.indexOf(column);
    if (at < 0)
        return {};
    for (const auto &row : m_rows->rows) {
        const inspect::PreviewCell &cell = row[static_cast<std::size_t>(at)];
        if (std::isnan(cell.time))
            continue;
        const TimeUnit chosen = unitIn(unit).value_or(inspect::guessUnit(cell.time));
        const QString time = formatExactTime(inspect::secondsOf(cell, chosen));
        const bool guessed = cell.isNumber && !unitIn(unit);
        return guessed ? tr("%1, taken as %2").arg(time, unitText(chosen)) : time;
    }
    return {};
}

const MappingForm::Part &MappingForm::part(QString TableMapping::*column) const
{
    return *std::find_if(m_parts.begin(), m_parts.end(),
                         [column](const Part &part) { return part.column == column; });
}

TableMapping MappingForm::mapping() const
{
    TableMapping mapping;
    mapping.table = m_table.name;
    for (const Part &part : m_parts)
        mapping.*part.column = part.box->currentData().toString();
    mapping.externalFile = m_shown.externalFile;
    if (mapping.externalFile.isEmpty())
        mapping.size = m_shown.size;
    mapping.createdUnit = unitIn(part(&TableMapping::created).unit);
    mapping.accessedUnit = unitIn(part(&TableMapping::accessed).unit);
    mapping.complete = true;
    return mapping;
}

QString MappingForm::problem() const
{
    const TableMapping chosen = mapping();
    if (chosen.key.isEmpty() && chosen.value.isEmpty())
        return tr("Choose the columns that have the keys and the values.");
    if (chosen.key.isEmpty())
        return tr("Choose the column that has the keys.");
    if (chosen.value.isEmpty())
        return tr("Choose the column that has the values.");
    if (chosen.key == chosen.value)
        return tr("Key and value cannot be the same column.");
    return {};
}

} // namespace cachescope::ui
