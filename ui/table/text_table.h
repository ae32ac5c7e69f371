// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

#include <limits>
#include <optional>

namespace cachescope::ui {

class Theme;

/// A small table of plain text, to be read and not edited. A cell that does not fit has all of its text as
/// its tool tip.
class TextTable : public QTableWidget
{
    Q_OBJECT

public:
    /// `name` says what it shows, for assistive technology.
    TextTable(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    void setContent(const QStringList &titles, const QList<QStringList> &rows);
    /// Columns as wide as their titles and cells, but no wider than `mostPx`.
    void fitColumns(int mostPx);
    /// As high as its rows where there is room, so that none of the first `mostRows` has to be scrolled to.
    void fitHeight(int mostRows = std::numeric_limits<int>::max());
    [[nodiscard]] QSize sizeHint() const override;

private:
    void applyHeight();
    [[nodiscard]] int heightOfRows(int rows) const;

    std::optional<int> m_fitRows;
};

} // namespace cachescope::ui
