// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/entry_times.h"

#include <QObject>
#include <QTest>

#include <cmath>
#include <set>
#include <vector>

using namespace cachescope::load;

/// Synthetic ages and popularity are like production's.
class TestEntryTimes : public QObject
{
    Q_OBJECT

private:
    static constexpr int kEntries = 20'000;
    static constexpr double kDaySeconds = 86'400.0;

    static std::vector<Times> draw(EntryTimes::Reads reads)
    {
        EntryTimes times(42, reads);
        std::vector<Times> drawn;
        for (int i = 0; i < kEntries; ++i)
            drawn.push_back(times.draw(static_cast<double>(i) / kEntries));
        return drawn;
    }

    static void bothReads()
    {
        QTest::addColumn<EntryTimes::Reads>("reads");
        QTest::newRow("exact") << EntryTimes::Reads::Exact;
        QTest::newRow("in flushes") << EntryTimes::Reads::InFlushes;
    }

    /// Which share of the entries from `first` up to `end` was read in the last two days.
    static double readOfLate(const std::vector<Times> &times, int first, int end)
    {
        int count = 0;
        for (int i = first; i < end; ++i)
            count += times[i].lastAccessed > times.back().created - 2 * kDaySeconds ? 1 : 0;
        return static_cast<double>(count) / (end - first);
    }

private Q_SLOTS:
    void nothingIsReadBeforeItIsStored_data() { bothReads(); }
    void nothingIsReadBeforeItIsStored()
    {
        QFETCH(EntryTimes::Reads, reads);
        for (const Times &times : draw(reads))
            QVERIFY(times.created <= times.lastAccessed);
    }

    void entriesAgeOverSixWeeks()
    {
        const auto times = draw(EntryTimes::Reads::Exact);
        for (std::size_t i = 1; i < times.size(); ++i)
            QVERIFY(times[i - 1].created < times[i].created);
        const double days = (times.back().created - times.front().created) / kDaySeconds;
        QVERIFY(days > 41.9 && days <= 42.0);
    }

    void mostAreNeverReadAgain()
    {
        int never = 0;
        for (const Times &times : draw(EntryTimes::Reads::Exact))
            never += times.created == times.lastAccessed ? 1 : 0;
        QVERIFY(never > 0.58 * kEntries && never < 0.62 * kEntries);
    }

    void theYoungAreReadMoreButSomeOldOnesAreToo()
    {
        const auto times = draw(EntryTimes::Reads::Exact);
        const double old = readOfLate(times, 0, kEntries / 4);
        const double young = readOfLate(times, kEntries / 2, 3 * kEntries / 4);
        QVERIFY2(old > 0.08 && old < young, qPrintable(QString::number(old)));
    }

    void readsOfOneFlushHaveOneTime()
    {
        std::set<double> flushes;
        int readAgain = 0;
        for (const Times &times : draw(EntryTimes::Reads::InFlushes)) {
            if (times.created == times.lastAccessed)
                continue;
            ++readAgain;
            flushes.insert(times.lastAccessed);
        }
        QVERIFY(static_cast<int>(flushes.size()) < readAgain);
        double before = *flushes.begin();
        for (const double flush : flushes) {
            const double steps = (flush - before) / 10.0;
            QVERIFY(flush == *flushes.rbegin() || std::abs(steps - std::round(steps)) < 1e-3);
            before = flush;
        }
    }
};

QTEST_GUILESS_MAIN(TestEntryTimes)
#include "test_entry_times.moc"
