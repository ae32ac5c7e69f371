// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/check_job.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace cachescope::ui {

class ElidedLabel;
class Theme;
class VerdictLine;

/// Lets SQLite check a file, be it open, truncated or too damaged to be opened, and shows what it finds.
class CheckDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CheckDialog(const Theme &theme, QWidget *parent = nullptr);

    /// Another file than before starts anew, also one of the same name; the result of the same one stays.
    void setFile(const FileSource &file);
    /// The file is closed, or opened again: what runs is cancelled, what was found stays for setFile() if the
    /// file can be told from others.
    void leaveFile();
    void setQuick(bool quick);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] VerdictLine *verdict() const { return m_verdict; }
    [[nodiscard]] QLabel *facts() const { return m_facts; }
    [[nodiscard]] QPlainTextEdit *messages() const { return m_messages; }
    /// As it is copied; empty until there is a result.
    [[nodiscard]] QString text() const;

public Q_SLOTS:
    void start();

Q_SIGNALS:
    void progressed(const QString &path, double fraction);
    void ended();
    void damageFound(const QString &path);

private:
    void layOut();
    QLayout *makeChoice();
    QLayout *makeButtons();
    [[nodiscard]] bool isShown(const FileSource &file) const;
    void forget();
    void onChecked(const inspect::IntegrityReport &report);
    void onFailed(const Error &error);
    void refresh();
    void showReport();
    void copy() const;

    FileSource m_file;
    QString m_checking;         ///< the path of the check that runs
    bool m_checksShown = false; ///< the check that runs is of m_file
    std::optional<inspect::IntegrityReport> m_report;
    double m_checkedAt = 0.0; ///< Unix time, seconds
    QString m_error;
    CheckJob m_job;
    ElidedLabel *m_path;
    QRadioButton *m_quick;
    QRadioButton *m_full;
    QLabel *m_facts;
    QProgressBar *m_progress;
    VerdictLine *m_verdict;
    QPlainTextEdit *m_remarks;
    QLabel *m_messagesTitle;
    QPlainTextEdit *m_messages;
    QPushButton *m_copy;
    QPushButton *m_cancel;
    QPushButton *m_start;
};

} // namespace cachescope::ui
