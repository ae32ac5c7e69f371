// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/saved/saved_index.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/saved/index_identity.h"
#include "core/inspect/saved/index_sections.h"
#include "core/inspect/scan/row_budget.h"

#include <QSaveFile>

namespace cachescope::inspect {

namespace {

constexpr qint64 kMostIdentityBytes = 1 << 20;

QString pathIn(const QString &directory, const IndexIdentity &identity)
{
    return directory + QLatin1Char('/') + identity.fileName();
}

Error changedMeanwhile(const CacheFileInfo &info)
{
    return Error{ErrorCode::Busy,
                 CoreText::tr("The index of %1 is not kept: the file was changed while it was scanned, or "
                              "just before. Open it again when nobody writes to it.")
                     .arg(info.path)};
}

Error tooLarge(const CacheFileInfo &info, qint64 bytes, const IndexLimits &limits)
{
    return Error{ErrorCode::TooLarge,
                 CoreText::tr("The index of %1 is not kept: it takes %2, and all indexes together may "
                              "take %3. Allow more, or scan the file again when it is opened next.")
                     .arg(info.path, formatBytes(bytes), formatBytes(limits.bytes))};
}

Error cannotKeep(const CacheFileInfo &info, const QString &directory, ErrorCode code, const QString &reason)
{
    return Error{code,
                 CoreText::tr("The index of %1 cannot be kept in %2: %3. Nothing is lost; the file is "
                              "scanned again when it is opened next. Make room there, or allow writing.")
                     .arg(info.path, directory, reason)};
}

ErrorCode codeOf(const QSaveFile &file)
{
    switch (file.error()) {
    case QFileDevice::ResourceError:
        return ErrorCode::DiskFull;
    case QFileDevice::OpenError:
    case QFileDevice::PermissionsError:
        return ErrorCode::CannotOpen;
    default:
        return ErrorCode::Io;
    }
}

Result<void> write(const QString &directory, const CacheFileInfo &info, const IndexIdentity &identity,
                   const IndexSections &sections)
{
    if (const auto made = makeIndexDirectory(directory); !made)
        return cannotKeep(info, directory, made.error().code, made.error().message);
    QSaveFile file(pathIn(directory, identity));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !writeIndexFile(file, sections) ||
        !file.commit())
        return cannotKeep(info, directory, codeOf(file), file.errorString());
    return {};
}

/// Equal or not; nothing if it is damaged.
std::optional<bool> isOf(IndexFile &file, const IndexIdentity &identity)
{
    const qint64 bytes = file.bytesOf(IndexSection::Identity);
    if (bytes > kMostIdentityBytes)
        return std::nullopt;
    QByteArray saved(bytes, Qt::Uninitialized);
    if (!file.read(IndexSection::Identity, saved.data()))
        return std::nullopt;
    return saved == identity.bytes();
}

/// No more than the cache file itself can have.
qint64 mostEntriesOf(const CacheFileInfo &info)
{
    return RowBudget::rowsIn(info.fileBytes + info.walBytes);
}

LoadedIndex load(const QString &path, const CacheFileInfo &info, const IndexIdentity &identity)
{
    IndexFile file(path);
    if (file.state() == IndexFile::State::Missing)
        return {SavedIndex::None, {}};
    if (file.state() == IndexFile::State::OtherVersion)
        return {SavedIndex::OtherVersion, {}};
    const auto same = file.state() == IndexFile::State::Intact ? isOf(file, identity) : std::optional<bool>();
    if (!same)
        return {SavedIndex::Damaged, {}};
    if (!*same)
        return {SavedIndex::Stale, {}};
    auto scan = readScan(file, mostEntriesOf(info));
    if (!scan)
        return {SavedIndex::Damaged, {}};
    file.touch();
    return {SavedIndex::Found, std::move(scan)};
}

} // namespace

Result<void> saveIndex(const QString &directory, const CacheFile &file, const ScanResult &scan,
                       const IndexLimits &limits)
{
    const CacheFileInfo &info = file.info();
    const auto identity = IndexIdentity::of(info);
    if (!identity || !scan.complete)
        return {};
    if (!isSettled(info.atOpening) || !isSameState(info.atOpening, snapshotOf(info.path)))
        return changedMeanwhile(info);
    const ScanSections sections(identity->bytes(), scan);
    if (sections.bytes() > limits.bytes)
        return tooLarge(info, sections.bytes(), limits);
    if (auto written = write(directory, info, *identity, sections.all()); !written)
        return written;
    pruneIndexes(directory, limits, identity->fileName());
    return {};
}

LoadedIndex loadIndex(const QString &directory, const CacheFile &file)
{
    const auto identity = IndexIdentity::of(file.info());
    if (!identity)
        return {};
    const QString path = pathIn(directory, *identity);
    LoadedIndex loaded = load(path, file.info(), *identity);
    if (loaded.state == SavedIndex::Stale || loaded.state == SavedIndex::Damaged)
        QFile::remove(path);
    return loaded;
}

} // namespace cachescope::inspect
