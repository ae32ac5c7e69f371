// SPDX-License-Identifier: GPL-3.0-or-later
// The one that listens speaks first: "ready". Only then does the other say what it wants, so that one that
// hangs and comes back later does not do what the other has long done by itself. It answers "done" when it
// has understood.
#include "ui/instance/single_instance.h"

#include <QElapsedTimer>
#include <QLocalSocket>
#include <QThread>

namespace cachescope::ui {
namespace {

const QByteArray kReady = QByteArrayLiteral("ready\n");
const QByteArray kDone = QByteArrayLiteral("done\n");
constexpr qint64 kMostBytes = 1 << 20;
constexpr int kRetryMs = 50;

bool waitForLine(QLocalSocket &socket, const QByteArray &line, int ms)
{
    QElapsedTimer clock;
    clock.start();
    while (!socket.canReadLine()) {
        const int left = ms - static_cast<int>(clock.elapsed());
        if (left <= 0 || !socket.waitForReadyRead(left))
            return false;
    }
    return socket.readLine() == line;
}

} // namespace

SingleInstance::SingleInstance(const QString &address, QObject *parent)
    : QObject(parent)
    , m_address(address)
    , m_lock(address + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // a program may run for weeks; one that is gone is noticed all the same
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

SingleInstance::~SingleInstance() = default;

/// The other one may be about to start or to end: its socket comes a little after its lock, and goes before.
SingleInstance::Role SingleInstance::begin(const InstanceMessage &message)
{
    QElapsedTimer clock;
    clock.start();
    do {
        if (m_lock.tryLock(0))
            return listen() ? Role::First : Role::Alone;
        if (m_lock.error() != QLockFile::LockFailedError)
            return Role::Alone; // no place for a lock
        if (handOver(message))
            return Role::HandedOver;
        QThread::msleep(kRetryMs);
    } while (clock.elapsed() < kAnswerMs);
    return Role::Alone;
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_address); // its owner is gone
    return m_server.listen(m_address);
}

bool SingleInstance::handOver(const InstanceMessage &message) const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(kAnswerMs) || !waitForLine(socket, kReady, kAnswerMs))
        return false;
    socket.write(toLine(message));
    return waitForLine(socket, kDone, kAnswerMs);
}

void SingleInstance::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        socket->write(kReady);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > kMostBytes)
            socket->abort();
        return;
    }
    const std::optional<InstanceMessage> message = messageFrom(socket->readLine());
    if (!message)
        return socket->abort();
    socket->write(kDone);
    socket->disconnectFromServer(); // once that is written
    Q_EMIT received(*message);
}

} // namespace cachescope::ui
