// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFrame>

namespace cachescope::ui {

class Theme;

/// A message in its place at the top of what it is about; stays until it is closed or replaced. Hidden at
/// first.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// `text` is shown as it is: it may quote names from outside.
    void showMessage(Tone tone, const QString &text);
    void clear();
    [[nodiscard]] QString text() const;

private:
    void drawIcon();

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace cachescope::ui
