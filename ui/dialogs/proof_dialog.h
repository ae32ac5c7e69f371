// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/proof_text.h"
#include "ui/jobs/snapshot_job.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace cachescope::ui {

class ElidedLabel;
class TextTable;
class Theme;
class VerdictLine;

/// Shows that an open file, and the folder it is in, are as they were before it was opened: at once by size
/// and times, on request by the SHA-256 of its content.
class ProofDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProofDialog(const Theme &theme, QWidget *parent = nullptr);

    /// Looks at a file that is open. Starts anew unless it is the one that is shown, as it was opened then.
    void setFile(const inspect::CacheFileInfo &info);
    void cancel();

    [[nodiscard]] VerdictLine *verdict() const { return m_verdict; }
    [[nodiscard]] VerdictLine *content() const { return m_content; }
    [[nodiscard]] VerdictLine *match() const { return m_match; }
    [[nodiscard]] TextTable *files() const { return m_files; }
    [[nodiscard]] QPushButton *hashButton() const { return m_hash; }
    [[nodiscard]] QLineEdit *expected() const { return m_expected; }
    /// As it is copied.
    [[nodiscard]] QString text() const { return proofAsText(m_state); }

public Q_SLOTS:
    void lookAgain();

Q_SIGNALS:
    void hashProgressed(const QString &path, double fraction);
    void hashEnded();

private:
    void layOut();
    QWidget *makeFiles();
    QWidget *makeContent();
    QLayout *makeButtons();
    void takeHash();
    void onLooked(const inspect::FileSnapshot &snapshot);
    void onHashed(const inspect::FileSnapshot &snapshot);
    void onHashFailed(const Error &error);
    void refresh();
    void showListing();
    void refreshContent();
    void copy() const;

    ProofState m_state;
    QString m_lookedAt; ///< the path of the last look
    QString m_hashError;
    QStringList m_shownListing;
    SnapshotJob m_looking;
    SnapshotJob m_hashing;
    ElidedLabel *m_path;
    VerdictLine *m_verdict;
    TextTable *m_files;
    QPlainTextEdit *m_listing;
    VerdictLine *m_content;
    QLineEdit *m_taken;
    QPushButton *m_hash;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLineEdit *m_expected;
    VerdictLine *m_match;
};

} // namespace cachescope::ui
