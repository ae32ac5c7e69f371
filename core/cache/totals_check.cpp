// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/totals_check.h"

#include "core/base/translate.h"
#include "core/cache/open_file.h"

#include <memory>

namespace cachescope::cache {

TotalsCheck::TotalsCheck(QString path, const CacheOptions &options)
    : m_path(std::move(path))
    , m_options(options)
{
}

TotalsCheck::~TotalsCheck()
{
    stop();
}

void TotalsCheck::start(bool hasPinned, std::function<void(const Result<TotalsAudit> &)> done)
{
    stop();
    m_stop.store(false);
    m_thread = std::thread([this, hasPinned, done = std::move(done), isPlain = PlainEnglish::isInForce()] {
        const auto english = isPlain ? std::make_unique<PlainEnglish>() : nullptr; // as who began it
        done(audit(hasPinned));
    });
}

void TotalsCheck::stop()
{
    m_stop.store(true);
    if (m_thread.joinable())
        m_thread.join();
}

Result<TotalsAudit> TotalsCheck::audit(bool hasPinned) const
{
    const auto connection = sqlite::Connection::open(readingConnection(m_path, m_options));
    if (!connection)
        return connection.error();
    return auditTotals(**connection, hasPinned, &m_stop);
}

} // namespace cachescope::cache
