// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/change_watch.h"

#include "core/sqlite/connection.h"

namespace cachescope::inspect {

namespace {

constexpr std::chrono::milliseconds kInterval{1000};

/// Differs from another of the same connection if there was a commit between; empty if it cannot be told.
QByteArray commitState(const Result<sqlite::Connection *> &connection)
{
    if (!connection)
        return {};
    const auto version = (*connection)->queryInt("PRAGMA data_version");
    return version ? QByteArray::number(*version) : QByteArray();
}

/// Sizes and times; the log index (-shm) says nothing, its readers change it.
QByteArray stateOf(const FileSnapshot &snapshot)
{
    QByteArray state;
    for (const FileState &file : {snapshot.files[0], snapshot.files[1]}) {
        for (const qint64 figure : {qint64{file.exists}, file.sizeBytes, file.modifiedNs, file.changedNs,
                                    static_cast<qint64>(file.inode)})
            state += QByteArray::number(figure) + ' ';
    }
    return state;
}

} // namespace

ChangeWatch::ChangeWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChangeWatch::look);
}

ChangeWatch::~ChangeWatch() = default;

void ChangeWatch::start(const CacheFile &file)
{
    stop();
    m_file = file;
    if (file.info().openMode != OpenMode::Live)
        m_state = stateOf(file.info().atOpening);
    m_timer.setInterval(kInterval);
    look();
}

void ChangeWatch::stop()
{
    ++m_round;
    m_timer.stop();
    m_lane.reset();
    m_file.reset();
    m_state.clear();
}

void ChangeWatch::look()
{
    const bool live = m_file->info().openMode == OpenMode::Live;
    const auto hand = [this, round = m_round](const QByteArray &state) {
        QMetaObject::invokeMethod(
            this, [this, round, state] { take(round, state); }, Qt::QueuedConnection);
    };
    // The connection stays: the count is its own.
    const auto handReplaced = [this, round = m_round] {
        QMetaObject::invokeMethod(
            this, [this, round] { takeReplaced(round); }, Qt::QueuedConnection);
    };
    m_lane.post(1, *m_file,
                [live, hand, handReplaced,
                 path = m_file->info().path](const Result<sqlite::Connection *> &connection) {
                    if (live && connection && (*connection)->fileHasMoved())
                        handReplaced();
                    else
                        hand(live ? commitState(connection) : stateOf(snapshotOf(path)));
                });
}

void ChangeWatch::takeReplaced(quint64 round)
{
    if (round == m_round)
        Q_EMIT replaced();
}

void ChangeWatch::take(quint64 round, const QByteArray &state)
{
    if (round != m_round)
        return;
    const bool differs = !m_state.isEmpty() && !state.isEmpty() && state != m_state;
    if (!state.isEmpty())
        m_state = state;
    m_timer.start();
    if (differs)
        Q_EMIT changed();
}

} // namespace cachescope::inspect

#include "moc_change_watch.cpp"
