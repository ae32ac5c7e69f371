// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace cachescope::inspect {

/// Reads the bytes that Base64 stands for piece by piece: with the letters for URLs or without, in lines or
/// in one, behind "data:…;base64,". Ends at padding, and at what does not belong. Any thread.
class Base64Reader
{
public:
    /// `text` must stay as long as this does.
    explicit Base64Reader(QByteArrayView text);

    /// Writes at most `room` bytes; how many. 0 at the end.
    qsizetype read(char *to, qsizetype room);
    [[nodiscard]] bool isAtEnd() const { return m_at == m_text.size() || m_ended; }
    [[nodiscard]] bool isWrong() const { return m_wrong; }

private:
    const QByteArrayView m_text;
    qsizetype m_at = 0;
    quint32 m_bits = 0; ///< that were not yet written
    int m_bitCount = 0;
    bool m_ended = false; ///< by padding, or by what does not belong
    bool m_wrong = false;
};

} // namespace cachescope::inspect
