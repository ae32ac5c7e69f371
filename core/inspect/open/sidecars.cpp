// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/sidecars.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace cachescope::inspect {

namespace {

constexpr qint64 kWalHeaderBytes = 32;
constexpr qint64 kFrameHeaderBytes = 24;
/// A transaction of more pages than this is taken for complete without looking for its end.
constexpr qint64 kFramesLookedAt = 4096;

quint32 wordAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromBigEndian<quint32>(bytes.data() + offset);
}

/// The log's running checksum; the lowest bit of the magic number chooses the byte order of its input.
class WalChecksum
{
public:
    explicit WalChecksum(bool bigEndian)
        : m_bigEndian(bigEndian)
    {
    }

    void add(QByteArrayView bytes)
    {
        for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8) {
            m_sums.first += read(bytes, at) + m_sums.second;
            m_sums.second += read(bytes, at + 4) + m_sums.first;
        }
    }

    [[nodiscard]] bool matches(QByteArrayView bytes, qsizetype offset) const
    {
        return m_sums.first == wordAt(bytes, offset) && m_sums.second == wordAt(bytes, offset + 4);
    }

private:
    [[nodiscard]] quint32 read(QByteArrayView bytes, qsizetype at) const
    {
        return m_bigEndian ? qFromBigEndian<quint32>(bytes.data() + at)
                           : qFromLittleEndian<quint32>(bytes.data() + at);
    }

    const bool m_bigEndian;
    std::pair<quint32, quint32> m_sums{0, 0};
};

bool isWalHeader(QByteArrayView header)
{
    if (header.size() < kWalHeaderBytes || (wordAt(header, 0) & ~1U) != 0x377f0682)
        return false;
    WalChecksum checksum((wordAt(header, 0) & 1U) != 0);
    checksum.add(header.first(24));
    return checksum.matches(header, 24);
}

/// The first frame's checksum continues the header's and covers its page.
bool firstFrameIsValid(QByteArrayView header, QByteArrayView frame)
{
    WalChecksum checksum((wordAt(header, 0) & 1U) != 0);
    checksum.add(header.first(24));
    checksum.add(frame.first(8));
    checksum.add(frame.sliced(kFrameHeaderBytes));
    return checksum.matches(frame, 16);
}

/// A frame with a database size closes a transaction; frames with other salts are left over from before.
bool hasCommit(QFile &file, QByteArrayView header, qint64 frames, qint64 frameBytes)
{
    for (qint64 i = 0; i < frames; ++i) {
        if (i == kFramesLookedAt)
            return true;
        if (!file.seek(kWalHeaderBytes + i * frameBytes))
            return false;
        const QByteArray frame = file.read(kFrameHeaderBytes);
        if (frame.size() < kFrameHeaderBytes || QByteArrayView(frame).sliced(8, 8) != header.sliced(16, 8))
            return false;
        if (wordAt(frame, 4) != 0)
            return true;
    }
    return false;
}

/// Opens `file` for reading if it is a regular file. Never waits: a pipe would, for its writer.
bool openRegular(QFile &file)
{
    const int descriptor =
        ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct stat status
    {
    };
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
        file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return true;
    ::close(descriptor);
    return false;
}

} // namespace

WalFile readWalFile(const QString &databasePath)
{
    WalFile wal;
    QFile file(databasePath + QStringLiteral("-wal"));
    wal.bytes = QFileInfo(file.fileName()).size();
    if (wal.bytes == 0)
        return wal;
    if (!openRegular(file)) {
        wal.readable = false;
        return wal;
    }
    const QByteArray header = file.read(kWalHeaderBytes);
    if (!isWalHeader(header))
        return wal;
    wal.salts = qFromBigEndian<quint64>(header.constData() + 16);
    wal.pageSizeBytes = wordAt(header, 8) == 1 ? 65536 : wordAt(header, 8);
    if (wal.pageSizeBytes < 512 || wal.pageSizeBytes > 65536)
        return wal;
    const qint64 frameBytes = kFrameHeaderBytes + wal.pageSizeBytes;
    wal.frames = (wal.bytes - kWalHeaderBytes) / frameBytes;
    const QByteArray first = file.read(frameBytes);
    wal.usable = first.size() == frameBytes && firstFrameIsValid(header, first) &&
                 hasCommit(file, header, wal.frames, frameBytes);
    return wal;
}

QString strangeSidecar(const QString &databasePath)
{
    for (const char *suffix : {"-journal", "-wal", "-shm"}) {
        const QFileInfo sidecar(databasePath + QLatin1String(suffix));
        if (sidecar.exists() && !sidecar.isFile())
            return sidecar.filePath();
    }
    return {};
}

bool hasHotJournal(const QString &databasePath)
{
    static constexpr QByteArrayView magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    QFile file(databasePath + QStringLiteral("-journal"));
    return openRegular(file) && file.read(magic.size()) == magic;
}

} // namespace cachescope::inspect
