// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/text_panel.h"

#include "core/base/format.h"
#include "ui/preview/find_bar.h"
#include "ui/preview/lines_view.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {

TextPanel::TextPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_view(new LinesView(theme, this))
    , m_bar(new FindBar(theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_bar, &FindBar::textChanged, this, &TextPanel::start);
    connect(m_bar, &FindBar::nextRequested, this, &TextPanel::findNext);
    connect(m_bar, &FindBar::previousRequested, this, &TextPanel::findPrevious);
    connect(m_bar, &FindBar::closed, this, [this] {
        m_finder.clear();
        m_view->setMarked(QString());
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_finder, &LineFinder::foundMore, this, &TextPanel::showState);
    connect(m_view, &LinesView::foldsChanged, this, [this] {
        m_unfolded = false;
        m_finder.clear(); // lines have other numbers now
    });
}

void TextPanel::setSource(const LineSourcePtr &source)
{
    m_finder.clear();
    m_view->setSource(source);
    m_unfolded = !source || !source->canFold();
    if (m_bar->isVisible())
        start();
}

void TextPanel::find()
{
    m_startedAt = m_view->cursor();
    m_bar->open();
    if (m_finder.text() != m_bar->text())
        start();
}

bool TextPanel::closeFind()
{
    const bool open = !m_bar->isHidden();
    m_bar->close();
    return open;
}

/// What is folded is unfolded: it is to be found as well.
void TextPanel::start()
{
    const QString text = m_bar->text();
    if (!m_unfolded && !text.isEmpty()) {
        m_view->setAllFolded(false);
        m_unfolded = true;
        m_startedAt = {};
    }
    m_shown = false;
    m_view->setMarked(text);
    m_finder.find(m_view->source(), text);
}

void TextPanel::findNext()
{
    if (m_finder.text() != m_bar->text())
        return start(); // after folding
    if (const auto match = m_finder.nextFrom(m_view->cursor()))
        goTo(*match);
}

void TextPanel::findPrevious()
{
    if (m_finder.text() != m_bar->text())
        return start();
    const std::size_t count = m_finder.matches().size();
    const LineMatch at = m_view->cursor();
    const int length = static_cast<int>(m_finder.text().size());
    const auto next = m_finder.nextFrom({at.line, qMax(0, at.column - length)});
    if (count > 0)
        goTo((next.value_or(0) + count - 1) % count);
}

void TextPanel::goTo(std::size_t match)
{
    m_view->select(m_finder.matches()[match], static_cast<int>(m_finder.text().size()));
    showState();
}

/// The first place from the cursor on is shown as soon as it is found, and once; while earlier ones may
/// follow it is waited for.
void TextPanel::showState()
{
    const auto &matches = m_finder.matches();
    const bool reached = !m_finder.isFinding() || (!matches.empty() && matches.back() >= m_startedAt);
    if (!m_shown && reached && !matches.empty()) {
        m_shown = true;
        return goTo(*m_finder.nextFrom(m_startedAt));
    }
    if (m_finder.text().isEmpty())
        return m_bar->setState(QString(), true);
    if (matches.empty())
        return m_bar->setState(m_finder.isFinding() ? tr("looking…") : tr("not found"), m_finder.isFinding());
    const bool more = m_finder.isFinding() || m_finder.stoppedEarly();
    const QString all =
        formatCount(static_cast<qint64>(matches.size())) + (more ? QStringLiteral("+") : QString());
    const LineMatch end = m_view->cursor();
    const LineMatch begin{end.line, end.column - static_cast<int>(m_finder.text().size())};
    const auto at = std::ranges::lower_bound(matches, begin);
    if (m_view->hasSelection() && at != matches.end() && *at == begin)
        return m_bar->setState(tr("%1 of %2").arg(formatCount(at - matches.begin() + 1), all), true);
    m_bar->setState(all, true);
}

void TextPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_F3 || m_bar->isHidden())
        return QWidget::keyPressEvent(event);
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        findPrevious();
    else
        findNext();
}

} // namespace cachescope::ui
