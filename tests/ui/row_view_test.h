// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/row_view.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

#include <memory>

namespace cachescope::ui::test {

constexpr int kRow = 26;
constexpr int kBillions = 2'000'000'000;

/// Any number of rows; remembers which one was looked at last, and how often.
class ManyRows : public QAbstractTableModel
{
public:
    explicit ManyRows(int rows)
        : m_rows(rows)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        ++asked;
        if (role != Qt::DisplayRole || !loaded)
            return {};
        lastSeen = qMax(lastSeen, index.row());
        return QStringLiteral("row %1").arg(index.row());
    }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QStringLiteral("title %1").arg(section) : QVariant();
    }
    void append(int count)
    {
        beginInsertRows({}, m_rows, m_rows + count - 1);
        m_rows += count;
        endInsertRows();
    }
    void insertFirst(int count)
    {
        beginInsertRows({}, 0, count - 1);
        m_rows += count;
        endInsertRows();
    }
    void removeFirst(int count)
    {
        beginRemoveRows({}, 0, count - 1);
        m_rows -= count;
        endRemoveRows();
    }
    void become(int rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    void change(int row) { Q_EMIT dataChanged(index(row, 0), index(row, 2)); }

    bool loaded = true; ///< else there are rows, but nothing is known of them
    mutable int lastSeen = -1;
    mutable qint64 asked = 0;

private:
    int m_rows;
};

using Heard = std::pair<QAccessible::Event, int>; ///< what, and of which child

/// Remembers what it would tell assistive technology.
class HeardRowView : public RowView
{
public:
    using RowView::RowView;

    QList<Heard> heard;

protected:
    void announce(QAccessible::Event what, int child) override { heard.append({what, child}); }
};

/// A RowView of such rows, and hands to use it with.
class RowViewTest : public QObject
{
protected:
    void show(int rows)
    {
        model = std::make_unique<ManyRows>(rows);
        view = std::make_unique<HeardRowView>(kRow, new QHeaderView(Qt::Horizontal));
        view->setModel(model.get());
        view->resize(400, 300);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->activateWindow();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
    }

    QPoint middle(int row) const { return view->rowRect(row).center(); }

    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, middle(row));
    }

    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(view.get(), which, modifiers);
    }

    void move(const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, view->viewport()->mapToGlobal(to), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(view->viewport(), &event);
    }

    void wheel(int angle)
    {
        const QPointF at(20, 20);
        QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view->viewport(), &event);
    }

    QList<int> selected() const
    {
        QList<int> rows;
        for (int row = 0; row < 1000; ++row) {
            if (view->isRowSelected(row))
                rows.append(row);
        }
        return rows;
    }

    std::unique_ptr<ManyRows> model;
    std::unique_ptr<HeardRowView> view;
};

} // namespace cachescope::ui::test
