// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/worker_program.h"

#include "core/base/translate.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace cachescope::load {

namespace {

const QString &programName()
{
    static const QString name = QStringLiteral("cachescope-cli");
    return name;
}

} // namespace

Result<QString> findWorkerProgram(const QStringList &directories)
{
    QString found = QStandardPaths::findExecutable(programName(), directories);
    if (found.isEmpty())
        found = QStandardPaths::findExecutable(programName());
    if (!found.isEmpty())
        return found;
    return Error{
        ErrorCode::NotFound,
        CoreText::tr("A run over several processes needs the program %1. It is neither in %2 nor where "
                     "PATH leads to; install it, or run in one process.")
            .arg(programName(), directories.join(QStringLiteral(", ")))};
}

Result<QString> findWorkerProgram()
{
    const QString own = QCoreApplication::applicationDirPath();
    // Where it is installed, and where it is built.
    return findWorkerProgram({own, own + QStringLiteral("/../cli")});
}

} // namespace cachescope::load
