// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint_hashes.h"

#include "core/inspect/values/value_head.h"
#include "core/inspect/values/value_stream.h"
#include "core/sqlite/connection.h"

#include <QHash>

namespace cachescope::inspect {

namespace {

class HeadReader : public RowWorker
{
public:
    HeadReader(sqlite::Connection &connection, HashSearch &search)
        : m_search(search)
        , m_heads(connection.handle(), search.format)
    {
    }

    Result<void> take(std::size_t first, std::size_t end) override
    {
        for (std::size_t i = first; i < end; ++i) {
            const auto head = m_heads.tryRead(m_search.rowid(i));
            if (!head)
                return head.error();
            m_search.candidates[i].head =
                head->isEmpty() ? 0
                                : qHashBits(head->constData(), static_cast<std::size_t>(head->size()),
                                            m_search.starts[0]) |
                                      1;
        }
        m_heads.release();
        return {};
    }
    void handIn() override {}

private:
    HashSearch &m_search; // each worker writes to candidates of its own
    ValueHeadReader m_heads;
};

class Hasher : public RowWorker
{
public:
    Hasher(sqlite::Connection &connection, HashSearch &search)
        : m_search(search)
        , m_values(connection, search.format)
    {
    }

    Result<void> take(std::size_t first, std::size_t end) override;
    void handIn() override
    {
        m_search.unreadable.insert(m_search.unreadable.end(), m_unreadable.begin(), m_unreadable.end());
    }

private:
    HashSearch &m_search; // each worker writes to hashes of its own
    ValueStream m_values;
    std::vector<qint64> m_unreadable;
};

Result<void> Hasher::take(std::size_t first, std::size_t end)
{
    for (std::size_t i = first; i < end; ++i) {
        ValueHash hash{m_search.starts[0], m_search.starts[1]};
        const auto add = [&hash](QByteArrayView piece) -> Result<void> {
            for (quint64 &part : hash)
                part = qHashBits(piece.data(), static_cast<std::size_t>(piece.size()), part);
            return {};
        };
        const auto read = m_values.read(m_search.rowid(i), add, m_search.cancelled);
        if (read)
            m_search.hashes[i] = hash;
        else if (read.error().code == ErrorCode::Corrupt)
            m_unreadable.push_back(m_search.rowid(i));
        else if (read.error().code != ErrorCode::NotFound)
            return read.error();
    }
    return {};
}

} // namespace

MakeWorker headReaders(HashSearch &search)
{
    return [&search](sqlite::Connection &connection) {
        return std::make_unique<HeadReader>(connection, search);
    };
}

MakeWorker valueHashers(HashSearch &search)
{
    return [&search](sqlite::Connection &connection) { return std::make_unique<Hasher>(connection, search); };
}

} // namespace cachescope::inspect
