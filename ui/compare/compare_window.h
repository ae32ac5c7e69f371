// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/diff_jobs.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace cachescope::ui {

class DiffPane;
class ElidedLabel;
class Theme;
class VerdictLine;

/// Compares two cache files: which is the earlier and which the later one is chosen here. Not modal; a file
/// can be dropped onto it. Main thread.
class CompareWindow : public QDialog
{
    Q_OBJECT

public:
    explicit CompareWindow(const Theme &theme, QWidget *parent = nullptr);

    /// The file that is open, which stands for the later one unless it is here already. Asks for the other,
    /// unless a comparison runs; what was compared before stays until one is chosen.
    void setOpenFile(const DiffSource &open);
    /// The file to compare with, then compares.
    void setOther(const QString &path);
    /// The open file is closed: what runs is cancelled, what was found is forgotten.
    void leaveFile();
    void cancel();
    void swap();
    void start();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] QString pathBefore() const { return m_before.file.path; }
    [[nodiscard]] QString pathAfter() const { return m_after.file.path; }
    [[nodiscard]] DiffPane *pane() const { return m_pane; }
    [[nodiscard]] VerdictLine *trouble() const { return m_trouble; }
    [[nodiscard]] QCheckBox *contentBox() const { return m_content; }

Q_SIGNALS:
    /// An entry of the open file was chosen in the list.
    void entryRequested(qint64 rowid);
    void progressed(const QString &text, double fraction);
    void ended();

private:
    void showEntry(const QModelIndex &index);
    void layOut();
    QLayout *makeFiles();
    QLayout *makeActions();
    void chooseOther();
    void choose(DiffSource *source);
    void setSource(DiffSource *source, const QString &path);
    void forget();
    void onCompared(const inspect::FileDiffPtr &diff);
    void onFailed(const Error &error, const QString &path);
    void tell(double fraction);
    void refresh();

    DiffSource m_before;
    DiffSource m_after;
    bool m_stale = false; ///< what runs is of files that are no longer chosen
    DiffJob m_job;
    ElidedLabel *m_pathBefore;
    ElidedLabel *m_pathAfter;
    QPushButton *m_chooseBefore;
    QPushButton *m_chooseAfter;
    QPushButton *m_swap;
    QCheckBox *m_content;
    QPushButton *m_start;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    VerdictLine *m_trouble;
    QLabel *m_hint;
    DiffPane *m_pane;
};

} // namespace cachescope::ui
