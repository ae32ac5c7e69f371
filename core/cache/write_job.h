// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
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
    WriteJob(const WriteJob &) = delete;
    WriteJob &operator=(const WriteJob &) = delete;

    /// Bytes of values that the job keeps in memory.
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    /// Does what is wanted. Inside a transaction an error undoes this job's changes alone, and it may be
    /// called again if the transaction was undone for another job's sake. `batch` is null outside.
    virtual Result<void> apply(GroupCommit *batch) = 0;
    /// Whether apply() must run inside a transaction. One that need not runs by itself, between transactions.
    [[nodiscard]] virtual bool needsTransaction() const = 0;
    /// The changes are committed. Call once, and fail() never after it.
    virtual void succeed() = 0;
    virtual void fail(const Error &error) = 0;

private:
    const qint64 m_bytes;
};

/// A job with a result, which `done` is told once, in the writer's thread; it must not wait for the writer.
template <typename T>
class ResultJob : public WriteJob
{
public:
    using Done = std::function<void(Result<T>)>;

    ResultJob(qint64 bytes, Done done)
        : WriteJob(bytes)
        , m_done(std::move(done))
    {
    }

    void succeed() override { m_done(std::move(*m_result)); }
    void fail(const Error &error) override { m_done(error); }

protected:
    Result<void> keep(Result<T> result)
    {
        m_result = std::move(result);
        return *m_result ? Result<void>() : Result<void>(m_result->error());
    }

private:
    const Done m_done;
    std::optional<Result<T>> m_result;
};

/// A job inside a transaction.
template <typename T>
class TransactionJob : public ResultJob<T>
{
public:
    using Function = std::function<Result<T>(GroupCommit &)>;

    TransactionJob(qint64 bytes, Function function, typename ResultJob<T>::Done done)
        : ResultJob<T>(bytes, std::move(done))
        , m_function(std::move(function))
    {
    }

    Result<void> apply(GroupCommit *batch) override { return this->keep(m_function(*batch)); }
    [[nodiscard]] bool needsTransaction() const override { return true; }

private:
    const Function m_function;
};

/// A job between transactions.
template <typename T>
class AloneJob : public ResultJob<T>
{
public:
    using Function = std::function<Result<T>()>;

    AloneJob(Function function, typename ResultJob<T>::Done done)
        : ResultJob<T>(0, std::move(done))
        , m_function(std::move(function))
    {
    }

    Result<void> apply(GroupCommit *) override { return this->keep(m_function()); }
    [[nodiscard]] bool needsTransaction() const override { return false; }

private:
    const Function m_function;
};

} // namespace cachescope::cache
