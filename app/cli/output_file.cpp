// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing is buffered: Qt 6.4's QSaveFile::commit() does not notice that the last buffer found no room.
#include "app/cli/output_file.h"

#include <QByteArrayView>
#include <QFileInfo>
#include <QSaveFile>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cachescope::cli {

namespace {

Error cannotWrite(ErrorCode code, const QString &path, const QString &why)
{
    return Error{code, QStringLiteral("%1 cannot be written: %2").arg(path, why)};
}

bool isReplaced(const QString &path)
{
    const QFileInfo file(path);
    return !file.exists() || file.isFile() || file.isDir(); // QSaveFile refuses a directory in words
}

/// Until all is written: of what does not fit, a part may be.
bool writeAll(QFileDevice &file, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const qint64 written = file.write(content.data(), content.size());
        if (written <= 0)
            return false;
        content = content.sliced(written);
    }
    return true;
}

/// Empty if all is well. Some file systems say only now that there is no room.
QString syncProblem(const QFileDevice &file)
{
    if (::fsync(file.handle()) == 0 || errno == EINVAL || errno == ENOTSUP)
        return {};
    return QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace

OutputFile::OutputFile(std::unique_ptr<QFileDevice> file)
    : m_file(std::move(file))
{
}

OutputFile::OutputFile(OutputFile &&) noexcept = default;
OutputFile &OutputFile::operator=(OutputFile &&) noexcept = default;
OutputFile::~OutputFile() = default;

Result<OutputFile> OutputFile::open(const QString &path)
{
    std::unique_ptr<QFileDevice> file;
    if (isReplaced(path))
        file = std::make_unique<QSaveFile>(path);
    else
        file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return cannotWrite(ErrorCode::CannotOpen, path, file->errorString());
    return OutputFile(std::move(file));
}

Result<void> OutputFile::write(const QByteArray &content)
{
    const auto failed = [this](const QString &why) {
        return cannotWrite(ErrorCode::Io, m_file->fileName(), why);
    };
    if (!writeAll(*m_file, content))
        return failed(m_file->errorString());
    auto *replacing = qobject_cast<QSaveFile *>(m_file.get());
    if (!replacing) {
        m_file->close();
        return {};
    }
    if (const QString problem = syncProblem(*m_file); !problem.isEmpty())
        return failed(problem);
    return replacing->commit() ? Result<void>() : failed(m_file->errorString());
}

} // namespace cachescope::cli
