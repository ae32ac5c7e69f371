// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace cachescope::cache {

class GroupCommit;

/// One thing a caller wants done by the writer. apply() runs in the writer's thread; the caller is told by
/// succeed() or fail() once the transaction that held it has ended.
class WriteJob
{
public:
    explicit WriteJob(qint64 bytes)
        : m_bytes(bytes)
    {
    }
    virtual ~WriteJob() = default;

    /// Bytes of values that the job keeps in memory.
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    /// Changes the table. An error undoes this job's changes alone. May be called again if the transaction
    /// was undone for another job's sake.
    virtual Result<void> apply(GroupCommit &batch) = 0;
    /// Whether apply() must run inside a transaction. One that need not runs by itself, between transactions.
    [[nodiscard]] virtual bool needsTransaction() const = 0;
    /// The changes are committed. Call once, and fail() never after it.
    virtual void succeed() = 0;
    virtual void fail(const Error &error) = 0;

private:
    const qint64 m_bytes;
};

/// A job whose result the caller waits for.
template <typename T>
class TypedWriteJob : public WriteJob
{
public:
    using Function = std::function<Result<T>(GroupCommit &)>;

    TypedWriteJob(qint64 bytes, bool needsTransaction, Function function)
        : WriteJob(bytes)
        , m_needsTransaction(needsTransaction)
        , m_function(std::move(function))
    {
    }

    std::future<Result<T>> future() { return m_promise.get_future(); }

    Result<void> apply(GroupCommit &batch) override
    {
        m_result = m_function(batch);
        return *m_result ? Result<void>() : Result<void>(m_result->error());
    }
    [[nodiscard]] bool needsTransaction() const override { return m_needsTransaction; }
    void succeed() override { m_promise.set_value(std::move(*m_result)); }
    void fail(const Error &error) override { m_promise.set_value(error); }

private:
    const bool m_needsTransaction;
    const Function m_function;
    std::promise<Result<T>> m_promise;
    std::optional<Result<T>> m_result;
};

} // namespace cachescope::cache
