// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry_query.h"
#include "ui/preview/preview_tab.h"
#include "ui/window/page.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace cachescope::ui {

/// How the entries are looked at.
struct EntriesState
{
    inspect::EntrySort sort = inspect::EntrySort::LastAccessed;
    bool descending = true;
    std::optional<qint64> current; ///< rowid of the entry that is looked at
    QByteArray columns;            ///< EntryTable::columnState(); empty: as they are at first
    QByteArray splitter;           ///< QSplitter::saveState(); empty: as it is at first
    PreviewTab tab = PreviewTab::Preview;
    bool previewShown = true;

    bool operator==(const EntriesState &) const = default;
};

/// What a window shows, as far as it can be shown again.
struct WindowState
{
    QString path; ///< of the file; empty: none is open
    Page page = Page::Overview;
    QByteArray geometry;    ///< QWidget::saveGeometry()
    QJsonObject conditions; ///< conditionsToJson()
    EntriesState entries;

    bool operator==(const WindowState &) const = default;
};

/// What is open.
struct Session
{
    static constexpr std::size_t kMostWindows = 32;

    std::vector<WindowState> windows; ///< as they were opened
    int active = 0;
    /// Written before it is restored, and away as soon as that went well: if it is still there at the next
    /// start, the program ended while it restored this.
    bool isBeingRestored = false;

    /// Whether there is a file to open again.
    [[nodiscard]] bool hasFiles() const;
    bool operator==(const Session &) const = default;
};

QJsonObject sessionToJson(const Session &session);
/// `json` may hold anything: what is not understood is as in a new window, what is too much is left out.
Session sessionFromJson(const QJsonObject &json);

} // namespace cachescope::ui
