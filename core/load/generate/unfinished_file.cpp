// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/unfinished_file.h"

#include "core/base/translate.h"

#include <QFile>
#include <QFileInfo>

namespace cachescope::load {

namespace {

bool isThere(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() || file.isSymLink();
}

Error invalid(const QString &message)
{
    return Error{ErrorCode::InvalidArgument, message};
}

Error existsAlready(const QString &path)
{
    return invalid(CoreText::tr("%1 exists already; nothing is overwritten").arg(path));
}

Error leftOver(const QString &path)
{
    return invalid(CoreText::tr("%1 exists already: another run is writing it, or one was killed. Remove it "
                                "if none runs")
                       .arg(path));
}

Result<void> checkPlace(const QString &path)
{
    if (path.isEmpty())
        return invalid(CoreText::tr("The file to make has no name"));
    if (isThere(path))
        return existsAlready(path);
    for (const char *suffix : {"-wal", "-shm", "-journal"}) {
        if (isThere(path + QLatin1String(suffix)))
            return invalid(CoreText::tr("%1 exists already, which SQLite would take for a part of %2; "
                                        "nothing is overwritten")
                               .arg(path + QLatin1String(suffix), path));
    }
    return {};
}

} // namespace

UnfinishedFile::UnfinishedFile(const QString &path, const QString &partialPath)
    : m_path(path)
    , m_partialPath(partialPath)
{
}

UnfinishedFile::~UnfinishedFile()
{
    if (m_isFinished)
        return;
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(m_partialPath + QLatin1String(suffix));
}

Result<std::unique_ptr<UnfinishedFile>> UnfinishedFile::create(const QString &path)
{
    if (auto free = checkPlace(path); !free)
        return free.error();
    const QString partialPath = path + QStringLiteral(".partial");
    QFile file(partialPath);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return std::unique_ptr<UnfinishedFile>(new UnfinishedFile(path, partialPath));
    if (isThere(partialPath))
        return leftOver(partialPath);
    return Error{ErrorCode::CannotOpen, CoreText::tr("%1 cannot be made: %2").arg(path, file.errorString())};
}

Result<void> UnfinishedFile::finish()
{
    QFile file(m_partialPath);
    m_isFinished = file.rename(m_path); // does not replace a file
    if (m_isFinished)
        return {};
    if (isThere(m_path))
        return existsAlready(m_path);
    return Error{
        ErrorCode::Io,
        CoreText::tr("%1 cannot be renamed to %2: %3").arg(m_partialPath, m_path, file.errorString())};
}

} // namespace cachescope::load
