// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/entry_filters.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace cachescope::ui {

class FilterChips;
class FilterPanel;
class SegmentedSwitch;

/// Which entries the table shows: text in the key, a form for everything else, and a chip for each condition
/// of the form or of a chart, which can be removed. Chips that do not fit go on in another line. Typing takes
/// effect when it pauses.
class FilterBar : public QFrame
{
    Q_OBJECT

public:
    /// Changes `filters`, which must outlive it.
    explicit FilterBar(EntryFilters &filters, QWidget *parent = nullptr);

    /// As it stands in the field, in effect or not yet.
    [[nodiscard]] QString text() const;
    /// Keys that contain `text`. Takes effect at once.
    void setText(const QString &text);
    /// Offers what can be asked of such a file.
    void setFormat(const inspect::CacheFormat &format);
    void setCountText(const QString &text);
    [[nodiscard]] QString countText() const;
    void focusText();
    /// The form, open or not.
    [[nodiscard]] FilterPanel *panel() const { return m_panel; }

Q_SIGNALS:
    void leftDownwards(); ///< the Down key: on to the entries

protected:
    /// Watches the text field for the Down key.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpText();
    void setUpButton();
    void layOut();
    [[nodiscard]] TextMode mode() const;
    void applyText();
    void showConditions();
    void showMode(TextMode mode);

    EntryFilters &m_filters;
    QLineEdit *m_text;
    SegmentedSwitch *m_mode;
    QToolButton *m_button;
    FilterChips *m_chips;
    QLabel *m_count;
    FilterPanel *m_panel;
    QTimer *m_debounce;
    bool m_showing = false; ///< field and switch are being set, not used
};

} // namespace cachescope::ui
