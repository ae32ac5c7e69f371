// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/page_help.h"

#include <QFrame>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace cachescope::ui {

class Theme;

/// "What am I looking at?": stands over the right edge of the pages, and explains the one that is shown.
/// Nothing below moves. Hidden at first.
class HelpPanel : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kWidth = 336;

    /// Follows the size of `over`, which it is a child of.
    HelpPanel(const Theme &theme, QWidget *over);

    void setTopic(HelpTopic topic);
    [[nodiscard]] HelpTopic topic() const { return m_topic; }
    /// Opens it with the keyboard in it, or closes it.
    void toggle();
    /// The keyboard goes back to where it was.
    void close();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void fill();

    HelpTopic m_topic = HelpTopic::Start;
    QLabel *m_title;
    QScrollArea *m_scroll;
};

} // namespace cachescope::ui
