// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_files.h"

#include "ui/runs/kept_run_text.h"

#include <QFileDialog>
#include <QJsonObject>
#include <QStandardPaths>
#include <QWidget>

namespace cachescope::ui {
namespace {

constexpr int kMostNameLength = 80;

} // namespace

QString fileNameFor(const QString &name, load::RunExport kind)
{
    QString plain;
    for (const QChar c : name.left(kMostNameLength))
        plain += c.isLetterOrNumber() || QStringLiteral(" -_.,()+").contains(c) ? c : QLatin1Char('_');
    plain = plain.trimmed();
    while (plain.startsWith(QLatin1Char('.')) || plain.startsWith(QLatin1Char('-')))
        plain.remove(0, 1);
    return (plain.isEmpty() ? QStringLiteral("load test") : plain) + QLatin1Char('.') + suffixOf(kind);
}

RunFiles::RunFiles(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_directory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
}

void RunFiles::askForExport(const QString &id, load::RunExport kind, const QString &name)
{
    QFileDialog *dialog = makeSaveDialog(tr("Export the load test"), kind, name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id, kind](const QString &path) { Q_EMIT exportChosen(id, kind, path); });
    show(dialog);
}

void RunFiles::askForRescue(const QJsonObject &document, const QString &name)
{
    QFileDialog *dialog = makeSaveDialog(tr("Save the load test elsewhere"), load::RunExport::Json, name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, document](const QString &path) { Q_EMIT rescueChosen(document, path); });
    show(dialog);
}

void RunFiles::askForImport()
{
    auto *dialog = new QFileDialog(m_window, tr("Import reports of load tests"), m_directory);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Reports (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &RunFiles::importChosen);
    show(dialog);
}

QFileDialog *RunFiles::makeSaveDialog(const QString &title, load::RunExport kind, const QString &name)
{
    auto *dialog = new QFileDialog(m_window, title, m_directory);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({exportFilter(kind)});
    dialog->setDefaultSuffix(suffixOf(kind));
    dialog->selectFile(fileNameFor(name, kind));
    return dialog;
}

void RunFiles::show(QFileDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_directory = dialog->directory().absolutePath(); });
    dialog->open();
}

} // namespace cachescope::ui
