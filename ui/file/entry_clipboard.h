// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/export/entry_copier.h"
#include "ui/widgets/status_line.h"

namespace cachescope::ui {

/// Puts entries on the clipboard, which are read in the background. Main thread.
class EntryClipboard : public QObject
{
    Q_OBJECT

public:
    explicit EntryClipboard(inspect::Inspector &inspector, QObject *parent = nullptr);

    /// Replaces what is still being read.
    void copy(inspect::CopyForm form, std::vector<qint64> rowids);
    void cancel();

Q_SIGNALS:
    void progressed(const cachescope::ui::JobProgress &progress);
    void ended();
    void told(const QString &text); ///< what is on the clipboard now
    void failed(const cachescope::Error &error);

private:
    void put(inspect::CopyForm form, const QString &text, qint64 entries);

    inspect::EntryCopier m_copier;
};

} // namespace cachescope::ui
