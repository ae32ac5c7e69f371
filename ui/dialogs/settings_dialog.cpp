// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_dialog.h"

#include "core/inspect/preview/preview.h"
#include "ui/widgets/look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kFieldWidth = 160;
constexpr int kMostIndexMiB = 64 * 1024;
constexpr int kMostPreviewMiB = static_cast<int>(inspect::kMostWholeBytes / Preferences::kMiB);

template <typename Choice>
Choice chosenOf(const QComboBox *box)
{
    return static_cast<Choice>(box->currentIndex());
}

template <typename Choice>
void choose(QComboBox *box, Choice choice)
{
    box->setCurrentIndex(static_cast<int>(choice));
}

void addHeading(QFormLayout *form, const QString &text)
{
    if (form->rowCount() > 0)
        form->addItem(new QSpacerItem(0, 8));
    form->addRow(makeLabel(QStringLiteral("heading"), text, nullptr));
}

} // namespace

SettingsDialog::SettingsDialog(const Preferences &preferences, const QStringList &languages, QWidget *parent)
    : QDialog(parent)
    , m_theme(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_bytes(new QComboBox(this))
    , m_zone(new QComboBox(this))
    , m_times(new QComboBox(this))
    , m_restores(new QCheckBox(tr("&Open again what was open the last time"), this))
    , m_readers(new QSpinBox(this))
    , m_indexMiB(new QSpinBox(this))
    , m_previewMiB(new QSpinBox(this))
    , m_directory(new QLineEdit(this))
{
    setWindowTitle(tr("Settings"));
    m_defaults = new QPushButton(this);
    // By the order of the enumerations.
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_bytes->addItems({tr("kB, MB, GB: by 1000"), tr("KiB, MiB, GiB: by 1024")});
    m_zone->addItems({tr("Local time"), tr("UTC")});
    m_times->addItems({tr("Date and time"), tr("How long ago")});
    m_language->addItem(tr("As the system"), QString());
    for (const QString &code : languages)
        m_language->addItem(QLocale(code).nativeLanguageName(), code);
    for (QSpinBox *box : {m_readers, m_indexMiB, m_previewMiB})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_readers->setRange(1, Preferences::kMostReaders);
    m_indexMiB->setRange(1, kMostIndexMiB);
    m_previewMiB->setRange(1, kMostPreviewMiB);
    layOut();
    setPreferences(preferences);
    connectFields();
}

void SettingsDialog::layOut()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addLook(form);
    addFigures(form);
    addReading(form);
    addLoadTests(form);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(close->text());
    for (QPushButton *button : {m_defaults, close})
        button->setAutoDefault(false);
    offerUndo(std::nullopt);
    connect(m_defaults, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_defaults);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addLayout(buttons);
}

/// A hint stands beside its field, which is then narrower.
void SettingsDialog::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &hint)
{
    field->setAccessibleName(withoutMnemonic(label));
    field->setAccessibleDescription(hint);
    if (hint.isEmpty())
        return form->addRow(label, field);
    field->setFixedWidth(kFieldWidth);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(field);
    row->addWidget(makeLabel(QStringLiteral("caption"), hint, this), 1);
    auto *name = new QLabel(label, this);
    name->setBuddy(field);
    form->addRow(name, row);
}

void SettingsDialog::addLook(QFormLayout *form)
{
    addHeading(form, tr("Look"));
    addRow(form, tr("&Theme"), m_theme);
    const bool speaksSeveral = m_language->count() > 2; // beside the system's
    m_language->setVisible(speaksSeveral);
    if (speaksSeveral)
        addRow(form, tr("&Language"), m_language, tr("from the next start on"));
    m_restores->setAccessibleName(withoutMnemonic(m_restores->text()));
    form->addRow(tr("At the start"), m_restores);
}

void SettingsDialog::addFigures(QFormLayout *form)
{
    addHeading(form, tr("Figures"));
    addRow(form, tr("&Sizes"), m_bytes);
    addRow(form, tr("&Clock"), m_zone);
    addRow(form, tr("T&imes"), m_times);
}

