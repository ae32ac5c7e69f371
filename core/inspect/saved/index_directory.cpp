// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/saved/index_directory.h"

#include "core/base/translate.h"

#include <QDateTime>
#include <QDir>

namespace cachescope::inspect {

namespace {

/// Nobody writes an index for so long.
constexpr qint64 kUnfinishedSeconds = 3600;

/// QSaveFile's names: six letters behind the file's own.
void removeUnfinished(const QDir &directory)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-kUnfinishedSeconds);
    const auto unfinished =
        directory.entryInfoList({QStringLiteral("*.index.??????")}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : unfinished) {
        if (file.lastModified() < before)
            QFile::remove(file.filePath());
    }
}

} // namespace

Result<void> makeIndexDirectory(const QString &directory)
{
    const QFileInfo info(directory);
    if (info.isDir())
        return {};
    if (info.exists() || !QDir().mkpath(info.absolutePath()))
        return Error{ErrorCode::CannotOpen, CoreText::tr("it is no directory, and none can be made there")};
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    // Another process may have made it meanwhile.
    if (!QDir().mkdir(info.absoluteFilePath(), mine) && !QFileInfo(directory).isDir())
        return Error{ErrorCode::CannotOpen, CoreText::tr("the directory cannot be made")};
    return {};
}

void pruneIndexes(const QString &directory, const IndexLimits &limits, const QString &kept)
{
    const QDir dir(directory);
    removeUnfinished(dir);
    const auto newestFirst =
        dir.entryInfoList({QStringLiteral("*.index")}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    qint64 bytes = QFileInfo(dir.filePath(kept)).size();
    int files = 1;
    for (const QFileInfo &file : newestFirst) {
        if (file.fileName() == kept)
            continue;
        if (files < limits.files && bytes + file.size() <= limits.bytes) {
            ++files;
            bytes += file.size();
        } else {
            QFile::remove(file.filePath());
        }
    }
}

} // namespace cachescope::inspect
