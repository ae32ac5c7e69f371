// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"

#include <QWidget>

namespace cachescope::ui {

class Tile;

/// The figures of a file in a row: entries, data, pinned, bloat, age. As well as they are known so far.
class OverviewTiles : public QWidget
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    explicit OverviewTiles(const inspect::Inspector &inspector, QWidget *parent = nullptr);

    [[nodiscard]] QList<Tile *> tiles() const { return {m_entries, m_data, m_pinned, m_bloat, m_medianAge}; }

    /// Writes the figures anew.
    void refresh();

private:
    void explain();
    void showFile(const inspect::CacheFileInfo &info);
    void showEntryCount(const inspect::CacheFileInfo &info);
    void showEstimate(const inspect::EstimatePtr &estimate);
    void showSummary(const inspect::SummaryPtr &summary);
    void showMedianAge(const inspect::Summary &summary);
    void showFailure(const Error &error);

    const inspect::Inspector &m_inspector;
    Tile *m_entries;
    Tile *m_data;
    Tile *m_pinned;
    Tile *m_bloat;
    Tile *m_medianAge;
};

} // namespace cachescope::ui
