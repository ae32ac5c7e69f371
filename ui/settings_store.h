// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSettings>
#include <QThreadPool>
#include <QTimer>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace cachescope::ui {

/// Values by name that are kept in a file between starts, as QSettings keeps them, but without making anybody
/// wait for the disk: they are read once, changes count at once here, and are written together by a thread a
/// moment later (QSettings would write, and wait for the disk, in the thread that changed them). Other
/// programs' changes to other names are kept. One thread.
class SettingsStore
{
public:
    /// Changes that come within this time are written together.
    static constexpr int kSettleMs = 500;

    /// The user's own, found by the application's organisation and name.
    SettingsStore();
    /// In the INI file `path`.
    explicit SettingsStore(const QString &path);
    /// Writes what is not yet written, and waits for that.
    ~SettingsStore();
    Q_DISABLE_COPY_MOVE(SettingsStore)

    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);
    /// The value of that name and all below it ("name/…").
    void remove(const QString &key);

    /// Values that belong together, one after the other; stored as QSettings stores arrays.
    [[nodiscard]] QList<QVariantMap> list(const QString &key, int most) const;
    void setList(const QString &key, const QList<QVariantMap> &list);

    [[nodiscard]] QSettings::Format format() const { return m_format; }
    /// Where it is kept.
    [[nodiscard]] QString fileName() const { return m_fileName; }

private:
    struct Change
    {
        QString key;
        std::optional<QVariant> value; ///< nothing: removed, with all below
    };

    void load(const QSettings &settings);
    void note(const QString &key, const std::optional<QVariant> &value);
    void write();

    QSettings::Format m_format = QSettings::NativeFormat;
    QString m_fileName;
    QMap<QString, QVariant> m_values;
    std::vector<Change> m_changes; ///< that are not yet being written, in order
    QTimer m_settling;
    QThreadPool m_writer; ///< of one thread, so that later changes are written later
};

} // namespace cachescope::ui
