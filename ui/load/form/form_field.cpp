// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/form_field.h"

#include "core/load/scenario/scenario_field.h"
#include "core/load/scenario/scenario_fields.h"
#include "ui/widgets/look.h"
#include "ui/widgets/wheel_guard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cachescope::ui {

FormField::FormField(load::ScenarioDraft &draft, const QString &name, const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_name(name)
    , m_label(makeLabel(QStringLiteral("caption"), label, this))
    , m_problem(makeLabel(QStringLiteral("problem"), QString(), this))
    , m_layout(new QVBoxLayout(this))
    , m_heading(new QWidget(this))
{
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *heading = new QHBoxLayout(m_heading);
    heading->setContentsMargins(0, 0, 0, 0);
    heading->setSpacing(8);
    heading->addWidget(m_label);
    heading->addStretch(1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(3);
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_problem);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QString FormField::label() const
{
    return withoutMnemonic(m_label->text());
}

void FormField::setLabel(const QString &label)
{
    if (m_label->text() == label)
        return;
    m_label->setText(label);
    if (m_control)
        m_control->setAccessibleName(this->label());
}

void FormField::setControl(QWidget *control)
{
    setControl(control, control);
}

void FormField::setControl(QWidget *control, QWidget *box)
{
    m_control = control;
    WheelGuard::guard(control);
    m_layout->insertWidget(1, box);
    m_label->setBuddy(control);
    control->setObjectName(m_name);
    control->setAccessibleName(label());
    const QString help = helpOf(m_name);
    control->setAccessibleDescription(help);
    control->setToolTip(plainToolTip(help));
    m_label->setToolTip(plainToolTip(help));
}

void FormField::setCorner(QWidget *corner)
{
    m_heading->layout()->addWidget(corner);
}

void FormField::hideLabel()
{
    m_heading->hide();
}

void FormField::type(const QString &text)
{
    m_draft.setText(m_name, text);
    Q_EMIT edited();
}

void FormField::refresh()
{
    showProblem();
}

QString FormField::problem() const
{
    if (!m_tellsProblems)
        return {};
    const auto problem = m_draft.problem(m_name);
    return problem ? problem->what : m_ownProblem;
}

void FormField::setOwnProblem(const QString &text)
{
    m_ownProblem = text;
    showProblem();
}

void FormField::showProblem()
{
    const QString text = problem();
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (m_control)
        setLookProperty(m_control, "invalid", !text.isEmpty());
}

QString FormField::helpOf(const QString &name)
{
    const load::ScenarioField *field = load::scenarioFieldCalled(name);
    if (!field)
        return {};
    const QString range = load::rangeInWords(*field);
    return range.isEmpty() ? tr("%1.\nOn the command line: %2").arg(field->description, field->option)
                           : tr("%1.\nAllowed: %2.\nOn the command line: %3")
                                 .arg(field->description, range, field->option);
}

} // namespace cachescope::ui
