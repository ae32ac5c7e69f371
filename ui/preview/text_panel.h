// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/line_finder.h"

#include <QWidget>

namespace cachescope::ui {

class FindBar;
class LinesView;
class Theme;

/// A text, and a bar to find something in it. Main thread.
class TextPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TextPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Shows it from its start; null shows nothing. What is looked for is looked for in it.
    void setSource(const LineSourcePtr &source);
    [[nodiscard]] LinesView *view() const { return m_view; }
    [[nodiscard]] FindBar *findBar() const { return m_bar; }

    void find();
    /// False if it was closed.
    bool closeFind();
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void start();
    void goTo(std::size_t match);
    void showState();

    LinesView *m_view;
    FindBar *m_bar;
    LineFinder m_finder;
    LineMatch m_startedAt;   ///< the cursor when the looking began
    bool m_unfolded = false; ///< all lines of the source are there
    bool m_shown = false;    ///< the first match was gone to
};

} // namespace cachescope::ui
