// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/value_windows.h"

#include "core/inspect/preview/value_blob.h"
#include "core/sqlite/connection.h"

#include <optional>
#include <utility>

// A question of FileQuestions lasts here as long as its value is open: it serves one window after the other,
// which come to its desk. Whoever asks about another value asks a new question, which ends this one.

namespace cachescope::inspect {

namespace {

/// How long a value stays open that nobody asks about.
constexpr std::chrono::seconds kIdle{5};
/// How often a question that waits looks whether it is cancelled.
constexpr std::chrono::milliseconds kLook{20};

} // namespace

struct ValueWindows::Desk
{
    struct Request
    {
        qint64 offset = 0;
        qint64 length = 0;
        quint64 serial = 0;
        quint64 token = 0;
    };

    /// False if nobody takes requests any more.
    bool put(const Request &request);
    /// Waits for a request; nothing when the question ends, and then none will be taken.
    std::optional<Request> take(const std::atomic<bool> &cancelled);
    void close();

    qint64 rowid = 0;

    std::mutex mutex;
    std::condition_variable changed;
    std::optional<Request> waiting; // guarded by mutex
    bool closed = false;            // guarded by mutex
};

bool ValueWindows::Desk::put(const Request &request)
{
    {
        const std::lock_guard lock(mutex);
        if (closed)
            return false;
        waiting = request;
    }
    changed.notify_all();
    return true;
}

std::optional<ValueWindows::Desk::Request> ValueWindows::Desk::take(const std::atomic<bool> &cancelled)
{
    std::unique_lock lock(mutex);
    for (auto idle = kIdle / kLook; idle > 0 && !waiting && !cancelled.load(); --idle)
        changed.wait_for(lock, kLook, [this] { return waiting.has_value(); });
    if (!waiting || cancelled.load()) {
        closed = true;
        return std::nullopt;
    }
    return std::exchange(waiting, std::nullopt);
}

void ValueWindows::Desk::close()
{
    const std::lock_guard lock(mutex);
    closed = true;
}

ValueWindows::ValueWindows(Inspector &inspector, QObject *parent)
    : FileQuestions(inspector, parent)
{
}

ValueWindows::~ValueWindows() = default;

void ValueWindows::request(qint64 rowid, qint64 offset, qint64 length)
{
    const quint64 serial = ++m_serial;
    const Desk::Request request{qMax<qint64>(offset, 0), qBound<qint64>(0, length, kMostBytes), serial,
                                token()};
    if (isAsked() && m_desk && m_desk->rowid == rowid && m_desk->put(request))
        return;
    m_desk = std::make_shared<Desk>();
    m_desk->rowid = rowid;
    const bool isLive = inspector().info().openMode == OpenMode::Live;
    const quint64 asked = ask(
        [this, desk = m_desk, isLive, format = inspector().info().format](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) -> Answer {
            const qint64 row = desk->rowid;
            // A request that came to the desk meanwhile fails with the one before.
            const auto refused = [this, desk, row](const Error &error) -> Answer {
                desk->close();
                return [this, row, error] { Q_EMIT failed(row, error); };
            };
            if (!connection)
                return refused(connection.error());
            std::optional<ValueBlob> value;
            while (const auto next = desk->take(cancelled)) {
                if (!value) {
                    auto opened = ValueBlob::open(**connection, format, row);
                    if (!opened)
                        return refused(opened.error());
                    value.emplace(std::move(*opened));
                }
                const auto bytes = value->read(next->offset, next->length, &cancelled);
                if (!bytes)
                    return refused(bytes.error());
                const ValueWindow window{row, next->offset, *bytes, value->size()};
                tell(this, next->token, [this, window, last = next->serial] { answer(window, last); });
                // Others may write: they are not held up, and the next window is of the value as it is then.
                if (isLive)
                    value.reset();
            }
            return [] {};
        });
    m_desk->put({request.offset, request.length, serial, asked});
}

/// A window that nobody waits for any more, since another was asked for, is dropped.
void ValueWindows::answer(const ValueWindow &window, quint64 serial)
{
    if (serial == m_serial)
        Q_EMIT ready(window);
}

} // namespace cachescope::inspect

#include "moc_value_windows.cpp"
