// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace cachescope::ui {

/// Places widgets side by side like words, and goes on in a new line where they do not fit. Widgets keep
/// their size hint, or less where a line is narrower, and stand centred in lines of one height. Hidden ones
/// take no room. Right to left where the widget reads so.
class FlowLayout : public QLayout
{
public:
    FlowLayout(int lineHeight, int spacing);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// As wide as all in one line.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Height of all lines in `rect`; also moves the widgets if `move`.
    int place(const QRect &rect, bool move) const;

    const int m_lineHeight;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace cachescope::ui
