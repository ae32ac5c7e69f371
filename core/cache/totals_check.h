// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache_options.h"
#include "core/cache/totals_audit.h"

#include <functional>
#include <thread>

namespace cachescope::cache {

/// Audits the totals of a large file beside the cache's work, in a thread and through a connection of its
/// own. Belongs to one thread, that of the writer.
class TotalsCheck
{
public:
    TotalsCheck(QString path, const CacheOptions &options);
    /// Stops as stop() does.
    ~TotalsCheck();
    TotalsCheck(const TotalsCheck &) = delete;
    TotalsCheck &operator=(const TotalsCheck &) = delete;

    /// Audits, and tells `done` what came of it, in the thread of the check. Stops a check that goes on.
    void start(bool hasPinned, std::function<void(const Result<TotalsAudit> &)> done);
    /// Ends a check that goes on (it tells Cancelled) and waits for it.
    void stop();

private:
    [[nodiscard]] Result<TotalsAudit> audit(bool hasPinned) const;

    const QString m_path;
    const CacheOptions m_options;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace cachescope::cache
