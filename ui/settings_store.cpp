// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_store.h"

#include <QLoggingCategory>

#include <utility>

namespace cachescope::ui {
namespace {

Q_LOGGING_CATEGORY(lcSettings, "cachescope.settings")

QString sizeKey(const QString &list)
{
    return list + QStringLiteral("/size");
}

QString itemKey(const QString &list, int place)
{
    return QStringLiteral("%1/%2/").arg(list).arg(place + 1);
}

} // namespace

SettingsStore::SettingsStore()
{
    load(QSettings());
}

SettingsStore::SettingsStore(const QString &path)
    : m_format(QSettings::IniFormat)
{
    load(QSettings(path, QSettings::IniFormat));
}

SettingsStore::~SettingsStore()
{
    write();
    m_writer.waitForDone();
}

void SettingsStore::load(const QSettings &settings)
{
    m_fileName = settings.fileName();
    const QStringList keys = settings.allKeys();
    for (const QString &key : keys)
        m_values.insert(key, settings.value(key));
    m_writer.setMaxThreadCount(1);
    m_settling.setSingleShot(true);
    m_settling.setInterval(kSettleMs);
    m_settling.callOnTimeout([this] { write(); });
}

QVariant SettingsStore::value(const QString &key, const QVariant &fallback) const
{
    return m_values.value(key, fallback);
}

void SettingsStore::setValue(const QString &key, const QVariant &value)
{
    const auto known = m_values.constFind(key);
    if (known != m_values.cend() && *known == value)
        return;
    m_values.insert(key, value);
    note(key, value);
}

void SettingsStore::remove(const QString &key)
{
    const QString below = key + QLatin1Char('/');
    m_values.removeIf([&](const auto &item) { return item.key() == key || item.key().startsWith(below); });
    note(key, std::nullopt);
}

QList<QVariantMap> SettingsStore::list(const QString &key, int most) const
{
    QList<QVariantMap> list;
    const int count = qMin(value(sizeKey(key)).toInt(), most);
    for (int i = 0; i < count; ++i) {
        const QString prefix = itemKey(key, i);
        QVariantMap item;
        for (auto it = m_values.lowerBound(prefix); it != m_values.cend() && it.key().startsWith(prefix);
             ++it)
            item.insert(it.key().mid(prefix.size()), it.value());
        list.append(item);
    }
    return list;
}

void SettingsStore::setList(const QString &key, const QList<QVariantMap> &list)
{
    remove(key);
    setValue(sizeKey(key), static_cast<int>(list.size()));
    for (int i = 0; i < list.size(); ++i) {
        for (auto it = list[i].cbegin(); it != list[i].cend(); ++it)
            setValue(itemKey(key, i) + it.key(), it.value());
    }
}

void SettingsStore::note(const QString &key, const std::optional<QVariant> &value)
{
    m_changes.push_back({key, value});
    if (!m_settling.isActive())
        m_settling.start();
}

void SettingsStore::write()
{
    m_settling.stop();
    if (m_changes.empty())
        return;
    m_writer.start([changes = std::exchange(m_changes, {}), format = m_format, fileName = m_fileName] {
        QSettings settings(fileName, format);
        for (const Change &change : changes) {
            if (change.value)
                settings.setValue(change.key, *change.value);
            else
                settings.remove(change.key);
        }
        settings.sync();
        if (settings.status() != QSettings::NoError)
            qCWarning(lcSettings, "The settings could not be written to %s.", qPrintable(fileName));
    });
}

} // namespace cachescope::ui
