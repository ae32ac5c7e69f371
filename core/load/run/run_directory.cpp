// SPDX-License-Identifier: GPL-3.0-or-later
//
// A directory is in use as long as the file "owner" in it is locked (flock(2)): the kernel drops the lock
// when the process ends, however it ends. A process number would not tell, as each container has its own. The
// file is locked before it gets its name, so that there is no moment at which a directory that is being made
// looks like a leftover; and it is removed last, so that what was removed in part is found again.
#include "core/load/run/run_directory.h"

#include "core/base/translate.h"

#include <QDir>
#include <QRegularExpression>

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace cachescope::load {

namespace {

const QString kNameStart = QStringLiteral("cachescope-load-");
const QString kOwnerFile = QStringLiteral("owner");

/// Of this process alone; other processes that it starts do not have it. Not waited for.
bool lock(const QFile &file)
{
    return ::flock(file.handle(), LOCK_EX | LOCK_NB) == 0;
}

/// Whether `file` still has its name: somebody else may have removed it since it was opened.
bool isInPlace(const QFile &file)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(file.handle(), &opened) == 0 &&
           ::lstat(QFile::encodeName(file.fileName()).constData(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

bool hasNameOfRun(const QFileInfo &directory)
{
    static const QRegularExpression pattern(QStringLiteral("^%1[A-Za-z0-9]{6}$").arg(kNameStart));
    return pattern.match(directory.fileName()).hasMatch() && directory.ownerId() == ::geteuid();
}

void removeIfUnused(const QString &path)
{
    const QDir directory(path);
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    const QFileInfo ownerInfo(directory.filePath(kOwnerFile));
    if (ownerInfo.isSymLink() || !ownerInfo.isFile())
        return;
    QFile owner(ownerInfo.filePath());
    if (!owner.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) || !lock(owner) || !isInPlace(owner))
        return;
    const QFileInfoList entries = directory.entryInfoList(all);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() && !entry.isSymLink())
            return; // a run makes none
    }
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() != kOwnerFile)
            QFile::remove(entry.filePath());
    }
    QFile::remove(ownerInfo.filePath());
    QDir().rmdir(path);
}

} // namespace

void removeLeftovers(const QString &parent)
{
    const auto directories = QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot;
    const QStringList names{kNameStart + QLatin1Char('*')};
    for (const QFileInfo &directory : QDir(parent).entryInfoList(names, directories)) {
        if (hasNameOfRun(directory))
            removeIfUnused(directory.filePath());
    }
}

RunDirectory::RunDirectory(const QString &parent)
    : m_directory(parent + QLatin1Char('/') + kNameStart + QStringLiteral("XXXXXX"))
{
}

RunDirectory::~RunDirectory()
{
    m_directory.remove(); // as long as it is locked
}

Result<std::unique_ptr<RunDirectory>> RunDirectory::create(const QString &parent)
{
    const QString place = parent.isEmpty() ? QDir::tempPath() : parent;
    removeLeftovers(place);
    std::unique_ptr<RunDirectory> directory(new RunDirectory(place));
    if (!directory->m_directory.isValid())
        return Error{
            ErrorCode::CannotOpen,
            CoreText::tr("No temporary directory can be made: %1").arg(directory->m_directory.errorString())};
    directory->takeOwnership();
    return directory;
}

/// Where files cannot be locked, the directory has no owner, and is nobody's leftover.
void RunDirectory::takeOwnership()
{
    const QString unlocked = filePath(QStringLiteral("owner-to-be"));
    m_owner.setFileName(unlocked);
    if (m_owner.open(QIODevice::ReadWrite | QIODevice::NewOnly) && lock(m_owner))
        std::rename(QFile::encodeName(unlocked).constData(),
                    QFile::encodeName(filePath(kOwnerFile)).constData());
}

} // namespace cachescope::load
