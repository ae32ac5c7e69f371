// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/treemap.h"
#include "ui/pages/overview/chart_card.h"

class QPushButton;

namespace cachescope::ui {

class KeyPath;

/// The kinds of keys as a treemap, with the way back up in the heading, and a link to the entries of the
/// level that is shown.
class KeyCard : public ChartCard
{
    Q_OBJECT

public:
    explicit KeyCard(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] Treemap *treemap() const { return m_treemap; }

Q_SIGNALS:
    /// What selects exactly the entries of a kind, and its name; `show`: they are wanted, not just a filter.
    void chosen(const cachescope::inspect::EntryFilter &filter, const QString &label, bool show);

private:
    KeyCard(const Theme &theme, Treemap *treemap, QWidget *parent);
    void showLevel(quint16 node);
    void choose(quint16 node, bool show);
    [[nodiscard]] std::vector<quint16> pathTo(quint16 node) const;

    Treemap *m_treemap;
    KeyPath *m_path;
    QPushButton *m_show;
};

} // namespace cachescope::ui
