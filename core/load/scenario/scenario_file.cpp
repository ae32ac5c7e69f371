// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_file.h"

#include "core/base/format.h"
#include "core/base/translate.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <unistd.h>

#include <algorithm>

namespace cachescope::load {

namespace {

Error cannotRead(const QString &what, const QString &name, const QString &why)
{
    return Error{ErrorCode::CannotOpen, CoreText::tr("The %1 %2 cannot be read: %3").arg(what, name, why)};
}

/// The size first: nobody waits for a gigabyte to be read. A pipe has none.
Result<QByteArray> contentOf(QFile &file, const QString &what, const QString &name, qint64 mostBytes)
{
    QByteArray content = file.size() > mostBytes ? QByteArray() : file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError) // what was read before that is no content
        return cannotRead(what, name, file.errorString());
    if (std::max(file.size(), qint64{content.size()}) > mostBytes)
        return Error{
            ErrorCode::TooLarge,
            CoreText::tr("%1 is no %2: it is larger than %3").arg(name, what, formatBytes(mostBytes))};
    return content;
}

Result<QByteArray> fileContent(const QString &path, const QString &what, qint64 mostBytes)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, CoreText::tr("There is no %1 %2").arg(what, path)};
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 is a directory. Choose a %2 (JSON).").arg(path, what)};
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(what, path, file.errorString());
    return contentOf(file, what, path, mostBytes);
}

Result<QByteArray> inputContent(const QString &what, const QString &name, qint64 mostBytes)
{
    QFile input;
    if (!input.open(STDIN_FILENO, QIODevice::ReadOnly))
        return cannotRead(what, name, input.errorString());
    return contentOf(input, what, name, mostBytes);
}

/// "line 3, column 5", in characters, of a byte.
QString placeIn(const QByteArray &content, qsizetype byte)
{
    const QByteArray before = content.left(byte);
    const QString line = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1));
    return CoreText::tr("line %1, column %2").arg(before.count('\n') + 1).arg(line.size() + 1);
}

/// Of what is wrong. Most often Qt 6.4 says where it had read on to.
qsizetype wrongByte(const QJsonParseError &problem)
{
    const bool isExact =
        problem.error == QJsonParseError::IllegalNumber || problem.error == QJsonParseError::GarbageAtEnd;
    return isExact ? problem.offset : std::max(problem.offset - 1, 0);
}

/// A text, a number, true: JSON, which Qt 6.4 takes only as a part of something.
bool isSingleValue(const QByteArray &content)
{
    return QJsonDocument::fromJson('[' + content + ']').array().size() == 1;
}

Result<QJsonObject> objectIn(const QByteArray &content, const QString &what, const QString &name)
{
    const auto wrong = [&](const QString &why) {
        return Error{ErrorCode::InvalidArgument, CoreText::tr("The %1 %2 %3").arg(what, name, why)};
    };
    if (content.trimmed().isEmpty())
        return wrong(CoreText::tr("is not JSON: it is empty"));
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(content, &problem);
    if (document.isObject())
        return document.object();
    if (document.isArray() || isSingleValue(content))
        return wrong(CoreText::tr("does not hold a JSON object"));
    return wrong(CoreText::tr("is not JSON: %1 at %2")
                     .arg(problem.errorString(), placeIn(content, wrongByte(problem))));
}

} // namespace

Result<QJsonObject> jsonObjectIn(const QString &path, const QString &what, qint64 mostBytes)
{
    const bool isInput = path == QLatin1String("-");
    const QString name = isInput ? CoreText::tr("(standard input)") : path;
    auto content = isInput ? inputContent(what, name, mostBytes) : fileContent(path, what, mostBytes);
    return content ? objectIn(*content, what, name) : content.error();
}

} // namespace cachescope::load
