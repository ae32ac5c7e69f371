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
    Result<void> store(const QString &key, const QByteArray &value) override;
    Result<void> close() override;
    [[nodiscard]] qint64 evicted() const override;
    [[nodiscard]] qint64 storeCommits() const override;

private:
    std::unique_ptr<cache::BlobCache> m_cache;
};

} // namespace cachescope::load
