// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFrame>

namespace cachescope::ui {

class Theme;

/// What something comes to, in a sentence or a few, with a symbol that says how good that is.
class VerdictLine : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictLine(const Theme &theme, QWidget *parent = nullptr);

    /// `text` is shown as it is.
    void setVerdict(Tone tone, const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

private:
    void drawIcon();

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace cachescope::ui
