// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace cachescope::ui {

/// Widgets of one size in two columns, or in one where there is no room for two. Rows share the height.
class CardGrid : public QWidget
{
    Q_OBJECT

public:
    explicit CardGrid(QWidget *parent = nullptr);

    /// Takes ownership.
    void addCard(QWidget *card);
    /// Rows become higher than they need to be, to fill so much.
    void setLeastHeight(int height);
    [[nodiscard]] int columns() const { return m_columns; }
    /// No higher than it must be: what stands beside it in a page must not push it out of view.
    [[nodiscard]] QSize sizeHint() const override { return {QWidget::sizeHint().width(), minimumHeight()}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QGridLayout *m_grid;
    QList<QWidget *> m_cards;
    int m_columns = 2;
    int m_leastHeight = 0;
};

} // namespace cachescope::ui
