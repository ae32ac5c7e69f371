// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

#include <QJsonObject>
#include <QList>
#include <QPointF>
#include <QStringList>

#include <array>
#include <deque>
#include <optional>

namespace cachescope::ui {

/// One cause of lock errors, by the names that a report has, and how often it struck.
struct LockCause
{
    QString code; ///< "SQLITE_BUSY"
    QString phase;
    QString handler;
    qint64 count = 0;

    bool operator==(const LockCause &) const = default;
};

/// What is drawn over time.
enum class RunLine { Throughput, P50, P95, P99, WaitShare, WalBytes, Users, ArrivalRate };
constexpr std::size_t kRunLines = 8;

/// What a run has come to; absent is what is not known (yet).
struct RunFigures
{
    std::optional<double> operationsPerSecond; ///< of the last second while it runs, then of all of it
    std::optional<double> p99Ms; ///< likewise: of all operations, at the end the larger of reads and writes
    std::optional<double> hitRatio;
    std::optional<qint64> lockErrors;
    std::optional<qint64> failed;
    std::optional<int> users; ///< active ones
    std::optional<double> worstWaitShare;
    double worstWaitMs = 0.0;
    qint64 waits = 0;
    qint64 nearMisses = 0;
    std::optional<qint64> checked; ///< values that were read
    std::optional<qint64> findings;
    std::optional<double> harnessShare;

    bool operator==(const RunFigures &) const = default;
};

enum class RunState {
    Waiting,
    Running,
    Ended,  ///< with a report
    NotRun, ///< its turn did not come
    Broken, ///< it ended without a report
};

/// What the run of one design showed so far, or once showed: lines over seconds, figures, lock errors by
/// cause, how its users fared, what was changed. Bounded: when there are kMaxPoints points each two become
/// one, so a run of any length is drawn from at most that many. Of two, rates are their mean and latencies,
/// waits and sizes the larger.
class RunHistory
{
public:
    static constexpr int kMaxPoints = 400;

    /// `name` is what the run is called; designs that run twice are told apart by it.
    explicit RunHistory(const QString &name)
        : m_name(name)
    {
    }
    /// One of runs[] of a document of `load --json`, of any version: what is missing there is missing here.
    static RunHistory ofRecorded(const QJsonObject &run);

    void append(const load::RunSample &sample);
    void mark(const load::RunChange &change);
    void finish(const load::RunReport &report);
    /// Nothing more comes of it, unless it has ended.
    void abandon();
    void setName(const QString &name) { m_name = name; }

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] RunState state() const { return m_state; }
    [[nodiscard]] const RunFigures &figures() const { return m_figures; }
    /// After its end.
    [[nodiscard]] const std::optional<load::RunVerdict> &verdict() const { return m_verdict; }
    [[nodiscard]] const std::vector<LockCause> &lockCauses() const { return m_lockCauses; }
    [[nodiscard]] const std::vector<load::RunChange> &changes() const { return m_changes; }
    [[nodiscard]] const load::FairnessStrip &fairness() const { return m_fairness; }
    /// When the last of what is known happened.
    [[nodiscard]] double seconds() const { return m_seconds; }

    /// Values in the unit of what is drawn: operations a second, milliseconds (0: nothing ended), shares,
    /// bytes, users.
    [[nodiscard]] QList<QPointF> line(RunLine line) const;

    /// The causes that errors() tells apart, the most frequent first: code and phase, or only the code where
    /// a report knows no more. Short: "BUSY, read".
    [[nodiscard]] QStringList errorNames() const;
    /// Of one cause, since the start.
    [[nodiscard]] qint64 errorCount(const QString &name) const;
    /// The moments of errors().
    [[nodiscard]] QList<double> moments() const;
    /// Errors of one cause at each of moments(): since the start, or per second. Zeros for a name that this
    /// run does not have.
    [[nodiscard]] QList<double> errors(const QString &name, bool perSecond) const;

private:
    struct Point
    {
        double atSeconds = 0.0;
        double seconds = 0.0;
        std::array<double, kRunLines> values{};
        std::vector<qint64> errors; ///< since the start, of the first of m_errorNames

        void merge(const Point &later);
    };
    /// Enough to tell what the last second was like.
    struct Recent
    {
        double atSeconds = 0.0;
        qint64 operations = 0;
        double p99Ms = 0.0;
    };

    void add(Point point);
    void halve();
    void remember(const load::RunSample &sample);
    void takeLocks(const sqlite::LockMonitor::Snapshot &locks);
    [[nodiscard]] double recordedRate(double planned, double atSeconds) const;
    void takeSamples(const QJsonObject &run);
    void takeRecordedFigures(const QJsonObject &run);
    [[nodiscard]] double recentRate() const;
    [[nodiscard]] double recentP99Ms() const;
    [[nodiscard]] std::size_t errorIndex(const QString &cause);

    QString m_name;
    RunState m_state = RunState::Waiting;
    RunFigures m_figures;
    std::optional<load::RunVerdict> m_verdict;
    std::vector<LockCause> m_lockCauses;
    std::vector<load::RunChange> m_changes;
    load::FairnessStrip m_fairness;
    double m_seconds = 0.0;

    std::vector<Point> m_points;
    QStringList m_errorNames; ///< in the order in which they came
    int m_stride = 1;         ///< so many samples make a point
    int m_parts = 0;          ///< that the last point has
    std::deque<Recent> m_recent;
};

} // namespace cachescope::ui
