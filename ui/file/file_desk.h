// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/file/file_badges.h"
#include "ui/file/file_session.h"
#include "ui/widgets/status_line.h"

namespace cachescope::ui {

class FileTools;
class Settings;
class Theme;
class WindowFrame;

/// Opens and closes files for the window, says in its frame how that goes and what is known of the open file,
/// and leads to what can be done with a file as a whole.
class FileDesk : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; dialogs stand before `frame`.
    FileDesk(const Theme &theme, Settings &settings, inspect::Inspector &inspector, WindowFrame &frame);

    void open(const QString &path);
    void close();
    /// Asks which other table of the open file to read.
    void askForTable();
    void showProof();
    void showCheck();
    /// Compares the open file with another.
    void showCompare();
    /// Reads a file in use again; opens another one anew.
    void refresh();
    /// Of a file in use: read it again whenever it changes.
    void setFollowing(bool following);
    [[nodiscard]] bool canFollow() const;
    /// The scan of the open file and the pass over its types came to their ends.
    [[nodiscard]] bool isAllKnown() const;
    /// What has to be known of the open file, in full.
    void showNotice();
    void follow(ChipLink link);
    void cancel(Job job);
    /// A failure that is not about opening.
    void reportError(const Error &error);

    /// The file that was asked for last.
    [[nodiscard]] const QString &path() const { return m_session.path(); }
    /// The header over the pages of the open file.
    [[nodiscard]] HeaderContent header() const { return fileHeader(status()); }
    [[nodiscard]] FileTools *tools() const { return m_tools; }

Q_SIGNALS:
    void openingStarted();
    void opened(const cachescope::inspect::CacheFileInfo &info);
    void closed();
    void stayedOpen(); ///< what was to be opened is not, and the file before still is
    void headerChanged();

private:
    void connectScan();
    void connectTools();
    void onOpeningStarted(const QString &path);
    void onOpened(const inspect::CacheFileInfo &info);
    void onFileChanged();
    void onFailed(const Error &error, bool hasTables);
    void onClosed();
    void chooseTable(const TableQuestion &question);
    void showScan(const QString &text, double fraction);
    void pause(Job job, bool paused);
    void scanEnded(ScanState state);
    [[nodiscard]] FileStatus status() const;

    const Theme &m_theme;
    Settings &m_settings;
    inspect::Inspector &m_inspector;
    WindowFrame &m_frame;
    FileSession m_session;
    FileTools *m_tools;
    ScanState m_scan = ScanState::Stopped;
    JobProgress m_progress;     ///< of the scan, as it was last shown
    bool m_damageFound = false; ///< by a check of the open file
    bool m_changed = false;     ///< the open file, since it was read last
    bool m_replaced = false;    ///< another file has its name
    QString m_notice;           ///< what the banner was last told of the file
};

} // namespace cachescope::ui
