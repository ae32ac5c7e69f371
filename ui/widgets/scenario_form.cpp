// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scenario_form.h"

#include "core/base/units.h"
#include "core/load/designs/design.h"
#include "ui/file/file_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/look.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStandardItemModel>

#include <limits>

namespace cachescope::ui {
namespace {

constexpr int kWidth = 264;
enum Source { Generated, CopyOfOpenFile };

} // namespace

ScenarioForm::ScenarioForm(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_source(new QComboBox(this))
    , m_users(makeSpinBox(1, 2000, 50, QString()))
    , m_duration(makeSpinBox(1, 3600, 10, tr(" s")))
    , m_thinkTime(makeSpinBox(0, 60'000, 20, tr(" ms")))
    , m_stores(makeSpinBox(0, 100, 20, tr(" %")))
    , m_keys(new QComboBox(this))
    , m_keyCount(makeSpinBox(1, 10'000'000, 2000, QString()))
    , m_valueSize(new QLineEdit(QStringLiteral("50 kB"), this))
    , m_seed(makeSpinBox(0, std::numeric_limits<int>::max(), 42, QString()))
    , m_designA(makeDesignBox(false, QStringLiteral("legacy-no-timeout")))
    , m_designB(makeDesignBox(true, QStringLiteral("corrected")))
    , m_problem(makeLabel(QStringLiteral("error"), QString(), this))
{
    setRole(this, QStringLiteral("card"));
    setFixedWidth(kWidth);
    m_source->addItems({tr("fresh, generated"), tr("copy of the open file")});
    m_keys->addItems({tr("zipf 0.99"), tr("uniform")});
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("scenarioProblem"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 12, 1, 12);
    layout->setSpacing(8);
    auto *heading = makeLabel(QStringLiteral("heading"), tr("Scenario"), this);
    heading->setContentsMargins(13, 0, 13, 0);
    layout->addWidget(heading);
    m_fields = makeFields();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_fields);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeButtons());

    for (QComboBox *box : {m_source, m_keys, m_designA, m_designB})
        connect(box, &QComboBox::currentIndexChanged, this, &ScenarioForm::refresh);
    for (QSpinBox *box : {m_users, m_duration, m_thinkTime, m_stores, m_keyCount, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &ScenarioForm::refresh);
    connect(m_valueSize, &QLineEdit::textChanged, this, &ScenarioForm::refresh);
    connect(&theme, &Theme::changed, this, &ScenarioForm::drawDots);
    drawDots();
    setOpenFile(QString());
}

QSpinBox *ScenarioForm::makeSpinBox(int minimum, int maximum, int value, const QString &suffix)
{
    auto *box = new QSpinBox(this);
    box->setRange(minimum, maximum);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons); // arrow keys and the wheel step
    box->setGroupSeparatorShown(minimum > 0);
    return box;
}

QComboBox *ScenarioForm::makeDesignBox(bool optional, const QString &chosen)
{
    auto *box = new QComboBox(this);
    if (optional)
        box->addItem(tr("none"), QString());
    for (const load::DesignInfo &design : load::allDesigns()) {
        box->addItem(design.name, design.name);
        box->setItemData(box->count() - 1, design.description, Qt::ToolTipRole);
    }
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}

QWidget *ScenarioForm::labelled(const QString &label, QWidget *field)
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    QLabel *caption = makeLabel(QStringLiteral("caption"), label, box);
    caption->setBuddy(field);
    layout->addWidget(caption);
    layout->addWidget(field);
    field->setAccessibleName(label);
    return box;
}

void ScenarioForm::addField(QVBoxLayout *layout, const QString &label, QWidget *field)
{
    layout->addWidget(labelled(label, field));
}

void ScenarioForm::addPair(QVBoxLayout *layout, const QString &label, QWidget *field,
                           const QString &otherLabel, QWidget *otherField)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(labelled(label, field), 1);
    row->addWidget(labelled(otherLabel, otherField), 1);
    layout->addLayout(row);
}

QWidget *ScenarioForm::makeFields()
{
    auto *fields = new QWidget(this);
    setRole(fields, QStringLiteral("clear"));
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(13, 0, 13, 0);
    layout->setSpacing(10);
    addField(layout, tr("Cache"), m_source);
    addPair(layout, tr("Users"), m_users, tr("Duration"), m_duration);
    addPair(layout, tr("Think time"), m_thinkTime, tr("Stores"), m_stores);
    addPair(layout, tr("Keys drawn"), m_keys, tr("Key count"), m_keyCount);
    addPair(layout, tr("Value size"), m_valueSize, tr("Seed"), m_seed);
    addField(layout, tr("Design A"), m_designA);
    addField(layout, tr("Design B, after A"), m_designB);
    layout->addStretch(1);
    return fields;
}

