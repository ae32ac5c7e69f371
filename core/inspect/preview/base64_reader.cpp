// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/base64_reader.h"

#include <array>
#include <string_view>

namespace cachescope::inspect {

namespace {

/// 0…63 for letters, 64 for what is skipped, 65 for padding, 66 for what does not belong.
enum : unsigned char { Skipped = 64, Padding = 65, Foreign = 66 };

constexpr std::array<unsigned char, 256> makeBase64Values()
{
    std::array<unsigned char, 256> values{};
    values.fill(Foreign);
    constexpr std::string_view letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    for (std::size_t i = 0; i < letters.size(); ++i)
        values.at(static_cast<unsigned char>(letters[i])) = static_cast<unsigned char>(i);
    values.at('-') = 62;
    values.at('_') = 63;
    for (const char c : {'\r', '\n', ' ', '\t'})
        values.at(static_cast<unsigned char>(c)) = Skipped;
    values.at('=') = Padding;
    return values;
}

/// Behind "data:…;base64,", if the text starts so.
QByteArrayView withoutDataUri(QByteArrayView text)
{
    const qsizetype comma = text.startsWith("data:") ? text.indexOf(',') : -1;
    return text.sliced(comma + 1);
}

} // namespace

Base64Reader::Base64Reader(QByteArrayView text)
    : m_text(withoutDataUri(text))
{
}

qsizetype Base64Reader::read(char *to, qsizetype room)
{
    static constexpr auto values = makeBase64Values();
    qsizetype written = 0;
    while (written < room && !isAtEnd()) {
        const unsigned char value = values[static_cast<unsigned char>(m_text[m_at++])];
        if (value == Skipped)
            continue;
        if (value >= Padding) {
            m_ended = true;
            m_wrong = value == Foreign;
            break;
        }
        m_bits = m_bits << 6 | value;
        m_bitCount += 6;
        if (m_bitCount < 8)
            continue;
        m_bitCount -= 8;
        to[written++] = static_cast<char>(m_bits >> m_bitCount & 0xff);
    }
    return written;
}

} // namespace cachescope::inspect
