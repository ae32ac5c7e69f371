// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/row_pass.h"

#include "core/base/background_thread.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/open/reader_limit.h"
#include "core/inspect/scan/pause.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace cachescope::inspect {

namespace {

/// Few enough that readers end together, many enough that they follow each other on the disk.
constexpr std::size_t kItemsAtATime = 256;

/// One pass. Any thread.
class RowPass
{
public:
    RowPass(const CacheFile &file, std::size_t items, const RowPassOptions &options,
            const MakeWorker &makeWorker)
        : m_file(file)
        , m_items(items)
        , m_options(options)
        , m_makeWorker(makeWorker)
    {
    }

    Result<RowPassResult> run();

private:
    void work();
    Result<void> workThrough();
    Result<void> takeItems(RowWorker &worker);
    void noteTaken(std::size_t items);
    void failWith(const Error &error);
    [[nodiscard]] bool isCancelled() const
    {
        return m_options.cancelled && m_options.cancelled->load(std::memory_order_relaxed);
    }

    const CacheFile &m_file;
    const std::size_t m_items;
    const RowPassOptions &m_options;
    const MakeWorker &m_makeWorker;

    std::atomic<std::size_t> m_next{0};
    std::atomic<bool> m_failed{false};
    std::mutex m_mutex; // guards what follows
    RowPassResult m_result;
    std::optional<Error> m_error;
};

Result<RowPassResult> RowPass::run()
{
    const std::size_t pieces = (m_items + kItemsAtATime - 1) / kItemsAtATime;
    const int wanted = worthwhileReaders(m_file.info(), std::max(1, m_options.threads));
    const auto threads = std::min(pieces, static_cast<std::size_t>(wanted));
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < threads; ++i)
            workers.emplace_back([this] {
                if (m_options.background)
                    becomeBackgroundThread();
                work();
            });
    }
    if (m_error)
        return *m_error;
    return m_result;
}

void RowPass::work()
{
    if (auto done = workThrough(); !done && done.error().code != ErrorCode::Cancelled)
        failWith(done.error());
}

Result<void> RowPass::workThrough()
{
    auto connection = m_file.connect();
    if (!connection)
        return connection.error();
    const sqlite::CancelGuard guard(**connection, m_options.cancelled);
    const auto worker = m_makeWorker(**connection);
    auto done = takeItems(*worker);
    const std::lock_guard lock(m_mutex);
    worker->handIn();
    m_result.bytesRead += pagesRead(**connection) * m_file.info().pageSizeBytes;
    return done;
}

Result<void> RowPass::takeItems(RowWorker &worker)
{
    while (!isCancelled() && !m_failed.load(std::memory_order_relaxed)) {
        waitWhilePaused(m_options.paused, [this] { return isCancelled(); });
        const std::size_t first = m_next.fetch_add(kItemsAtATime);
        if (first >= m_items)
            return {};
        const std::size_t end = std::min(first + kItemsAtATime, m_items);
        if (auto taken = worker.take(first, end); !taken)
            return taken;
        noteTaken(end - first);
    }
    return {};
}

void RowPass::noteTaken(std::size_t items)
{
    const std::lock_guard lock(m_mutex);
    m_result.taken += items;
    if (m_options.progress)
        m_options.progress(static_cast<double>(m_result.taken) / static_cast<double>(m_items));
}

void RowPass::failWith(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_failed.exchange(true))
        m_error = error;
}

} // namespace

Result<RowPassResult> runRowPass(const CacheFile &file, std::size_t items, const RowPassOptions &options,
                                 const MakeWorker &makeWorker)
{
    return RowPass(file, items, options, makeWorker).run();
}

} // namespace cachescope::inspect
