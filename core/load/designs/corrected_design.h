// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/blob_cache.h"
#include "core/load/designs/design.h"

namespace cachescope::load {

/// The corrected cache, as other programs use it.
class CorrectedDesign : public Design
{
public:
    static QJsonObject switches();

    Result<void> open(const DesignSettings &settings) override;
    Result<std::optional<QByteArray>> read(const QString &key) override;
    Result<QHash<QString, QByteArray>> readMany(const QStringList &keys) override;
    Result<bool> contains(const QString &key) override;
    Result<void> store(const QString &key, const QByteArray &value) override;
    Result<void> storeMany(const QList<DesignEntry> &entries) override;
    Result<bool> remove(const QString &key) override;
    Result<qint64> pin(const QStringList &keys) override;
    Result<qint64> unpinAll() override;
    Result<void> close() override;
    [[nodiscard]] qint64 evicted() const override;
    [[nodiscard]] qint64 storeCommits() const override;
    [[nodiscard]] qint64 dirty() const override;

private:
    std::unique_ptr<cache::BlobCache> m_cache;
    qint64 m_evicted = 0; ///< by the one that is closed
};

} // namespace cachescope::load