void SettingsDialog::addReading(QFormLayout *form)
{
    addHeading(form, tr("Reading files"));
    m_indexMiB->setSuffix(tr(" MiB"));
    m_previewMiB->setSuffix(tr(" MiB"));
    addRow(form, tr("R&eaders of a scan"), m_readers, tr("at most, from the next scan on"));
    addRow(form, tr("&Memory of a scan"), m_indexMiB,
           tr("32 bytes an entry; larger files are listed, not scanned"));
    addRow(form, tr("&Preview at first"), m_previewMiB,
           tr("of a value, before “Show all”, from the next one on"));
}

void SettingsDialog::addLoadTests(QFormLayout *form)
{
    addHeading(form, tr("Load tests"));
    auto *browse = new QPushButton(tr("&Browse…"), this);
    browse->setAccessibleName(tr("Choose the folder of load tests"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &SettingsDialog::chooseDirectory);
    m_directory->setPlaceholderText(QDir::tempPath());
    auto *place = new QWidget(this);
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_directory, 1);
    row->addWidget(browse);
    m_directory->setAccessibleName(tr("Folder of load tests"));
    auto *name = new QLabel(tr("&Folder"), this);
    name->setBuddy(m_directory);
    form->addRow(name, place);
    form->addRow(QString(),
                 makeLabel(QStringLiteral("caption"),
                           tr("for caches under test, which are removed; from the next run on"), this));
}

void SettingsDialog::connectFields()
{
    for (QComboBox *box : {m_theme, m_language, m_bytes, m_zone, m_times})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsDialog::tell);
    for (QSpinBox *box : {m_readers, m_indexMiB, m_previewMiB})
        connect(box, &QSpinBox::valueChanged, this, &SettingsDialog::tell);
    connect(m_restores, &QCheckBox::toggled, this, &SettingsDialog::tell);
    connect(m_directory, &QLineEdit::editingFinished, this, &SettingsDialog::tell);
}

Preferences SettingsDialog::preferences() const
{
    Preferences chosen;
    chosen.theme = chosenOf<ThemeChoice>(m_theme);
    chosen.language = m_language->currentData().toString();
    chosen.bytes = chosenOf<ByteUnits>(m_bytes);
    chosen.zone = chosenOf<ClockZone>(m_zone);
    chosen.times = chosenOf<TimeForm>(m_times);
    chosen.restoresSession = m_restores->isChecked();
    chosen.readers = m_readers->value();
    chosen.indexBytes = m_indexMiB->value() * Preferences::kMiB;
    chosen.previewBytes = m_previewMiB->value() * Preferences::kMiB;
    chosen.workDirectory = m_directory->text().trimmed();
    return chosen;
}

void SettingsDialog::setPreferences(const Preferences &preferences)
{
    m_filling = true;
    choose(m_theme, preferences.theme);
    m_language->setCurrentIndex(qMax(0, m_language->findData(preferences.language)));
    choose(m_bytes, preferences.bytes);
    choose(m_zone, preferences.zone);
    choose(m_times, preferences.times);
    m_restores->setChecked(preferences.restoresSession);
    m_readers->setValue(preferences.readers);
    m_indexMiB->setValue(static_cast<int>(preferences.indexBytes / Preferences::kMiB));
    m_previewMiB->setValue(static_cast<int>(preferences.previewBytes / Preferences::kMiB));
    m_directory->setText(preferences.workDirectory);
    m_filling = false;
}

void SettingsDialog::chooseDirectory()
{
    auto *dialog = new QFileDialog(this, tr("The folder of load tests"), m_directory->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_directory->setText(path);
        tell();
    });
    dialog->open();
}

void SettingsDialog::restoreDefaults()
{
    const Preferences before = preferences();
    const bool undoes = m_replaced.has_value();
    setPreferences(undoes ? *m_replaced : Preferences());
    tell();
    offerUndo(undoes ? std::nullopt : std::optional(before));
}

/// Of the defaults, until the next change.
void SettingsDialog::offerUndo(const std::optional<Preferences> &replaced)
{
    m_replaced = replaced;
    m_defaults->setText(replaced ? tr("&Undo the defaults") : tr("&Restore defaults"));
    m_defaults->setAccessibleName(withoutMnemonic(m_defaults->text()));
}

void SettingsDialog::tell()
{
    if (m_filling)
        return;
    offerUndo(std::nullopt);
    Q_EMIT changed(preferences());
}

} // namespace cachescope::ui
