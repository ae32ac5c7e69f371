// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/line_finder.h"

#include <algorithm>

namespace cachescope::ui {

LineFinder::LineFinder(QObject *parent)
    : QObject(parent)
{
    connect(&m_walk, &LineWalk::sliced, this, &LineFinder::foundMore);
}

void LineFinder::find(const LineSourcePtr &source, const QString &text)
{
    m_walk.cancel();
    m_matches.clear();
    m_text = text;
    if (!text.isEmpty() && source) {
        m_walk.start(
            source, 0, source->lineCount(),
            [this](qint64 index, const inspect::ShownLine &line) { return look(index, line.text); },
            [this] {
                Q_EMIT foundMore();
                Q_EMIT finished();
            });
    }
    Q_EMIT foundMore();
}

bool LineFinder::look(qint64 index, const QString &line)
{
    qsizetype at = line.indexOf(m_text, 0, Qt::CaseInsensitive);
    while (at >= 0 && m_matches.size() < kMostMatches) {
        m_matches.push_back({static_cast<int>(index), static_cast<int>(at)});
        at = line.indexOf(m_text, at + m_text.size(), Qt::CaseInsensitive);
    }
    return m_matches.size() < kMostMatches;
}

std::optional<std::size_t> LineFinder::nextFrom(LineMatch from) const
{
    if (m_matches.empty())
        return std::nullopt;
    const auto at = std::ranges::lower_bound(m_matches, from);
    return at == m_matches.end() ? 0 : static_cast<std::size_t>(at - m_matches.begin());
}

} // namespace cachescope::ui
