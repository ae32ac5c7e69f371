// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFrame>
#include <QList>

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace cachescope::ui {

class Theme;

/// Something to do about a message: a button beside it.
struct BannerAction
{
    QString text; ///< may have a mnemonic
    std::function<void()> run;
};

/// A message in its place at the top of what it is about; stays until it is closed or replaced. Hidden at
/// first.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// `text` is shown as it is: it may quote names from outside.
    void showMessage(Tone tone, const QString &text, const QList<BannerAction> &actions = {});
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QList<QPushButton *> buttons() const { return m_buttons; }

private:
    void setActions(const QList<BannerAction> &actions);
    void drawIcon();

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttonRow;
    QList<QPushButton *> m_buttons;
};

} // namespace cachescope::ui
