// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <span>

namespace cachescope::load {

/// Frames packets as one logical Ogg stream (RFC 3533). One thread.
class OggWriter
{
public:
    /// Bytes that a page takes besides its packets: header, and one for each packet under 255 bytes.
    static constexpr qint64 kPageHeaderBytes = 27;

    /// Appends to `target`, which must outlive the writer.
    OggWriter(QByteArray &target, quint32 serial);

    /// Begins a page with packets of these sizes, whole ones, each under 255 bytes, at most 255 of them.
    /// `granule` is the position at its end, in samples. The packets are then appended to the target, one
    /// behind the other, and endPage() called.
    void beginPage(std::span<const quint8> packetSizes, qint64 granule, bool last);
    void endPage();
    /// Writes a page with one packet, under 255 bytes.
    void writePage(QByteArrayView packet, qint64 granule, bool last);

private:
    QByteArray &m_target;
    const quint32 m_serial;
    quint32 m_page = 0;
    qsizetype m_pageStart = 0;
};

/// The checksum of an Ogg page: CRC-32 with polynomial 0x04c11db7, not reflected, from 0 (RFC 3533, section
/// 6).
quint32 oggChecksum(QByteArrayView page);

} // namespace cachescope::load
