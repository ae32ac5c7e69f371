// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/details/value_hasher.h"

#include "core/inspect/values/value_head.h"
#include "core/inspect/values/value_stream.h"
#include "core/sqlite/connection.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace cachescope::inspect {

namespace {

using Tell = std::function<void(double)>;

Result<QByteArray> sha256Of(sqlite::Connection &connection, const CacheFormat &format, qint64 rowid,
                            const std::atomic<bool> &cancelled, const Tell &tell)
{
    ValueHeadReader head(connection.handle(), format);
    head.read(rowid, 1);
    const qint64 bytes = std::max<qint64>(1, head.valueBytes());
    head.release();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 done = 0;
    qint64 lastPercent = 0;
    const auto add = [&](QByteArrayView piece) -> Result<void> {
        hash.addData(piece);
        done += piece.size();
        const qint64 percent = std::min<qint64>(100, done * 100 / bytes);
        if (std::exchange(lastPercent, percent) != percent)
            tell(static_cast<double>(percent) / 100.0);
        return {};
    };
    const auto read = ValueStream(connection, format).read(rowid, add, &cancelled);
    return read ? Result<QByteArray>(hash.result()) : read.error();
}

} // namespace

void ValueHasher::hash(qint64 rowid)
{
    if (!inspector().isOpen())
        return;
    // The worker may begin before ask() has told the token: progress is then not told yet.
    const auto asked = std::make_shared<std::atomic<quint64>>(0);
    *asked = ask([this, rowid, asked, format = inspector().info().format](
                     const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) {
        const Tell tellProgress = [this, asked](double fraction) {
            tell(this, asked->load(), [this, fraction] { Q_EMIT progressed(fraction); });
        };
        const auto hash = connection ? sha256Of(**connection, format, rowid, cancelled, tellProgress)
                                     : Result<QByteArray>(connection.error());
        return Answer([this, rowid, hash] {
            if (hash)
                Q_EMIT hashed(rowid, *hash);
            else
                Q_EMIT failed(rowid, hash.error());
        });
    });
}

} // namespace cachescope::inspect

#include "moc_value_hasher.cpp"
