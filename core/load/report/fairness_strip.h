// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_sample.h"

#include <QJsonObject>

#include <vector>

namespace cachescope::load {

/// How the users of a run fared over its time: rows are bands of users, columns stretches of time. Bounded
/// however many users there are and however long they run: several users share a band, and whenever there are
/// more than kMostColumns each two become one. One thread.
class FairnessStrip
{
public:
    static constexpr int kMostBands = 100;
    static constexpr int kMostColumns = 120;

    /// The users of one band in one stretch.
    struct Cell
    {
        qint64 operations = 0; ///< that succeeded
        qint64 failed = 0;
        double totalMs = 0.0; ///< of the operations that succeeded
        double worstMs = 0.0; ///< the mean of the user with the largest one

        [[nodiscard]] double meanMs() const
        {
            return operations > 0 ? totalMs / static_cast<double>(operations) : 0.0;
        }
        /// 0…1; 0 if nothing was done.
        [[nodiscard]] double failedShare() const
        {
            const qint64 done = operations + failed;
            return done > 0 ? static_cast<double>(failed) / static_cast<double>(done) : 0.0;
        }
        void merge(const Cell &other);

        bool operator==(const Cell &) const = default;
    };

    /// The stretch that ends at `atSeconds`: how each user fared in it, the same number each time.
    void add(double atSeconds, const std::vector<UserMoment> &users);

    [[nodiscard]] bool isEmpty() const { return m_columns.empty(); }
    [[nodiscard]] int users() const { return m_users; }
    [[nodiscard]] int usersPerBand() const { return m_usersPerBand; }
    [[nodiscard]] int bands() const;
    [[nodiscard]] int columns() const { return static_cast<int>(m_columns.size()); }
    /// When column `column` ends, since the measured part began.
    [[nodiscard]] double endOf(int column) const { return columnAt(column).endSeconds; }
    [[nodiscard]] const Cell &cell(int band, int column) const
    {
        return columnAt(column).cells[static_cast<std::size_t>(band)];
    }

    /// `fairnessStrip` of one of runs[]: `users`, `usersPerBand`, `atSeconds` (the ends of the columns), and
    /// a list for each band of a value for each column: `operations`, `failed`, `meanMs`, `worstMs` (the last
    /// two null without operations, and to three digits).
    [[nodiscard]] QJsonObject toJson() const;
    /// What toJson() gives; empty for what makes no sense.
    static FairnessStrip fromJson(const QJsonObject &json);

    bool operator==(const FairnessStrip &) const = default;

private:
    struct Column
    {
        double endSeconds = 0.0;
        int moments = 0; ///< of add() that it has
        std::vector<Cell> cells;

        bool operator==(const Column &) const = default;
    };

    [[nodiscard]] const Column &columnAt(int column) const
    {
        return m_columns[static_cast<std::size_t>(column)];
    }
    void setUsers(int users);
    void halve();

    int m_users = 0;
    int m_usersPerBand = 1;
    int m_momentsPerColumn = 1;
    std::vector<Column> m_columns;
};

} // namespace cachescope::load
