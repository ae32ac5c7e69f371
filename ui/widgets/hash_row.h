// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/details/value_hasher.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace cachescope::ui {

/// The SHA-256 of an entry's value: computed when that is asked for, with progress, and cancelled.
class HashRow : public QWidget
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    explicit HashRow(inspect::Inspector &inspector, QWidget *parent = nullptr);

    /// Another entry, or another value of it: nothing is computed.
    void setRowid(qint64 rowid);
    [[nodiscard]] QPushButton *button() const { return m_button; } ///< computes, and cancels
    [[nodiscard]] QString text() const; ///< the hash in hexadecimal, or why there is none; empty at first

private:
    void press();
    void showIdle();
    void showText(const QString &text, bool isHash);

    inspect::ValueHasher m_hasher;
    qint64 m_rowid = 0;
    QPushButton *m_button;
    QProgressBar *m_progress;
    QLineEdit *m_hash;
    QLabel *m_problem;
};

} // namespace cachescope::ui
