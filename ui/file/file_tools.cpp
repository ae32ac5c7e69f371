// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_tools.h"

#include "ui/compare/compare_window.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/dialogs/proof_dialog.h"
#include "ui/file/file_text.h"

namespace cachescope::ui {
namespace {

void present(QDialog *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

FileTools::FileTools(const Theme &theme, QWidget *window)
    : QObject(window)
    , m_theme(theme)
    , m_window(window)
{
}

void FileTools::showProof(const inspect::CacheFileInfo &info)
{
    if (!m_proof)
        makeProof();
    m_proof->setFile(info);
    present(m_proof);
}

void FileTools::makeProof()
{
    m_proof = new ProofDialog(m_theme, m_window);
    connect(m_proof, &ProofDialog::hashProgressed, this, [this](const QString &path, double fraction) {
        Q_EMIT progressed(Job::Hash, {tr("Taking the SHA-256 of %1").arg(fileNameOf(path)), fraction, true});
    });
    connect(m_proof, &ProofDialog::hashEnded, this, [this] { Q_EMIT ended(Job::Hash); });
}

void FileTools::showCheck(const FileSource &file)
{
    if (!m_check)
        makeCheck();
    m_check->setFile(file);
    present(m_check);
}

void FileTools::makeCheck()
{
    m_check = new CheckDialog(m_theme, m_window);
    connect(m_check, &CheckDialog::progressed, this, [this](const QString &path, double fraction) {
        Q_EMIT progressed(Job::Check, {tr("Checking %1").arg(fileNameOf(path)), fraction, true});
    });
    connect(m_check, &CheckDialog::ended, this, [this] { Q_EMIT ended(Job::Check); });
    connect(m_check, &CheckDialog::damageFound, this, &FileTools::damageFound);
}

void FileTools::showCompare(const DiffSource &open)
{
    if (!m_compare)
        makeCompare();
    present(m_compare);
    m_compare->setOpenFile(open);
}

void FileTools::makeCompare()
{
    m_compare = new CompareWindow(m_theme, m_window);
    connect(m_compare, &CompareWindow::progressed, this, [this](const QString &text, double fraction) {
        Q_EMIT progressed(Job::Compare, {text, fraction, true});
    });
    connect(m_compare, &CompareWindow::entryRequested, this, &FileTools::entryRequested);
    connect(m_compare, &CompareWindow::ended, this, [this] { Q_EMIT ended(Job::Compare); });
}

void FileTools::leaveFile()
{
    cancel(Job::Hash);
    if (m_check)
        m_check->leaveFile();
    if (m_compare)
        m_compare->leaveFile();
    for (QDialog *dialog : std::initializer_list<QDialog *>{m_proof, m_check, m_compare}) {
        if (dialog)
            dialog->hide();
    }
}

void FileTools::cancel(Job job)
{
    if (job == Job::Hash && m_proof)
        m_proof->cancel();
    if (job == Job::Check && m_check)
        m_check->cancel();
    if (job == Job::Compare && m_compare)
        m_compare->cancel();
}

} // namespace cachescope::ui
