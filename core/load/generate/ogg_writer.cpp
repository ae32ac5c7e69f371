// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/ogg_writer.h"

#include <QtEndian>

#include <array>

namespace cachescope::load {

namespace {

constexpr qsizetype kChecksumAt = 22;

/// Table k holds the checksums of a byte followed by k zero bytes, so that eight bytes go in one step
/// ("slicing by 8").
using Tables = std::array<std::array<quint32, 256>, 8>;

constexpr Tables makeTables()
{
    Tables tables{};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 crc = byte << 24;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc << 1) ^ ((crc & 0x80000000U) != 0 ? 0x04c11db7U : 0U);
        tables[0][byte] = crc;
    }
    for (std::size_t k = 1; k < tables.size(); ++k) {
        for (std::size_t byte = 0; byte < 256; ++byte)
            tables[k][byte] = (tables[k - 1][byte] << 8) ^ tables[0][tables[k - 1][byte] >> 24];
    }
    return tables;
}

constexpr Tables kTables = makeTables();

template <typename T>
void appendLittleEndian(QByteArray &to, T value)
{
    const T wire = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

} // namespace

quint32 oggChecksum(QByteArrayView page)
{
    quint32 crc = 0;
    const auto *at = reinterpret_cast<const uchar *>(page.data());
    const auto *const end = at + page.size();
    for (; end - at >= 8; at += 8) {
        crc ^= qFromBigEndian<quint32>(at);
        crc = kTables[7][crc >> 24] ^ kTables[6][crc >> 16 & 0xff] ^ kTables[5][crc >> 8 & 0xff] ^
              kTables[4][crc & 0xff] ^ kTables[3][at[4]] ^ kTables[2][at[5]] ^ kTables[1][at[6]] ^
              kTables[0][at[7]];
    }
    for (; at != end; ++at)
        crc = (crc << 8) ^ kTables[0][(crc >> 24) ^ *at];
    return crc;
}

OggWriter::OggWriter(QByteArray &target, quint32 serial)
    : m_target(target)
    , m_serial(serial)
{
}

void OggWriter::beginPage(std::span<const quint8> packetSizes, qint64 granule, bool last)
{
    m_pageStart = m_target.size();
    const int flags = (m_page == 0 ? 0x02 : 0) | (last ? 0x04 : 0);
    m_target += "OggS";
    m_target += '\0'; // version
    m_target += static_cast<char>(flags);
    appendLittleEndian(m_target, granule);
    appendLittleEndian(m_target, m_serial);
    appendLittleEndian(m_target, m_page);
    appendLittleEndian(m_target, quint32{0}); // the checksum is taken over the page with 0 in its place
    m_target += static_cast<char>(packetSizes.size());
    m_target.append(reinterpret_cast<const char *>(packetSizes.data()),
                    static_cast<qsizetype>(packetSizes.size()));
    ++m_page;
}

void OggWriter::endPage()
{
    const quint32 checksum = oggChecksum(QByteArrayView(m_target).sliced(m_pageStart));
    qToLittleEndian(checksum, m_target.data() + m_pageStart + kChecksumAt);
}

void OggWriter::writePage(QByteArrayView packet, qint64 granule, bool last)
{
    const auto size = static_cast<quint8>(packet.size());
    beginPage({&size, 1}, granule, last);
    m_target.append(packet);
    endPage();
}

} // namespace cachescope::load
