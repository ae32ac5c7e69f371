// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

#include <functional>

namespace cachescope::ui {

class Theme;

/// A table's header in small type. Where a predicate allows it a section sorts: the pointer shows a hand
/// there, and the current one carries an arrow. Other sections do not react.
class SortHeader : public QHeaderView
{
    Q_OBJECT

public:
    /// `sortable` says of a logical section whether it sorts; empty: none does.
    SortHeader(const Theme &theme, std::function<bool(int)> sortable, QWidget *parent = nullptr);

    /// Colours the titles' dots as series; -1 for no dot.
    void setDots(std::function<int(int)> seriesOf);

Q_SIGNALS:
    void sortRequested(int section);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override { return {0, 30}; }

private:
    [[nodiscard]] bool isSortable(int section) const;
    [[nodiscard]] QString title(int section) const;

    const Theme &m_theme;
    std::function<bool(int)> m_sortable;
    std::function<int(int)> m_seriesOf;
};

} // namespace cachescope::ui
