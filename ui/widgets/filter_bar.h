// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/entry_query.h"
#include "ui/charts/histogram_chart.h"

#include <QFrame>

#include <map>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTimer;

namespace cachescope::ui {

/// Which entries the table shows: text in the key, and a chip for each range chosen in a chart, which can be
/// removed. Typing is told about when it pauses.
class FilterBar : public QFrame
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// All conditions together.
    [[nodiscard]] inspect::EntryFilter filter() const;
    [[nodiscard]] QString text() const;
    /// Takes effect at once.
    void setText(const QString &text);
    void setRange(HistogramKind kind, const inspect::EntryFilter &part, const QString &label);
    /// Empties everything without telling.
    void reset();
    void setCountText(const QString &text);
    [[nodiscard]] QString countText() const;
    void focusText();

Q_SIGNALS:
    void leftDownwards(); ///< the Down key: on to the entries
    void filterChanged();
    void rangeRemoved(cachescope::ui::HistogramKind kind);

protected:
    /// Watches the text field for the Down key.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Range
    {
        inspect::EntryFilter part;
        QWidget *chip = nullptr;
    };

    void removeRange(HistogramKind kind);
    void dropChip(HistogramKind kind);

    QLineEdit *m_text;
    QHBoxLayout *m_chips;
    QLabel *m_count;
    QTimer *m_debounce;
    std::map<HistogramKind, Range> m_ranges;
};

} // namespace cachescope::ui
