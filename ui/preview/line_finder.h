// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/line_walk.h"

#include <optional>
#include <vector>

namespace cachescope::ui {

/// Where something was found in a text.
struct LineMatch
{
    int line = 0;   ///< index in the source
    int column = 0; ///< in QChars of the line's text

    auto operator<=>(const LineMatch &) const = default;
};

/// Finds a text in the lines of a source, whatever the case, in the background. A match within one line only.
/// Main thread.
class LineFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostMatches = 10'000;

    explicit LineFinder(QObject *parent = nullptr);

    /// Starts over; an empty text finds nothing. The folds of `source` must not change until finished() or
    /// clear().
    void find(const LineSourcePtr &source, const QString &text);
    void clear() { find(nullptr, QString()); }

    [[nodiscard]] const QString &text() const { return m_text; }
    /// By rising position; those found so far, kMostMatches at most.
    [[nodiscard]] const std::vector<LineMatch> &matches() const { return m_matches; }
    [[nodiscard]] bool isFinding() const { return m_walk.isRunning(); }
    /// There may be more than kMostMatches.
    [[nodiscard]] bool stoppedEarly() const { return m_matches.size() >= kMostMatches; }
    /// The index of the first match at `from` or behind it, else of the first one; nothing without matches.
    [[nodiscard]] std::optional<std::size_t> nextFrom(LineMatch from) const;

Q_SIGNALS:
    void foundMore(); ///< matches() or isFinding() is different now
    void finished();

private:
    [[nodiscard]] bool look(qint64 index, const QString &line);

    LineWalk m_walk;
    QString m_text;
    std::vector<LineMatch> m_matches;
};

} // namespace cachescope::ui
