// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/file_source.h"
#include "ui/widgets/status_line.h"

#include <QObject>

namespace cachescope::ui {

class CheckDialog;
class CompareWindow;
class ProofDialog;
class Theme;
struct DiffSource;

/// What is done with a file as a whole, in windows beside the main one: the proof that it is untouched, the
/// check of its integrity, and the comparison with another. Each is made when it is first wanted.
class FileTools : public QObject
{
    Q_OBJECT

public:
    /// `theme` must outlive it; `window` is what the dialogs stand before.
    FileTools(const Theme &theme, QWidget *window);

    void showProof(const inspect::CacheFileInfo &info);
    void showCheck(const FileSource &file);
    void showCompare(const DiffSource &open);
    /// Another file is being opened, or none: what is shown of the last one goes, what runs is cancelled.
    void leaveFile();
    /// Job::Hash, Job::Check or Job::Compare.
    void cancel(Job job);

    [[nodiscard]] ProofDialog *proof() const { return m_proof; }       ///< null until it was shown
    [[nodiscard]] CheckDialog *check() const { return m_check; }       ///< null until it was shown
    [[nodiscard]] CompareWindow *compare() const { return m_compare; } ///< null until it was shown

Q_SIGNALS:
    void progressed(cachescope::ui::Job job, const cachescope::ui::JobProgress &progress);
    void ended(cachescope::ui::Job job);
    void damageFound(const QString &path);
    void entryRequested(qint64 rowid); ///< an entry of the open file is to be shown

private:
    void makeProof();
    void makeCheck();
    void makeCompare();

    const Theme &m_theme;
    QWidget *m_window;
    ProofDialog *m_proof = nullptr;
    CheckDialog *m_check = nullptr;
    CompareWindow *m_compare = nullptr;
};

} // namespace cachescope::ui
