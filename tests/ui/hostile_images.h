// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QtEndian>

#include <array>

/// Images for tests.
namespace cachescope::test {

inline QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

inline quint32 pngChecksum(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/// A PNG image whose head claims so many pixels, of which there are none.
inline QByteArray pngClaiming(quint32 width, quint32 height)
{
    const auto number = [](quint32 value) {
        std::array<char, 4> wire{};
        qToBigEndian(value, wire.data());
        return QByteArray(wire.data(), 4);
    };
    const auto chunk = [&number](const QByteArray &name, const QByteArray &data) {
        return number(static_cast<quint32>(data.size())) + name + data + number(pngChecksum(name + data));
    };
    return QByteArray("\x89PNG\r\n\x1a\n") +
           chunk("IHDR", number(width) + number(height) + QByteArray("\x08\x02\0\0\0", 5)) +
           chunk("IDAT", QByteArray()) + chunk("IEND", QByteArray());
}

/// A GIF image of so many frames of one pixel, whose screen claims this size.
inline QByteArray gifOf(int frames, quint16 width = 1, quint16 height = 1)
{
    const auto number = [](quint16 value) {
        std::array<char, 2> wire{};
        qToLittleEndian(value, wire.data());
        return QByteArray(wire.data(), 2);
    };
    QByteArray gif = "GIF89a" + number(width) + number(height) + QByteArray("\x80\0\0\0\0\0\xff\xff\xff", 9);
    for (int i = 0; i < frames; ++i)
        gif += QByteArray("\x2c\0\0\0\0", 5) + number(1) + number(1) + QByteArray("\0\x02\x02\x44\x01\0", 6);
    return gif + ';';
}

} // namespace cachescope::test
