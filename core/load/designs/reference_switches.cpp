// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_switches.h"

namespace cachescope::load {

QJsonObject ReferenceSwitches::toJson() const
{
    const auto choose = [](bool first, const char *yes, const char *no) {
        return QString::fromLatin1(first ? yes : no);
    };
    return {
        {QStringLiteral("connection"), choose(connectionPerOperation, "per operation", "per thread")},
        {QStringLiteral("busyTimeoutMs"), busyTimeoutMs},
        {QStringLiteral("journal"), choose(wal, "wal", "rollback")},
        {QStringLiteral("touchOnRead"), touchOnRead},
        {QStringLiteral("begin"), choose(immediate, "immediate", "deferred")},
        {QStringLiteral("commit"), QStringLiteral("per store")},
        {QStringLiteral("size"), choose(sumOnStore, "sum", "counter")},
        {QStringLiteral("eviction"), choose(evictOneByOne, "loop", "batch")},
    };
}

} // namespace cachescope::load
