// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/switches_dialog.h"

#include "core/base/units.h"
#include "core/load/designs/design.h"
#include "ui/load/form/switch_text.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/look.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr QSize kSize(660, 600);
constexpr int kValueWidth = 216;
const QLatin1String kCorrected("corrected");
const QLatin1String kTimeout("busyTimeoutMs");

} // namespace

SwitchesDialog::SwitchesDialog(const QString &design, QWidget *parent)
    : QDialog(parent)
    , m_from(new QComboBox(this))
    , m_description(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_problem(makeLabel(QStringLiteral("problem"), QString(), this))
    , m_name(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_reset(new QPushButton(tr("&Reset switches"), this))
    , m_use(new QPushButton(tr("&Use this design"), this))
{
    setWindowTitle(tr("Switches of a design"));
    m_from->setAccessibleName(tr("Starts from"));
    for (const load::DesignInfo &info : load::allDesigns())
        m_from->addItem(info.name, info.name);
    m_description->setWordWrap(true);
    auto *from = new QHBoxLayout;
    from->setSpacing(8);
    QLabel *label = makeLabel(QString(), tr("&Starts from"), this);
    label->setBuddy(m_from);
    from->addWidget(label);
    from->addWidget(m_from, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(from);
    layout->addWidget(m_description);
    layout->addWidget(makeRows(), 1);
    layout->addWidget(makeEnd());

    const auto spec = load::ReferenceSpec::parse(design);
    m_preset = spec ? spec->preset : load::referencePresets().at(1);
    m_switches = spec ? spec->switches : m_preset.switches;
    m_from->setCurrentIndex(m_from->findData(design == kCorrected ? design : m_preset.name));
    connect(m_from, &QComboBox::currentIndexChanged, this, [this] {
        const auto &all = load::referencePresets();
        const auto found =
            std::ranges::find(all, m_from->currentData().toString(), &load::ReferencePreset::name);
        start(found == all.end() ? m_preset : *found);
    });
    refresh();
    resize(fittingScreen(this, kSize));
}

QWidget *SwitchesDialog::makeRows()
{
    m_table = new QWidget(this);
    setRole(m_table, QStringLiteral("clear"));
    auto *grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 8, 8, 8);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    const QStringList names = load::ReferenceSwitches::names();
    for (const QString &name : names)
        addRow(*grid, name);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_table);
    return scroll;
}

void SwitchesDialog::addRow(QGridLayout &grid, const QString &name)
{
    constexpr int lines = 3; // title and value, explanation, a gap
    const int row = static_cast<int>(m_rows.size()) * lines;
    Row made{name, nullptr, nullptr, makeLabel(QStringLiteral("caption"), QString(), m_table)};
    QWidget *value = makeValue(made);
    QLabel *title = makeLabel(QStringLiteral("heading"), switchTitle(name), m_table);
    title->setBuddy(value);
    QLabel *explanation = makeLabel(QStringLiteral("muted"), switchExplanation(name), m_table);
    explanation->setWordWrap(true);
    value->setAccessibleName(switchTitle(name));
    value->setAccessibleDescription(switchExplanation(name));
    value->setObjectName(name);
    value->setFixedWidth(kValueWidth);
    made.change->setWordWrap(true);
    grid.addWidget(title, row, 0);
    grid.addWidget(value, row, 1);
    grid.addWidget(explanation, row + 1, 0, Qt::AlignTop);
    grid.addWidget(made.change, row + 1, 1, Qt::AlignTop);
    grid.setRowMinimumHeight(row + 2, 10);
    m_rows.push_back(made);
}

QWidget *SwitchesDialog::makeValue(Row &row)
{
    if (row.name == kTimeout) {
        row.number = new QLineEdit(m_table);
        connect(row.number, &QLineEdit::textEdited, this, &SwitchesDialog::typeTimeout);
        return row.number;
    }
    row.choice = new QComboBox(m_table);
    const load::ReferenceSwitches standard;
    for (const QString &value : {standard.value(row.name), standard.otherValue(row.name)})
        row.choice->addItem(switchValueText(row.name, value), value);
    connect(row.choice, &QComboBox::activated, this,
            [this, name = row.name, box = row.choice] { turn(name, box->currentData().toString()); });
    return row.choice;
}

QWidget *SwitchesDialog::makeEnd()
{
    auto *box = new QWidget(this);
    m_problem->setWordWrap(true);
    m_name->setFont(fonts::monospace());
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_name->setWordWrap(true);
    setRole(m_use, QStringLiteral("primary"));
    m_use->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), box);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_use);
    for (QPushButton *button : {m_reset, m_use, cancel})
        button->setAccessibleName(withoutMnemonic(button->text()));
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_problem);
    layout->addWidget(m_name);
    layout->addLayout(buttons);
    connect(m_reset, &QPushButton::clicked, this, [this] { start(m_preset); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    return box;
}

bool SwitchesDialog::isCorrected() const
{
    return m_from->currentData().toString() == kCorrected;
}

QString SwitchesDialog::design() const
{
    return isCorrected() ? QString(kCorrected) : load::ReferenceSpec::write(m_preset, m_switches);
}

void SwitchesDialog::start(const load::ReferencePreset &preset)
{
    m_preset = preset;
    m_switches = preset.switches;
    m_timeoutProblem.clear();
    refresh();
}

void SwitchesDialog::turn(const QString &name, const QString &value)
{
    if (const auto turned = m_switches.set(name, value); !turned)
        m_timeoutProblem = turned.error().message;
    refresh();
}

void SwitchesDialog::typeTimeout(const QString &text)
{
    const auto timeout = parseDuration(text);
    m_timeoutProblem = timeout ? QString() : timeout.error().message;
    if (!timeout)
        return refresh();
    const auto ms = std::chrono::ceil<std::chrono::milliseconds>(*timeout).count();
    turn(kTimeout, QString::number(ms));
}

void SwitchesDialog::refreshRow(const Row &row)
{
    const QString value = m_switches.value(row.name);
    const QString before = m_preset.switches.value(row.name);
    if (row.choice)
        row.choice->setCurrentIndex(row.choice->findData(value));
    else if (!row.number->hasFocus())
        row.number->setText(switchValueText(row.name, value));
    if (row.number)
        setLookProperty(row.number, "invalid", !m_timeoutProblem.isEmpty());
    row.change->setText(
        value == before ? QString() : tr("in %1: %2").arg(m_preset.name, switchValueText(row.name, before)));
}

void SwitchesDialog::refresh()
{
    const auto info = load::designInfo(isCorrected() ? QString(kCorrected) : m_preset.name);
    m_description->setText(info ? QStringLiteral("%1. %2").arg(info->title, info->description) : QString());
    m_table->setVisible(!isCorrected());
    for (const Row &row : m_rows)
        refreshRow(row);
    m_problem->setText(m_timeoutProblem);
    m_problem->setVisible(!m_timeoutProblem.isEmpty());
    m_name->setText(isCorrected() ? tr("The corrected cache has no switches.") : design());
    m_name->setAccessibleName(isCorrected() ? QString()
                                            : tr("The design's name on the command line: %1").arg(design()));
    m_reset->setEnabled(!isCorrected() && (design() != m_preset.name || !m_timeoutProblem.isEmpty()));
    m_use->setEnabled(m_timeoutProblem.isEmpty());
}

} // namespace cachescope::ui
