// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace cachescope::ui {

class ElidedLabel;
class EntryFilters;
class FilterChips;

/// The conditions that charts show a part by: their chips, and the way to the entries that they leave. Says
/// how to filter while nothing is filtered; always of the same height, so that nothing below it moves.
class FilterStrip : public QWidget
{
    Q_OBJECT

public:
    /// `filters` must outlive it.
    explicit FilterStrip(EntryFilters &filters, QWidget *parent = nullptr);

    /// How many entries are left; nothing: not known yet.
    void setEntries(std::optional<qint64> entries);
    /// "12 of 113 entries, 40 kB", or why that is not known.
    void setNote(const QString &text);
    [[nodiscard]] QPushButton *showButton() const { return m_show; }

Q_SIGNALS:
    void entriesRequested();

private:
    void refresh();

    EntryFilters &m_filters;
    ElidedLabel *m_hint;
    QWidget *m_chipBox;
    FilterChips *m_chips;
    QLabel *m_note;
    QPushButton *m_show;
};

} // namespace cachescope::ui
