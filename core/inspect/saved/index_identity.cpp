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
    return isSettled(snapshot.main(), snapshot.takenAt) && isSettled(logOf(snapshot), snapshot.takenAt);
}

bool isSameState(const FileSnapshot &a, const FileSnapshot &b)
{
    return a.path == b.path && isSameState(a.main(), b.main()) && isSameState(logOf(a), logOf(b));
}

} // namespace cachescope::inspect
