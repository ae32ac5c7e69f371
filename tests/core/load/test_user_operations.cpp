// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/workload.h"
#include "core/load/run/run_control.h"
#include "core/load/run/user_operations.h"
#include "tests/core/load/lying_designs.h"
#include "tests/support/verify.h"

#include <thread>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// Remembers what it was asked, and fails where it is told to.
class AskedDesign : public test::MapDesign
{
public:
    QStringList asked;
    QString failing; ///< an operation

    Result<std::optional<QByteArray>> read(const QString &key) override
    {
        return note("read") ? MapDesign::read(key) : Result<std::optional<QByteArray>>(failure());
    }
    Result<QHash<QString, QByteArray>> readMany(const QStringList &keys) override
    {
        lastKeys = keys;
        QHash<QString, QByteArray> found;
        for (const QString &key : keys) {
            if (const auto value = MapDesign::read(key); *value)
                found.insert(key, **value);
        }
        return note("readMany") ? Result<QHash<QString, QByteArray>>(found) : failure();
    }
    Result<bool> contains(const QString &key) override
    {
        return note("contains") ? MapDesign::contains(key) : Result<bool>(failure());
    }
    Result<void> store(const QString &key, const QByteArray &value) override
    {
        return note("store") ? MapDesign::store(key, value) : Result<void>(failure());
    }
    Result<void> storeMany(const QList<DesignEntry> &entries) override
    {
        if (!note("storeMany"))
            return failure();
        for (const auto &[key, value] : entries) {
            if (auto stored = MapDesign::store(key, value); !stored)
                return stored;
        }
        return {};
    }
    Result<bool> remove(const QString &key) override
    {
        return note("remove") ? MapDesign::remove(key) : Result<bool>(failure());
    }
    Result<qint64> pin(const QStringList &keys) override
    {
        lastKeys = keys;
        return note("pin") ? MapDesign::pin(keys) : Result<qint64>(failure());
    }
    Result<qint64> unpinAll() override
    {
        return note("unpinAll") ? MapDesign::unpinAll() : Result<qint64>(failure());
    }

    QStringList lastKeys;

private:
    bool note(const char *operation)
    {
        asked << QLatin1String(operation);
        return failing != QLatin1String(operation);
    }
    static Error failure() { return Error{ErrorCode::Busy, QStringLiteral("locked")}; }
};

/// One user before an open gate.
class Desk
{
public:
    explicit Desk(const Scenario &scenario, std::chrono::nanoseconds warmUp = {})
        : m_scenario(scenario)
        , m_workload(std::move(*Workload::load(m_scenario, QString())))
        , m_context{*m_workload, design, control, metrics, nullptr, false, 0}
        , m_operations(m_context, 0)
    {
        std::thread user([this] {
            control.arriveAndWait();
            control.leave();
        });
        control.release(warmUp, hours(1));
        user.join();
    }

    void perform(OperationKind kind, qint64 key = 0, qint64 count = 1,
                 std::optional<steady_clock::time_point> arrival = std::nullopt)
    {
        m_operations.perform({kind, key, count, 300, {}}, arrival);
    }
    [[nodiscard]] steady_clock::time_point lastEnd() const { return m_operations.lastEnd(); }
    [[nodiscard]] LatencyHistogram of(OperationKind kind) const
    {
        return metrics.latencies()[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] QStringList keys() const { return m_workload->keys(); }

    AskedDesign design;
    RunControl control{1};
    RunMetrics metrics{1};

private:
    const Scenario m_scenario;
    const std::unique_ptr<const Workload> m_workload;
    RunContext m_context;
    UserOperations m_operations;
};

} // namespace

