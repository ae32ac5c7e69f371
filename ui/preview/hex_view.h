// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/byte_windows.h"
#include "ui/preview/rows_area.h"

namespace cachescope::ui {

class Theme;

/// The bytes of a value of any length: offset, 8, 16 or 32 bytes a row as the width has room for, and what
/// they are as text. Knows only the part that is seen: windowWanted() asks for it, dots stand for it until
/// takeWindow() brings it. Main thread.
class HexView : public RowsArea
{
    Q_OBJECT

public:
    enum class CopyAs { Hex, Text };

    /// More is not copied.
    static constexpr qint64 kMostCopied = qint64{1} << 20;

    explicit HexView(const Theme &theme, QWidget *parent = nullptr);

    /// Shows a value of which `size` bytes are expected; takeWindow() tells how many there are.
    void start(qint64 size);
    /// Shows these bytes, all of which are here.
    void setBytes(const QByteArray &bytes);
    void clear();
    void takeWindow(qint64 offset, const QByteArray &bytes, qint64 size);
    /// What windowWanted() asked for last cannot be read.
    void windowFailed();
    /// What copyWanted() asked for.
    void takeCopied(const QByteArray &bytes, CopyAs as);

    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] int bytesPerRow() const { return m_bytesPerRow; }
    /// The byte that the cursor is on.
    [[nodiscard]] qint64 cursor() const { return m_cursor; }
    /// The selected bytes: the one under the cursor at least, unless there are none.
    [[nodiscard]] ByteSpan selection() const;
    /// To the nearest byte that there is.
    void goTo(qint64 offset);
    void copy(CopyAs as);

    [[nodiscard]] QString spokenText() const override;
    /// Of a byte's two digits, or of its letter; empty for what is not seen.
    [[nodiscard]] QRect byteRect(qint64 offset) const;
    [[nodiscard]] QRect letterRect(qint64 offset) const;

Q_SIGNALS:
    /// These bytes are seen and not known.
    void windowWanted(qint64 offset, qint64 length);
    /// These are to be copied and not known: takeCopied().
    void copyWanted(qint64 offset, qint64 length, cachescope::ui::HexView::CopyAs as);
    void notCopied(const QString &why);
    void goToRequested(); ///< somebody wants to say an offset
    void selectionChanged();

protected:
    void paintRow(QPainter &painter, int row, const QRect &rect) override;
    void dragTo(const QPoint &point) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fit();
    void askForSeen();
    [[nodiscard]] std::optional<quint8> byteAt(qint64 offset) const;
    [[nodiscard]] int digitsLeft() const;
    [[nodiscard]] int byteLeft(int column) const;
    [[nodiscard]] int letterLeft(int column) const;
    [[nodiscard]] qint64 offsetAt(const QPoint &point) const;
    void paintByte(QPainter &painter, qint64 offset) const;
    void moveCursor(qint64 to, bool keepAnchor);
    [[nodiscard]] std::optional<qint64> cursorFor(const QKeyEvent &event) const;

    const Theme &m_theme;
    const int m_letter; ///< the width of a digit in pixels
    ByteWindows m_windows;
    std::optional<QByteArray> m_bytes; ///< all of them, where they are here
    std::optional<ByteSpan> m_failed;  ///< of the last answer
    std::optional<ByteSpan> m_asked;
    qint64 m_size = 0;
    qint64 m_anchor = 0;
    qint64 m_cursor = 0;
    int m_bytesPerRow = 8;
    int m_offsetDigits = 4;
};

} // namespace cachescope::ui
