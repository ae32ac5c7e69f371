// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/run_keys.h"

#include "core/base/translate.h"
#include "core/cache/schema.h"
#include "core/load/verify/key_text.h"
#include "core/sqlite/connection.h"

#include <QCryptographicHash>

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

Result<QStringList> keysOfFile(const QString &path, qint64 most)
{
    sqlite::ConnectionOptions options;
    options.fileName = path;
    options.pragmas << QStringLiteral("trusted_schema=OFF");
    auto connection = Connection::open(options);
    if (!connection)
        return connection.error();
    if (const auto schema = cache::readSchema(**connection); !schema)
        return schema.error();
    // In the order of the key's own index: the same whatever other indexes a design has added meanwhile.
    auto select = (*connection)->prepare("SELECT key FROM cache ORDER BY key");
    if (!select)
        return select.error();
    QStringList keys;
    while (keys.size() < most) {
        const auto row = select->step(LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (auto key = keyText(*select, 0))
            keys << *std::move(key);
    }
    if (keys.isEmpty())
        return Error{ErrorCode::NotACache, CoreText::tr("the cache has no entries with a key to read")};
    return keys;
}

} // namespace

QString freshKey(qint64 number)
{
    const QByteArray name = "load key " + QByteArray::number(number);
    return QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex());
}

Result<QStringList> runKeys(const Scenario &scenario, const QString &path)
{
    if (!scenario.sourceFile.isEmpty())
        return keysOfFile(path, scenario.keyCount);
    QStringList keys;
    keys.reserve(scenario.keyCount);
    for (qint64 number = 0; number < scenario.keyCount; ++number)
        keys << freshKey(number);
    return keys;
}

} // namespace cachescope::load
