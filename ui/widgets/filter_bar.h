// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/histogram_chart.h"
#include "ui/models/filter_conditions.h"

#include <QFrame>

#include <map>

class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;
class QToolButton;

namespace cachescope::ui {

class FilterPanel;
class SegmentedSwitch;

/// Which entries the table shows: text in the key, a form for everything else, and a chip for each condition
/// of the form or of a chart, which can be removed. Chips that do not fit go on in another line. Typing is
/// told about when it pauses.
class FilterBar : public QFrame
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// All conditions together.
    [[nodiscard]] inspect::EntryFilter filter() const { return m_conditions.filter(); }
    [[nodiscard]] QString text() const;
    /// Keys that contain `text`. Takes effect at once.
    void setText(const QString &text);
    /// Replaces a range of the same kind, also one that was typed.
    void setRange(HistogramKind kind, const inspect::EntryFilter &part, const QString &label);
    /// Only values of these kinds, by names of contentTypeGroupNames(). Takes effect at once.
    void setTypeGroups(const QStringList &groups);
    /// Offers what can be asked of such a file. Ages count back from now until setNewestAccess().
    void setFormat(const inspect::CacheFormat &format);
    /// Where ages count back from: Unix seconds of the newest access in the file. Nothing: it has none.
    void setNewestAccess(std::optional<double> seconds);
    /// Empties everything without telling.
    void reset();
    void setCountText(const QString &text);
    [[nodiscard]] QString countText() const;
    void focusText();
    /// The form, open or not.
    [[nodiscard]] FilterPanel *panel() const { return m_panel; }

Q_SIGNALS:
    void leftDownwards(); ///< the Down key: on to the entries
    void filterChanged();
    void rangeRemoved(cachescope::ui::HistogramKind kind); ///< a chart's range is no condition any more

protected:
    /// Watches the text field for the Down key.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpText();
    void setUpButton();
    void layOut();
    void addChip(Condition condition);
    void setMode(TextMode mode);
    void removeCondition(Condition condition);
    void clearAll();
    void apply();
    void showConditions();
    void tellRemovedRanges();

    FilterConditions m_conditions;
    QLineEdit *m_text;
    SegmentedSwitch *m_mode;
    QToolButton *m_button;
    std::map<Condition, QPushButton *> m_chips; ///< hidden while there is no such condition
    QPushButton *m_clear;
    QLabel *m_count;
    FilterPanel *m_panel;
    QTimer *m_debounce;
    std::map<HistogramKind, bool> m_charted; ///< which ranges came from a chart when that was last told
};

} // namespace cachescope::ui
