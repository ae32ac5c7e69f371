// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/cache_format.h"
#include "core/inspect/query/entry_query.h"
#include "ui/preferences.h"
#include "ui/preview/preview_tab.h"
#include "ui/settings_store.h"
#include "ui/window/page.h"

#include <QDateTime>
#include <QList>
#include <QStandardPaths>

#include <optional>

namespace cachescope::ui {

/// A file that was opened, as it was then.
struct RecentFile
{
    QString path; ///< absolute
    qint64 sizeBytes = 0;
    QDateTime openedAt;

    bool operator==(const RecentFile &) const = default;
};

/// Everything that is kept between starts, typed, in one place. Nothing here waits for the disk but the
/// constructors, which read a small file, and the destructor. Main thread.
class Settings
{
public:
    static constexpr int kMaxRecentFiles = 10;
    static constexpr int kMaxTableMappings = 50;

    /// The user's own settings, found by the application's organisation and name.
    Settings();
    /// Kept in the INI file `path` instead.
    explicit Settings(const QString &path);

    [[nodiscard]] Preferences preferences() const;
    void setPreferences(const Preferences &preferences);

    /// Newest first.
    [[nodiscard]] QList<RecentFile> recentFiles() const;
    /// Puts it first; one that was there under the same path is replaced.
    void addRecentFile(const RecentFile &file);
    void removeRecentFile(const QString &path);
    void setRecentFiles(const QList<RecentFile> &files);

    /// Which table of the file at `path`, and which of its columns, were chosen the last time; nothing where
    /// none were.
    [[nodiscard]] std::optional<inspect::TableMapping> tableMapping(const QString &path) const;
    /// Of the files that were chosen for last, kMaxTableMappings are kept.
    void setTableMapping(const QString &path, const inspect::TableMapping &mapping);
    void removeTableMapping(const QString &path);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    [[nodiscard]] Page page() const;
    void setPage(Page page);

    /// QHeaderView::saveState() of the entries table; empty at first.
    [[nodiscard]] QByteArray entryColumns() const;
    void setEntryColumns(const QByteArray &state);

    /// QSplitter::saveState() between table and details; empty at first.
    [[nodiscard]] QByteArray detailsSplitter() const;
    void setDetailsSplitter(const QByteArray &state);

    /// How entries are looked at beside the table, and whether they are.
    [[nodiscard]] PreviewTab previewTab() const;
    void setPreviewTab(PreviewTab tab);
    [[nodiscard]] bool previewShown() const;
    void setPreviewShown(bool shown);

    /// Order of the entries table; newest read first unless chosen otherwise. Its filter is always empty.
    [[nodiscard]] inspect::EntryQuery entryOrder() const;
    void setEntryOrder(const inspect::EntryQuery &query);

    /// State of the table of runs; empty at first.
    [[nodiscard]] QByteArray runColumns() const;
    void setRunColumns(const QByteArray &state);

    /// Where load tests are kept: in the user's data directory, or beside the INI file.
    [[nodiscard]] QString runsDirectory() const;

    /// Where scans of files are kept: in the user's cache directory, or beside the INI file.
    [[nodiscard]] QString indexDirectory() const;
    /// Where it is kept what is open (session_store.h): beside the settings.
    [[nodiscard]] QString sessionFile() const;

private:
    using PathMapping = std::pair<QString, inspect::TableMapping>;

    [[nodiscard]] QList<PathMapping> tableMappings() const;
    void writeTableMappings(const QList<PathMapping> &mappings);

    /// That of the INI file, or else the system's place for such things.
    [[nodiscard]] QString placeOf(const QString &name, QStandardPaths::StandardLocation system) const;

    SettingsStore m_store;
};

} // namespace cachescope::ui
