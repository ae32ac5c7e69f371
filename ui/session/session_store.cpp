// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>

#include <utility>

namespace cachescope::ui {
namespace {

Q_LOGGING_CATEGORY(lcSession, "cachescope.session")

constexpr qint64 kMostBytes = 4 << 20; // more is not ours

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        qCWarning(lcSession, "What is open could not be written to %s.", qPrintable(path));
}

} // namespace

SessionStore::SessionStore(const QString &path)
    : m_path(path)
    , m_waiting(std::make_shared<Waiting>())
{
    m_writer.setMaxThreadCount(1);
}

SessionStore::~SessionStore()
{
    flush();
}

Session SessionStore::read() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes)
        return {};
    return sessionFromJson(QJsonDocument::fromJson(file.readAll()).object());
}

void SessionStore::save(const Session &session)
{
    const QByteArray text = QJsonDocument(sessionToJson(session)).toJson();
    const std::lock_guard lock(m_waiting->mutex);
    const bool isWriterAsked = std::exchange(m_waiting->text, text).has_value();
    if (isWriterAsked)
        return;
    m_writer.start([waiting = m_waiting, path = m_path] {
        std::unique_lock unlocking(waiting->mutex);
        const std::optional<QByteArray> last = std::exchange(waiting->text, std::nullopt);
        unlocking.unlock();
        if (last)
            write(path, *last);
    });
}

void SessionStore::flush()
{
    m_writer.waitForDone();
}

} // namespace cachescope::ui
