// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/value_windows.h"

#include "core/inspect/preview/value_blob.h"
#include "core/sqlite/connection.h"

#include <functional>
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
    /// Takes requests until the question ends; `report` gets the windows. Errors as ValueBlob's; then no more
    /// requests are taken.
    Result<void> serve(sqlite::Connection &connection, const std::atomic<bool> &cancelled,
                       const std::function<void(const Request &, const ValueWindow &)> &report);
    Result<ValueWindow> read(const Request &request, sqlite::Connection &connection,
                             const std::atomic<bool> &cancelled);
    void close();

    qint64 rowid = 0;
    CacheFormat format;
    bool isLive = false;            ///< others may write to the file
    std::optional<ValueBlob> value; ///< of the thread that serves

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

Result<ValueWindow> ValueWindows::Desk::read(const Request &request, sqlite::Connection &connection,
                                             const std::atomic<bool> &cancelled)
{
    if (!value) {
        auto opened = ValueBlob::open(connection, format, rowid);
        if (!opened)
            return opened.error();
        value.emplace(std::move(*opened));
    }
    const auto bytes = value->read(request.offset, request.length, &cancelled);
    if (!bytes)
        return bytes.error();
    const ValueWindow window{rowid, request.offset, *bytes, value->size()};
    // Others are not held up, and the next window is of the value as it is then.
    if (isLive)
        value.reset();
    return window;
}

Result<void>
ValueWindows::Desk::serve(sqlite::Connection &connection, const std::atomic<bool> &cancelled,
                          const std::function<void(const Request &, const ValueWindow &)> &report)
{
    while (const auto request = take(cancelled)) {
        const auto window = read(*request, connection, cancelled);
        if (!window) {
            value.reset();
            return window.error();
        }
        report(*request, *window);
    }
    value.reset();
    return {};
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
    m_desk->format = inspector().info().format;
    m_desk->isLive = inspector().info().openMode == OpenMode::Live;
    const quint64 asked = ask([this, desk = m_desk](const Result<sqlite::Connection *> &connection,
                                                    const std::atomic<bool> &cancelled) -> Answer {
        const auto report = [this](const Desk::Request &from, const ValueWindow &window) {
            tell(this, from.token, [this, window, serial = from.serial] { answer(window, serial); });
        };
        const Result<void> served =
            connection ? desk->serve(**connection, cancelled, report) : Result<void>(connection.error());
        desk->close();
        if (served)
            return [] {};
        // A request that came to the desk meanwhile fails with the one before.
        return [this, row = desk->rowid, error = served.error()] { Q_EMIT failed(row, error); };
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
