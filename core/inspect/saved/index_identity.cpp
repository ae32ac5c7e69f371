// SPDX-License-Identifier: GPL-3.0-or-later
//
// No single figure would do. SQLite's change counter stands still while a log takes the changes; sizes stay
// where pages are reused; mtime can be set back; ctime cannot, but has its ticks.
#include "core/inspect/saved/index_identity.h"

#include "core/inspect/types/content_type.h"

#include <QCryptographicHash>
#include <QDataStream>

namespace cachescope::inspect {

namespace {

constexpr qint64 kSecondNs = 1'000'000'000;
/// Twice the longest tick of Linux' clock for files (CONFIG_HZ=100).
constexpr qint64 kTickNs = 20'000'000;

const FileState &logOf(const FileSnapshot &snapshot)
{
    return snapshot.files[1];
}

void addState(QDataStream &stream, const FileState &state)
{
    stream << quint64{state.device} << quint64{state.inode} << state.sizeBytes << state.modifiedNs
           << state.changedNs;
}

void addMapping(QDataStream &stream, const TableMapping &columns)
{
    stream << columns.table << columns.key << columns.value << columns.size << columns.created
           << columns.accessed << columns.pinned << columns.externalFile;
}

void addFormat(QDataStream &stream, const CacheFormat &format)
{
    addMapping(stream, format.columns);
    stream << static_cast<qint32>(format.kind) << format.rowidName << static_cast<qint32>(format.createdUnit)
           << static_cast<qint32>(format.accessedUnit) << format.accessIndexName << format.timesBehindBlob;
}

QByteArray identityBytes(const CacheFileInfo &info)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << info.atOpening.path << static_cast<qint32>(info.openMode) << info.pageSizeBytes
           << info.changeCounter << info.schemaCookie;
    addState(stream, info.atOpening.main());
    const FileState &log = logOf(info.atOpening);
    if (log.sizeBytes > 0) {
        addState(stream, log);
        stream << info.walSalts;
    }
    addFormat(stream, info.format);
    // A program that knows more types finds other ones.
    stream << qint32{kContentTypeCount};
    return bytes;
}

QString identityFileName(const CacheFileInfo &info)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << info.atOpening.path;
    addMapping(stream, info.format.columns);
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(32);
    return QString::fromLatin1(digest) + QStringLiteral(".index");
}

/// By how much later a change is sure to get another time. A file system that keeps whole seconds, or as FAT
/// every other one, shows none in between.
qint64 tickOf(const FileState &state)
{
    return state.changedNs % kSecondNs == 0 ? 2 * kSecondNs : kTickNs;
}

bool isSameState(const FileState &a, const FileState &b)
{
    return a.exists == b.exists && a.device == b.device && a.inode == b.inode && a.sizeBytes == b.sizeBytes &&
           a.modifiedNs == b.modifiedNs && a.changedNs == b.changedNs;
}

} // namespace

std::optional<IndexIdentity> IndexIdentity::of(const CacheFileInfo &info)
{
    if (info.openMode == OpenMode::Live || info.salvaged || !info.atOpening.main().exists)
        return std::nullopt;
    IndexIdentity identity;
    identity.m_bytes = identityBytes(info);
    identity.m_fileName = identityFileName(info);
    return identity;
}

bool isSettled(const FileSnapshot &snapshot)
{
    const auto takenNs = static_cast<qint64>(snapshot.takenAt * static_cast<double>(kSecondNs));
    const auto settled = [takenNs](const FileState &state) {
        return !state.exists || state.changedNs + tickOf(state) <= takenNs;
    };
    return settled(snapshot.main()) && settled(logOf(snapshot));
}

bool isSameState(const FileSnapshot &a, const FileSnapshot &b)
{
    return a.path == b.path && isSameState(a.main(), b.main()) && isSameState(logOf(a), logOf(b));
}

} // namespace cachescope::inspect
