// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/blob_cache.h"

#include <QJsonObject>

namespace cachescope::cli {

/// The JSON protocol of `cachescope-cli session`: a request a line, {"op":"get","key":"k"}, and an answer to
/// each,
/// {"ok":true,…} or {"ok":false,"error":"busy","message":"…"}. Data is base64. One thread.
class SessionProtocol
{
public:
    explicit SessionProtocol(cache::BlobCache &cache)
        : m_cache(cache)
    {
    }

    QJsonObject answer(const QByteArray &line);

private:
    using Handler = Result<QJsonObject> (SessionProtocol::*)(const QJsonObject &);
    static Handler handlerOf(const QString &operation);

    Result<QJsonObject> put(const QJsonObject &request);
    Result<QJsonObject> get(const QJsonObject &request);
    Result<QJsonObject> getMany(const QJsonObject &request);
    Result<QJsonObject> contains(const QJsonObject &request);
    Result<QJsonObject> containsMany(const QJsonObject &request);
    Result<QJsonObject> putMany(const QJsonObject &request);
    Result<QJsonObject> remove(const QJsonObject &request);
    Result<QJsonObject> pin(const QJsonObject &request);
    Result<QJsonObject> unpinAll(const QJsonObject &request);
    Result<QJsonObject> flush(const QJsonObject &request);
    Result<QJsonObject> setMaxBytes(const QJsonObject &request);
    Result<QJsonObject> stats(const QJsonObject &request);
    Result<QJsonObject> compact(const QJsonObject &request);

    cache::BlobCache &m_cache;
};

} // namespace cachescope::cli
