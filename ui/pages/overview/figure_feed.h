// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/creation_times_reader.h"
#include "core/inspect/figures/figure_desk.h"
#include "core/inspect/figures/key_tree_reader.h"
#include "ui/models/entry_filters.h"

#include <QObject>

namespace cachescope::ui {

/// Keeps the figures of what the conditions select up to date: asks anew when those change, and when more is
/// known of the file. Main thread.
class FigureFeed : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    FigureFeed(inspect::Inspector &inspector, const EntryFilters &filters, QObject *parent = nullptr);

    /// Null while there are none, as before the scan and in live mode.
    [[nodiscard]] const inspect::SubsetFiguresPtr &figures() const { return m_figures; }

Q_SIGNALS:
    void changed(); ///< figures() are others, or gone
    void asked();   ///< figures() are not yet those of the conditions
    void failed(const cachescope::Error &error);
    void keysProgressed(double fraction); ///< 0…1: the tree of keys is being read
    void keysFailed(const cachescope::Error &error);
    void timesFailed(const cachescope::Error &error);

private:
    void start();
    void ask();
    void takeConditions();
    void takeFailure(const Error &error);
    void takeFigures(const inspect::SubsetFiguresPtr &figures);
    void forget();

    inspect::Inspector &m_inspector;
    const EntryFilters &m_filters;
    inspect::SubsetFiguresPtr m_figures;
    inspect::SubsetFiguresPtr m_all; ///< those without conditions, while nothing more has come to be known
    inspect::EntryFilter m_asked;
    inspect::FigureDesk m_desk;
    inspect::KeyTreeReader m_keys;
    inspect::CreationTimesReader m_times;
};

} // namespace cachescope::ui
