// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/generate_dialog.h"

#include "ui/widgets/look.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace cachescope::ui {
namespace {

/// The first that is not there yet, of "demo-cache.db", "demo-cache-2.db" …
QString freePath()
{
    constexpr int kMostTries = 1000;
    const QDir home = QDir::home();
    QString name = QStringLiteral("demo-cache.db");
    for (int i = 2; i < kMostTries && home.exists(name); ++i)
        name = QStringLiteral("demo-cache-%1.db").arg(i);
    return home.filePath(name);
}

} // namespace

GenerateDialog::GenerateDialog(QWidget *parent)
    : QDialog(parent)
    , m_profile(new QComboBox(this))
    , m_entries(new QSpinBox(this))
    , m_layout(new QComboBox(this))
    , m_path(new QLineEdit(freePath(), this))
    , m_browse(new QPushButton(tr("&Browse…"), this))
    , m_problem(makeLabel(QStringLiteral("error"), QString(), this))
    , m_generate(new QPushButton(tr("&Generate"), this))
{
    setWindowTitle(tr("Generate a demo cache"));
    setMinimumWidth(480);
    m_profile->addItem(tr("mixed"), static_cast<int>(load::GeneratorProfile::Mixed));
    m_profile->addItem(tr("audio"), static_cast<int>(load::GeneratorProfile::Audio));
    m_profile->addItem(tr("documents"), static_cast<int>(load::GeneratorProfile::Document));
    m_profile->addItem(tr("extracted pages"), static_cast<int>(load::GeneratorProfile::Extraction));
    m_layout->addItem(tr("production"), static_cast<int>(load::GeneratorLayout::Production));
    m_layout->addItem(tr("production, older, without pins"),
                      static_cast<int>(load::GeneratorLayout::ProductionUnpinned));
    m_layout->addItem(tr("Cachescope"), static_cast<int>(load::GeneratorLayout::Cachescope));
    m_entries->setRange(1, 10'000'000);
    m_entries->setValue(5000);
    m_entries->setGroupSeparatorShown(true);
    m_entries->setButtonSymbols(QAbstractSpinBox::NoButtons);
    layOut();
    connect(m_browse, &QPushButton::clicked, this, &GenerateDialog::choosePath);
    connect(m_path, &QLineEdit::textChanged, this, &GenerateDialog::refresh);
    connect(m_generate, &QPushButton::clicked, this, &QDialog::accept);
    refresh();
}

void GenerateDialog::layOut()
{
    auto *place = new QHBoxLayout;
    place->addWidget(m_path, 1);
    place->addWidget(m_browse);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("&Contents"), m_profile);
    form->addRow(tr("&Entries"), m_entries);
    form->addRow(tr("F&ormat"), m_layout);
    auto *file = new QLabel(tr("&File"), this);
    file->setBuddy(m_path);
    form->addRow(file, place);
    m_profile->setAccessibleName(tr("Contents"));
    m_entries->setAccessibleName(tr("Entries"));
    m_layout->setAccessibleName(tr("Format"));
    m_path->setAccessibleName(tr("File"));
    m_problem->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    for (QPushButton *button : {m_browse, m_generate, cancel})
        button->setAccessibleName(withoutMnemonic(button->text()));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    setRole(m_generate, QStringLiteral("primary"));
    m_generate->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_generate);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
}

QString GenerateDialog::path() const
{
    return m_path->text();
}

load::GeneratorOptions GenerateDialog::options() const
{
    load::GeneratorOptions options;
    options.entries = m_entries->value();
    options.profile = static_cast<load::GeneratorProfile>(m_profile->currentData().toInt());
    options.layout = static_cast<load::GeneratorLayout>(m_layout->currentData().toInt());
    return options;
}

void GenerateDialog::choosePath()
{
    auto *dialog = new QFileDialog(this, tr("Where to write the demo cache"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("db"));
    dialog->setOption(
        QFileDialog::DontConfirmOverwrite); // nothing is overwritten: an existing file is refused
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void GenerateDialog::refresh()
{
    const QString path = m_path->text();
    QString problem;
    if (!QDir::isAbsolutePath(path))
        problem = tr("Write the file's full path, or choose one with Browse.");
    else if (QFileInfo::exists(path))
        problem = tr("This file is there already, and nothing is written over. Choose another name.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_generate->setEnabled(problem.isEmpty());
}

} // namespace cachescope::ui
