// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/filter_conditions.h"

#include <QObject>

#include <functional>

namespace cachescope::inspect {
class Inspector;
}

namespace cachescope::ui {

/// The conditions that hold on every page: the one owner of them. Whoever shows them listens to changed();
/// whoever changes them does it here. Main thread.
class EntryFilters : public QObject
{
    Q_OBJECT

public:
    explicit EntryFilters(QObject *parent = nullptr);
    /// Also empties the conditions for each file that `inspector` opens, and lets ages count back from its
    /// newest read. To be made before others listen to it, so that they find the conditions so.
    explicit EntryFilters(const inspect::Inspector &inspector, QObject *parent = nullptr);

    [[nodiscard]] const FilterConditions &conditions() const { return m_conditions; }
    /// All conditions together.
    [[nodiscard]] inspect::EntryFilter filter() const { return m_conditions.filter(); }

    /// Changes the conditions, then tells if they are different now.
    void edit(const std::function<void(FilterConditions &)> &change);
    void setText(TextMode mode, const QString &text);
    /// Names of contentTypeGroupNames().
    void setTypeGroups(const QStringList &groups);
    /// As FilterConditions::setChartRange(); other conditions stay.
    void setChartRange(Condition condition, const inspect::EntryFilter &part, const QString &label);
    void remove(Condition condition);
    void clear();

    /// For another file: empties everything. Ages count back from now until setNewestAccess().
    void reset();
    /// Where ages count back from: Unix seconds of the newest access in the file. Nothing: it has none. Tells
    /// nothing: who shows entries looks at the filter again with each scan anyway.
    void setNewestAccess(std::optional<double> seconds);

Q_SIGNALS:
    void changed(); ///< somebody asks for something else

private:
    FilterConditions m_conditions;
};

} // namespace cachescope::ui
