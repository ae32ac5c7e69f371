// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/design.h"
#include "core/load/operations/workload.h"
#include "core/load/run/run_file.h"
#include "core/sqlite/connection.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>

using namespace cachescope;
using namespace cachescope::load;

/// The file of a run is made, filled or copied, and goes with the run.
class TestRunFile : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;

    static Scenario small()
    {
        Scenario scenario;
        scenario.keyCount = 1000;
        scenario.valueBytes = 500;
        return scenario;
    }
    Result<std::unique_ptr<RunFile>> create(const Scenario &scenario,
                                            const PreparationWatch &watch = {}) const
    {
        const auto design = makeDesign(QStringLiteral("corrected"));
        return RunFile::create(scenario, *design, m_directory->path(), watch);
    }
    static Result<qint64> fill(RunFile &file, const Scenario &scenario, const PreparationWatch &watch = {})
    {
        const auto workload = Workload::load(scenario, file.path());
        return workload ? file.fill(**workload, watch) : Result<qint64>(workload.error());
    }
    static void execute(const QString &path, const char *sql)
    {
        sqlite::ConnectionOptions options;
        options.fileName = path;
        const auto connection = sqlite::Connection::open(options);
        if (!connection || !(*connection)->execute(sql, sqlite::LockPhase::Write))
            qFatal("%s failed", sql);
    }
    static qint64 number(const RunFile &file, const char *sql)
    {
        sqlite::ConnectionOptions options;
        options.fileName = file.path();
        const auto connection = sqlite::Connection::open(options);
        return connection ? (*connection)->queryInt(sql).value() : -1;
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void isMadeWhereItIsToldAndGoesWithItsObject()
    {
        auto file = create(small());
        VERIFY_OK(file);
        QVERIFY((*file)->path().startsWith(m_directory->path()));
        QVERIFY(QFile::exists((*file)->path()));
        QCOMPARE(number(**file, "SELECT count(*) FROM cache"), 0);
        QCOMPARE((*file)->walBytes(), 0);
        file->reset();
        QVERIFY(QDir(m_directory->path()).isEmpty());
    }

    void asMuchIsStoredBeforehandAsIsAskedFor_data()
    {
        QTest::addColumn<double>("prefill");
        QTest::addColumn<qint64>("maxBytes");
        QTest::addColumn<qint64>("stored");
        QTest::newRow("all") << 1.0 << qint64{0} << qint64{1000};
        QTest::newRow("none") << 0.0 << qint64{0} << qint64{0};
        QTest::newRow("a quarter") << 0.25 << qint64{0} << qint64{250};
        QTest::newRow("as the budget holds") << 1.0 << qint64{50'250} << qint64{100};
        QTest::newRow("a quarter of what the budget holds") << 0.25 << qint64{1'000'000} << qint64{250};
    }
    void asMuchIsStoredBeforehandAsIsAskedFor()
    {
        QFETCH(double, prefill);
        QFETCH(qint64, maxBytes);
        QFETCH(qint64, stored);
        Scenario scenario = small();
        scenario.prefill = prefill;
        scenario.maxBytes = maxBytes;
        const auto file = create(scenario);
        VERIFY_OK(file);
        QList<double> steps;
        const auto filled = fill(**file, scenario, {nullptr, [&steps](double step) { steps << step; }});
        VERIFY_OK(filled);
        QCOMPARE(*filled, stored);
        QCOMPARE(number(**file, "SELECT count(*) FROM cache"), stored);
        QCOMPARE(number(**file, "SELECT coalesce(sum(length(data)), 0) FROM cache"), stored * 500);
        QVERIFY(std::ranges::is_sorted(steps));
        QVERIFY(steps.isEmpty() == (stored == 0));
    }

    /// As if they had been used last, so that eviction begins with the others.
    void thePopularKeysAreTheNewest()
    {
        const Scenario scenario = small();
        const auto file = create(scenario);
        VERIFY_OK(file);
        VERIFY_OK(fill(**file, scenario));
        sqlite::ConnectionOptions options;
        options.fileName = (*file)->path();
        const auto connection = sqlite::Connection::open(options);
        VERIFY_OK(connection);
        const auto newest =
            (*connection)->queryText("SELECT key FROM cache ORDER BY last_accessed DESC LIMIT 1");
        VERIFY_OK(newest);
        const auto workload = Workload::load(scenario, (*file)->path());
        VERIFY_OK(workload);
        QCOMPARE(*newest, (*workload)->keys().first());
    }

    void aStopEndsThePreparation()
    {
        const Scenario scenario = small();
        const auto file = create(scenario);
        VERIFY_OK(file);
        std::atomic<bool> stop{false};
        VERIFY_FAILS(fill(**file, scenario, {&stop, [&stop](double) { stop = true; }}), ErrorCode::Cancelled);
        Scenario copying = small();
        copying.sourceFile = test::dataFile(QStringLiteral("audio.db"));
        const auto copied = create(copying, {&stop, {}}); // unless it shares its blocks, which is at once
        QVERIFY(copied || copied.error().code == ErrorCode::Cancelled);
    }

    void aCopyHasTheLogOfItsSource()
    {
        Scenario scenario = small();
        scenario.sourceFile =
            test::copyOfDataFile(QStringLiteral("extraction-live/cache.db"), m_directory->path());
        test::copyOfDataFile(QStringLiteral("extraction-live/cache.db-wal"), m_directory->path());
        const qint64 logBytes = QFile(scenario.sourceFile + QStringLiteral("-wal")).size();
        const auto file = create(scenario);
        VERIFY_OK(file);
        QVERIFY(logBytes > 0);
        QVERIFY((*file)->path() != scenario.sourceFile);
        const auto workload = Workload::load(scenario, (*file)->path());
        VERIFY_OK(workload);
        const auto filled = (*file)->fill(**workload, {});
        VERIFY_OK(filled);
        QCOMPARE(*filled, (*workload)->keyCount()); // all were there
        QVERIFY(*filled < scenario.keyCount);
    }

    void inPlaceItIsTheFileItself()
    {
        Scenario scenario = small();
        scenario.sourceFile = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        scenario.inPlace = true;
        auto file = create(scenario);
        VERIFY_OK(file);
        QCOMPARE((*file)->path(), scenario.sourceFile);
        QVERIFY((*file)->registerPath() != scenario.sourceFile);
        file->reset();
        QVERIFY(QFile::exists(scenario.sourceFile)); // it stays
    }

    void whatIsNoCacheIsNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("not there") << "none.db" << ErrorCode::NotFound;
        QTest::newRow("a directory") << "." << ErrorCode::CannotOpen;
        QTest::newRow("no database") << "text.db" << ErrorCode::NotACache;
        QTest::newRow("without entries") << "empty.db" << ErrorCode::NotACache;
    }
    void whatIsNoCacheIsNamed()
    {
        QFETCH(QString, name);
        QFETCH(ErrorCode, code);
        QFile text(m_directory->filePath(QStringLiteral("text.db")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("This is no database. ").repeated(100));
        text.close();
        const auto empty = makeDesign(QStringLiteral("corrected"));
        VERIFY_OK(empty->open({m_directory->filePath(QStringLiteral("empty.db"))}));
        VERIFY_OK(empty->close());
        for (const bool inPlace : {false, true}) {
            Scenario scenario = small();
            scenario.sourceFile = m_directory->filePath(name);
            scenario.inPlace = inPlace;
            const auto file = create(scenario);
            VERIFY_FAILS(file, code);
            QVERIFY2(file.error().message.contains(scenario.sourceFile), qPrintable(file.error().message));
        }
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    }

    void aDiskWithoutTheRoomIsRefused()
    {
        Scenario scenario = small();
        scenario.keyCount = 1'000'000;
        scenario.valueBytes = 1'000'000'000;
        const auto file = create(scenario);
        VERIFY_OK(file);
        VERIFY_FAILS(fill(**file, scenario), ErrorCode::DiskFull);
    }

    void aCopyWithoutTheRoomForTheRunIsRefused_data()
    {
        QTest::addColumn<bool>("inPlace");
        QTest::newRow("copy") << false;
        QTest::newRow("in place") << true;
    }
    void aCopyWithoutTheRoomForTheRunIsRefused()
    {
        QFETCH(bool, inPlace);
        Scenario scenario = small();
        scenario.sourceFile = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        scenario.inPlace = inPlace;
        scenario.keyCount = 200'000;
        execute(scenario.sourceFile,
                "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
                "INSERT INTO cache(key, data, size, created_at, last_accessed) "
                "SELECT 'more ' || i, x'00', 1, 0, 0 FROM n");
        const auto file = create(scenario);
        VERIFY_OK(file);
        VERIFY_OK(fill(**file, scenario));
        scenario.valueBytes = 50'000'000; // 10 TB in all
        VERIFY_FAILS(fill(**file, scenario), ErrorCode::DiskFull);
        scenario.mix = OperationMix::ofStores(0.0);
        VERIFY_OK(fill(**file, scenario));
    }

    void aDirectoryThatIsNotThereIsRefused()
    {
        const auto design = makeDesign(QStringLiteral("corrected"));
        VERIFY_FAILS(RunFile::create(small(), *design, m_directory->filePath(QStringLiteral("none")), {}),
                     ErrorCode::CannotOpen);
    }
};

QTEST_GUILESS_MAIN(TestRunFile)
#include "test_run_file.moc"