/// What each operation asks of a cache, and what of it is counted and timed.
class TestUserOperations : public QObject
{
    Q_OBJECT

private:
    static Scenario small()
    {
        Scenario scenario;
        scenario.users = 1;
        scenario.keyCount = 10;
        scenario.valueBytes = 300;
        return scenario;
    }
    static QStringList list(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

private Q_SLOTS:
    void aListenerGetsWhatIsThereAndStoresWhatIsNot()
    {
        Desk desk(small());
        desk.perform(OperationKind::Play, 3);
        QCOMPARE(desk.design.asked, list("contains store"));
        desk.perform(OperationKind::Play, 3);
        QCOMPARE(desk.design.asked, list("contains store contains read"));
        QCOMPARE(desk.metrics.counts(), (OperationCounts{4, 0, 1, 1, 1, 0, 0}));
        QCOMPARE(desk.of(OperationKind::Play).count(), 0U); // its parts are what is timed
        QCOMPARE(desk.of(OperationKind::Put).count(), 1U);
    }

    void theSynthesisTakesItsTimeAndIsNotTheCaches()
    {
        Scenario scenario = small();
        scenario.synthesisDelay = milliseconds(30);
        Desk desk(scenario);
        const auto begin = steady_clock::now();
        desk.perform(OperationKind::Play);
        QVERIFY(steady_clock::now() - begin >= milliseconds(30));
        QCOMPARE(desk.design.asked, list("contains store"));
        QVERIFY(desk.of(OperationKind::Put).maxMs() < 30.0);
    }

    void anEndDuringTheSynthesisStoresNothing()
    {
        Scenario scenario = small();
        scenario.synthesisDelay = hours(1);
        Desk desk(scenario);
        desk.control.stop();
        desk.perform(OperationKind::Play);
        QCOMPARE(desk.design.asked, list("contains"));
    }

    void aListenerWhoMeetsAFailureGoesOn_data()
    {
        QTest::addColumn<QString>("failing");
        QTest::addColumn<QString>("asked");
        QTest::newRow("contains") << "contains"
                                  << "contains";
        QTest::newRow("read") << "read"
                              << "contains read";
    }
    void aListenerWhoMeetsAFailureGoesOn()
    {
        QFETCH(QString, failing);
        QFETCH(QString, asked);
        Desk desk(small());
        desk.perform(OperationKind::Put);
        desk.design.asked.clear();
        desk.design.failing = failing;
        desk.perform(OperationKind::Play);
        QCOMPARE(desk.design.asked.join(QLatin1Char(' ')), asked);
        QCOMPARE(desk.metrics.counts().failed, 1);
        QCOMPARE(desk.metrics.firstFailure(), QStringLiteral("locked"));
    }

    void eachTenthPinReleasesAll()
    {
        Desk desk(small());
        for (int i = 0; i < 25; ++i)
            desk.perform(OperationKind::Pin, 0, 3);
        QCOMPARE(desk.design.asked.count(QStringLiteral("pin")), 23);
        QCOMPARE(desk.design.asked.indexOf(QStringLiteral("unpinAll")), 9);
        QCOMPARE(desk.design.asked.lastIndexOf(QStringLiteral("unpinAll")), 19);
        QCOMPARE(desk.design.lastKeys, desk.keys().first(3));
        QCOMPARE(desk.of(OperationKind::Pin).count(), 25U);
    }

    void manyKeysGoOnAtTheBeginning()
    {
        Desk desk(small());
        desk.perform(OperationKind::PutMany, 8, 4); // 8, 9, 0, 1
        desk.perform(OperationKind::GetMany, 9, 5); // 9, 0, 1, 2, 3
        QCOMPARE(desk.design.lastKeys, desk.keys().last(1) + desk.keys().first(4));
        QCOMPARE(desk.metrics.counts(), (OperationCounts{2, 0, 3, 2, 4, 0, 0}));
    }

    void keysAreFoundOrNot()
    {
        Desk desk(small());
        desk.perform(OperationKind::Get);
        desk.perform(OperationKind::Contains);
        desk.perform(OperationKind::Put);
        desk.perform(OperationKind::Get);
        desk.perform(OperationKind::Contains);
        desk.perform(OperationKind::Remove);
        desk.perform(OperationKind::Get);
        QCOMPARE(desk.metrics.counts(), (OperationCounts{7, 0, 2, 3, 1, 0, 0}));
    }

    void whatFailsIsCountedApart_data()
    {
        QTest::addColumn<QString>("failing");
        QTest::addColumn<OperationKind>("kind");
        QTest::newRow("get") << "read" << OperationKind::Get;
        QTest::newRow("contains") << "contains" << OperationKind::Contains;
        QTest::newRow("getMany") << "readMany" << OperationKind::GetMany;
        QTest::newRow("put") << "store" << OperationKind::Put;
        QTest::newRow("putMany") << "storeMany" << OperationKind::PutMany;
        QTest::newRow("remove") << "remove" << OperationKind::Remove;
        QTest::newRow("pin") << "pin" << OperationKind::Pin;
    }
    void whatFailsIsCountedApart()
    {
        QFETCH(QString, failing);
        QFETCH(OperationKind, kind);
        Desk desk(small());
        desk.design.failing = failing;
        desk.perform(kind, 0, 2);
        QCOMPARE(desk.metrics.counts(), (OperationCounts{0, 1, 0, 0, 0, 0, 0}));
        QCOMPARE(desk.metrics.failures().count(), 1U);
        QCOMPARE(desk.of(kind).count(), 0U);
    }

    void latencyCountsFromTheIntendedStart()
    {
        Scenario scenario = small();
        scenario.arrivalRate = 1.0;
        Desk desk(scenario, -hours(2)); // measured for long already
        for (const auto kind : {OperationKind::Get, OperationKind::Put, OperationKind::PutMany}) {
            desk.perform(kind, 0, 1, steady_clock::now() - hours(1));
            QVERIFY(desk.of(kind).maxMs() >= 3'600'000.0 * 0.99);
        }
    }

    void inAClosedLoopItCountsFromWhenTheCacheIsAsked()
    {
        Desk desk(small(), -hours(2));
        for (const auto kind : {OperationKind::Get, OperationKind::Put, OperationKind::PutMany,
                                OperationKind::Remove, OperationKind::Pin}) {
            const auto begin = steady_clock::now();
            desk.perform(kind);
            QCOMPARE(desk.of(kind).count(), 1U);
            QVERIFY(desk.of(kind).max() <= desk.lastEnd() - begin);
        }
    }

    void whatWasToBeginInTheWarmUpDoesNotCount()
    {
        Desk desk(small(), hours(1));
        for (const auto kind : {OperationKind::Get, OperationKind::Put, OperationKind::Play})
            desk.perform(kind);
        desk.design.failing = QStringLiteral("read");
        desk.perform(OperationKind::Get);
        QCOMPARE(desk.metrics.counts(), OperationCounts());
        QVERIFY(desk.metrics.firstFailure().isEmpty());
        QCOMPARE(desk.design.asked.size(), 5);
    }
};

QTEST_APPLESS_MAIN(TestUserOperations)
#include "test_user_operations.moc"
