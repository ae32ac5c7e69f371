// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cachescope::ui {

class Theme;

/// What is shown of a value that this program draws nothing of: what it is, how large, and what can be done
/// with it.
class FilePanel : public QWidget
{
    Q_OBJECT

public:
    explicit FilePanel(const Theme &theme, QWidget *parent = nullptr);

    void setPreview(const inspect::PreviewPtr &preview);

Q_SIGNALS:
    void saveRequested();
    void openRequested(); ///< with the program that the system has for it
    void hexRequested();

private:
    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_kind;
    QLabel *m_size;
    QPushButton *m_save;
    QPushButton *m_open;
    QPushButton *m_hex;
};

} // namespace cachescope::ui