QWidget *ScenarioForm::makeButtons()
{
    auto *box = new QWidget(this);
    m_start = new QPushButton(tr("Start"), box);
    m_start->setAccessibleName(tr("Start the run"));
    m_start->setObjectName(QStringLiteral("startRun"));
    setRole(m_start, QStringLiteral("primary"));
    m_stop = new QPushButton(tr("Stop"), box);
    m_stop->setAccessibleName(tr("Stop the run"));
    m_stop->setObjectName(QStringLiteral("stopRun"));
    setRole(m_stop, QStringLiteral("danger"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_stop, 1);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(13, 0, 13, 0);
    layout->setSpacing(8);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_start, &QPushButton::clicked, this, &ScenarioForm::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &ScenarioForm::stopRequested);
    return box;
}

void ScenarioForm::drawDots()
{
    const auto dot = [this](int design) {
        const QPixmap pixmap = seriesDot(m_theme, seriesOfDesign(design), devicePixelRatioF());
        QIcon icon(pixmap);
        icon.addPixmap(pixmap, QIcon::Disabled); // the legend holds while a run goes on
        return icon;
    };
    for (int i = 0; i < m_designA->count(); ++i)
        m_designA->setItemIcon(i, dot(0));
    for (int i = 1; i < m_designB->count(); ++i)
        m_designB->setItemIcon(i, dot(1));
}

load::Scenario ScenarioForm::scenario() const
{
    load::Scenario scenario;
    scenario.designs = {m_designA->currentData().toString()};
    if (const QString second = m_designB->currentData().toString(); !second.isEmpty())
        scenario.designs.append(second);
    scenario.users = m_users->value();
    scenario.duration = std::chrono::seconds(m_duration->value());
    scenario.thinkTime = std::chrono::milliseconds(m_thinkTime->value());
    scenario.mix = load::OperationMix::ofStores(m_stores->value() / 100.0);
    scenario.keys =
        m_keys->currentIndex() == 0 ? load::KeyDistribution::Zipf : load::KeyDistribution::Uniform;
    scenario.keyCount = m_keyCount->value();
    const Result<qint64> valueBytes = parseBytes(m_valueSize->text().remove(QLatin1Char(' ')));
    scenario.valueBytes = valueBytes ? *valueBytes : -1;
    scenario.seed = static_cast<quint64>(m_seed->value());
    if (m_source->currentIndex() == CopyOfOpenFile)
        scenario.sourceFile = m_openFile;
    return scenario;
}

void ScenarioForm::setOpenFile(const QString &path)
{
    m_openFile = path;
    m_source->setItemText(CopyOfOpenFile, path.isEmpty() ? tr("copy of the open file")
                                                         : tr("copy of %1").arg(fileNameOf(path)));
    if (auto *items = qobject_cast<QStandardItemModel *>(m_source->model()))
        items->item(CopyOfOpenFile)->setEnabled(!path.isEmpty());
    if (path.isEmpty())
        m_source->setCurrentIndex(Generated);
    refresh();
}

void ScenarioForm::setRunning(bool running)
{
    m_running = running;
    refresh();
}

QString ScenarioForm::problem() const
{
    if (!parseBytes(m_valueSize->text().remove(QLatin1Char(' '))))
        return tr("Value size: write a number with a unit, such as 50 kB or 1 MB.");
    if (m_designA->currentData() == m_designB->currentData())
        return tr("Designs A and B are the same: choose another, or none for B.");
    const Result<void> valid = scenario().validate();
    return valid ? QString() : valid.error().message;
}

void ScenarioForm::refresh()
{
    const QString text = problem();
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    setLookProperty(m_valueSize, "invalid", !parseBytes(m_valueSize->text().remove(QLatin1Char(' '))));
    m_fields->setEnabled(!m_running);
    m_keyCount->setEnabled(m_source->currentIndex() == Generated);
    m_start->setEnabled(!m_running && text.isEmpty());
    m_stop->setEnabled(m_running);
    Q_EMIT changed();
}

} // namespace cachescope::ui
