// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/limit_run.h"
#include "tests/support/verify.h"

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;

/// A search for a limit is runs of one scenario, until it is known.
class TestLimitRun : public QObject
{
    Q_OBJECT

private:
    /// Of 60 operations each of 12 users has five, and each of 13 has not.
    static Scenario small()
    {
        Scenario scenario;
        scenario.users = 4;
        scenario.operations = 60;
        scenario.thinkTime = milliseconds(0);
        scenario.keyCount = 10;
        scenario.valueBytes = 500;
        return scenario;
    }
    static QList<Threshold> fiveEach()
    {
        return *parseThresholds(QStringLiteral("fairness.leastOperations>=5"));
    }
    static Result<LimitReport> search(const Scenario &scenario, const QList<Threshold> &condition,
                                      const LimitObserver &onProbe = {},
                                      const std::atomic<bool> *stop = nullptr)
    {
        return findLimit(scenario, QStringLiteral("corrected"), condition, {}, onProbe, stop);
    }

private Q_SLOTS:
    void usersAreRaisedUntilItFails()
    {
        QList<double> told;
        const auto limit = search(small(), fiveEach(), [&told](LimitVariable variable, double value) {
            QCOMPARE(variable, LimitVariable::Users);
            told << value;
        });
        VERIFY_OK(limit);
        QCOMPARE(limit->holdsAt, std::optional(12.0));
        QCOMPARE(limit->failsAt, std::optional(13.0));
        QCOMPARE(told.size(), qsizetype(limit->probes.size()));
        QCOMPARE(told.first(), 4.0); // what the scenario says
        for (const LimitProbe &probe : limit->probes) {
            QCOMPARE(probe.report.users, static_cast<int>(probe.value));
            QCOMPARE(probe.report.holds(), probe.value <= 12.0);
        }
    }

    void whereThereIsARateItIsTheRate()
    {
        Scenario scenario = small();
        scenario.operations = 0;
        scenario.duration = milliseconds(20);
        scenario.arrivalRate = 8.0;
        const auto limit = search(scenario, *parseThresholds(QStringLiteral("operations<0")));
        VERIFY_OK(limit);
        QCOMPARE(limit->variable, LimitVariable::Rate);
        QVERIFY(!limit->holdsAt);
        QCOMPARE(limit->failsAt, std::optional(1.0));
        for (const LimitProbe &probe : limit->probes) {
            QCOMPARE(probe.report.arrivalRate, probe.value);
            QCOMPARE(probe.report.users, 4);
        }
    }

    void stagesAreLeftOut()
    {
        Scenario scenario = small();
        scenario.operations = 0;
        scenario.duration = std::chrono::hours(1); // which stages replace
        scenario.stages = Ramp({{0, milliseconds(20)}, {4, milliseconds(0)}});
        const auto limit = search(scenario, *parseThresholds(QStringLiteral("operations<0")));
        VERIFY_OK(limit);
        QCOMPARE(limit->failsAt, std::optional(1.0));
        for (const LimitProbe &probe : limit->probes)
            QVERIFY(probe.report.counts.operations > 0); // nobody was at work in the first stage
    }

    void theLimitsOfEveryRunHoldToo()
    {
        const auto limit = search(small(), fiveEach());
        VERIFY_OK(limit);
        QCOMPARE(limit->probes.front().report.thresholds.size(), std::size_t{3});
        QCOMPARE(limit->conditionText(),
                 QStringLiteral("lockErrors.total<=0 and failed<=0 and fairness.leastOperations>=5"));
    }

    void aStopEndsItWithWhatIsKnown()
    {
        std::atomic<bool> stop{false};
        int probes = 0;
        const auto limit = search(
            small(), fiveEach(), [&](LimitVariable, double) { stop = ++probes == 3; }, &stop);
        VERIFY_OK(limit);
        QCOMPARE(limit->probes.size(), std::size_t{2}); // the third was stopped
        QCOMPARE(limit->holdsAt, std::optional(8.0));
        QVERIFY(!limit->failsAt);
        QCOMPARE(limit->error, QStringLiteral("It was interrupted"));
    }

    void anAblationIsRefused()
    {
        Scenario scenario = small();
        scenario.ablation = true;
        VERIFY_FAILS(search(scenario, fiveEach()), ErrorCode::InvalidArgument);
    }

    void theErrorOfARunIsThatOfTheSearch()
    {
        Scenario scenario = small();
        scenario.sourceFile = QStringLiteral("/no/such/cache.db");
        VERIFY_FAILS(search(scenario, fiveEach()), ErrorCode::NotFound);
        scenario = small();
        scenario.keyCount = 0;
        VERIFY_FAILS(search(scenario, fiveEach()), ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestLimitRun)
#include "test_limit_run.moc"
