// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"
#include "core/inspect/preview/value_windows.h"
#include "ui/preview/hex_view.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace cachescope::ui {

class SegmentedSwitch;
class Theme;

/// The bytes of a value as they are stored, read as they are looked at; or those that were unpacked from it.
/// With a line to go to an offset (Ctrl+G). Main thread.
class HexPage : public QWidget
{
    Q_OBJECT

public:
    HexPage(const Theme &theme, inspect::Inspector &inspector, QWidget *parent = nullptr);

    /// Shows the value of `rowid` from its start; the same one: nothing changes. Nothing of it is read before
    /// it is seen.
    void setRow(std::optional<qint64> rowid);
    /// What is known of the row by now: offers what was unpacked, or shows it alone where it is a field
    /// inside of the value.
    void setPreview(const inspect::PreviewPtr &preview);
    /// The file's rows may have changed.
    void readAgain();

    [[nodiscard]] HexView *view() const { return m_view; }
    void askForOffset();
    /// False if the line was closed.
    bool closeOffset();
    /// "0x1f40" or "8000"; nothing if it is neither.
    static std::optional<qint64> offsetFrom(const QString &text);

private:
    QWidget *makeFoot();
    void showBytes();
    void goTo();
    void showSelection();
    void takeWindow(const inspect::ValueWindow &window);
    void takeFailure(qint64 rowid, const Error &error);

    HexView *m_view;
    SegmentedSwitch *m_source;
    QLineEdit *m_offset;
    QLabel *m_state;
    inspect::ValueWindows m_windows;
    inspect::ValueWindows m_copies;
    std::optional<qint64> m_rowid;
    inspect::PreviewPtr m_preview;
    HexView::CopyAs m_copyAs = HexView::CopyAs::Hex;
};

} // namespace cachescope::ui
