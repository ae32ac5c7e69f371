// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing is buffered: Qt 6.4's QSaveFile::commit() does not notice that the last buffer found no room.
#include "core/inspect/export/chosen_file.h"

#include "core/base/translate.h"
#include "core/inspect/export/export_directory.h"
#include "core/inspect/export/export_file.h"
#include "core/inspect/export/export_room.h"

#include <QFileInfo>
#include <QSaveFile>

#include <unistd.h>

#include <cerrno>

namespace cachescope::inspect {

namespace {

constexpr qint64 kSpareBytes = qint64{64} << 20;

Error cannotWrite(const QString &path, const QString &why)
{
    return Error{ErrorCode::CannotOpen,
                 CoreText::tr("%1 cannot be written: %2. Choose another name.").arg(path, why)};
}

Result<void> checkPlace(const QFileInfo &file, const QString &cachePath)
{
    const QString path = file.absoluteFilePath();
    if (QFileInfo(file.absolutePath()).canonicalFilePath() == QFileInfo(cachePath).canonicalPath())
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("%1 is in the directory of the cache file, beside which nothing is "
                                  "written. Choose another one.")
                         .arg(path)};
    if (file.isSymLink())
        return cannotWrite(path, CoreText::tr("it is a link"));
    if (file.exists() && !file.isFile())
        return cannotWrite(path, CoreText::tr("it is no ordinary file"));
    return {};
}

} // namespace

ChosenFile::ChosenFile(std::unique_ptr<QSaveFile> file)
    : m_file(std::move(file))
{
}

ChosenFile::ChosenFile(ChosenFile &&) noexcept = default;
ChosenFile &ChosenFile::operator=(ChosenFile &&) noexcept = default;
ChosenFile::~ChosenFile() = default;

Result<ChosenFile> ChosenFile::open(const QString &path, const CacheFile &source, qint64 bytes)
{
    return open(path, source, source, bytes);
}

Result<ChosenFile> ChosenFile::open(const QString &path, const CacheFile &source, const CacheFile &other,
                                    qint64 bytes)
{
    const QFileInfo info(path);
    for (const CacheFile *file : {&source, &other}) {
        if (auto good = checkPlace(info, file->info().path); !good)
            return good.error();
    }
    const auto room = ExportDirectory::roomFor(info.absolutePath());
    if (!room)
        return room.error();
    if (auto fits = checkRoom({bytes, 1}, *room, kSpareBytes, info.absolutePath()); !fits)
        return fits.error();
    auto file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return cannotWrite(path, file->errorString());
    return ChosenFile(std::move(file));
}

Result<void> ChosenFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written =
            ::write(m_file->handle(), bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return exportWriteError(errno);
        bytes = bytes.sliced(written);
    }
    return {};
}

QIODevice &ChosenFile::device()
{
    return *m_file;
}

Result<void> ChosenFile::finish()
{
    // Some file systems say only now that there is no room.
    if (::fsync(m_file->handle()) != 0 && errno != EINVAL && errno != ENOTSUP)
        return exportWriteError(errno);
    if (m_file->commit())
        return {};
    return Error{ErrorCode::Io,
                 CoreText::tr("%1 cannot be written: %2.").arg(m_file->fileName(), m_file->errorString())};
}

} // namespace cachescope::inspect
