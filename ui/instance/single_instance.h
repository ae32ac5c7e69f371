// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/instance/instance_message.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

class QLocalSocket;

namespace cachescope::ui {

/// Lets one program run for a user: the first start listens, later ones hand over what they were asked to do.
///
/// Who is first is settled by a lock file, which the system takes for free when its owner is gone; a socket
/// that was left behind by a crash is in nobody's way. A program that does not answer is not waited for: the
/// later start then goes on by itself, and has not asked for anything.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First,      ///< messages come by received()
        HandedOver, ///< there is nothing more to do
        Alone,      ///< neither could be done
    };

    static constexpr int kAnswerMs = 4000; ///< for the one that runs to answer

    /// `address` as instanceAddress() gives it.
    explicit SingleInstance(const QString &address, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Waits for the other program, if there is one, up to kAnswerMs: before there is a window.
    Role begin(const InstanceMessage &message);

Q_SIGNALS:
    void received(const cachescope::ui::InstanceMessage &message);

private:
    [[nodiscard]] bool listen();
    [[nodiscard]] bool handOver(const InstanceMessage &message) const;
    void greet();
    void read(QLocalSocket *socket);

    QString m_address;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace cachescope::ui
