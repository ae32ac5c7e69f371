// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/load/designs/corrected_design.h"
#include "core/load/run/runner.h"
#include "core/sqlite/connection.h"
#include "tests/core/load/lying_designs.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;
using sqlite::Connection;
using sqlite::LockPhase;
using std::chrono::milliseconds;

namespace {

/// The corrected cache, but whoever closes it does something to its file.
class DamagingDesign : public CorrectedDesign
{
public:
    using Damage = void (*)(const QString &path);

    explicit DamagingDesign(Damage damage)
        : m_damage(damage)
    {
    }
    Result<void> open(const DesignSettings &settings) override
    {
        m_path = settings.path;
        return CorrectedDesign::open(settings);
    }
    Result<void> close() override
    {
        auto closed = CorrectedDesign::close();
        m_damage(m_path);
        return closed;
    }

private:
    const Damage m_damage;
    QString m_path;
};

std::unique_ptr<Connection> connectionTo(const QString &path)
{
    sqlite::ConnectionOptions options;
    options.fileName = path;
    auto opened = Connection::open(options);
    return opened ? std::move(*opened) : nullptr;
}

void execute(const QString &path, const char *sql)
{
    if (auto done = connectionTo(path)->execute(sql, LockPhase::Write); !done)
        qFatal("%s", qPrintable(done.error().message));
}

void removeAKey(const QString &path)
{
    execute(path, "DELETE FROM cache WHERE rowid = (SELECT min(rowid) FROM cache)");
}

void swapTwoValues(const QString &path)
{
    execute(path, "UPDATE cache SET data = (SELECT data FROM cache ORDER BY rowid LIMIT 1 OFFSET 1) "
                  "WHERE rowid = (SELECT min(rowid) FROM cache)");
}

void tearAValue(const QString &path)
{
    execute(path, "UPDATE cache SET data = CAST(substr(data, 1, 1000) || zeroblob(1000) AS BLOB) "
                  "WHERE rowid = (SELECT min(rowid) FROM cache)");
}

/// Zeroes over the root page of the index of keys.
void breakTheIndex(const QString &path)
{
    qint64 offset = 0;
    {
        const auto connection = connectionTo(path);
        const auto page = connection->queryInt(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cache' LIMIT 1");
        offset = (*page - 1) * *connection->queryInt("PRAGMA page_size");
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(QByteArray(200, '\0')) != 200)
        qFatal("%s", qPrintable(file.errorString()));
}

/// Two keys whose values the run does not know are nothing to find.
void addStrangeKeys(const QString &path)
{
    execute(path, "INSERT INTO cache(key, data, size, created_at, last_accessed) "
                  "VALUES('strange', x'00', 1, 0, 0), ('stranger', x'01', 1, 0, 0)");
}

} // namespace

/// Whole runs whose values are checked: whoever is right is not accused, and every lie is found.
class TestVerifiedRuns : public QObject
{
    Q_OBJECT

private:
    static Scenario busy()
    {
        Scenario scenario;
        scenario.users = 8;
        scenario.operations = 8000;
        scenario.thinkTime = milliseconds(0);
        scenario.keyCount = 10;
        scenario.prefill = 0.0;
        scenario.valueBytes = 300;
        scenario.mix = OperationMix::ofStores(0.4);
        return scenario;
    }

    /// Everything that an operation can be.
    static Scenario mixed()
    {
        Scenario scenario = busy();
        scenario.operations = 3000;
        scenario.batchSize = 4;
        for (const auto kind : {OperationKind::Contains, OperationKind::GetMany, OperationKind::PutMany,
                                OperationKind::Remove, OperationKind::Pin, OperationKind::Play})
            scenario.mix.setWeight(kind, 0.1);
        return scenario;
    }

    /// Under a budget, with pins of one key at a time.
    static Scenario pinning()
    {
        Scenario scenario = mixed();
        scenario.operations = 8000;
        scenario.batchSize = 1;
        scenario.maxBytes = 1'000'000;
        scenario.mix.setWeight(OperationKind::Pin, 0.3);
        return scenario;
    }

    /// Who stores what it does not find, so that all that goes missing is seen.
    static Scenario onePlayer()
    {
        Scenario scenario = busy();
        scenario.users = 1;
        scenario.keys = KeyDistribution::Uniform;
        scenario.maxBytes = 1'000'000;
        for (const auto kind : {OperationKind::Get, OperationKind::Put})
            scenario.mix.setWeight(kind, 0.0);
        scenario.mix.setWeight(OperationKind::Play, 1.0);
        return scenario;
    }

    /// The file is laid out by a design that has one; then comes that of `make`.
    template <typename Make>
    static Result<RunReport> runWith(const Scenario &scenario, Make make)
    {
        int calls = 0;
        RunEnvironment environment;
        environment.makeDesign = [&calls, make](const QString &) {
            return ++calls == 1 ? makeDesign(QStringLiteral("corrected")) : std::unique_ptr<Design>(make());
        };
        return runDesign(scenario, QStringLiteral("test"), {}, nullptr, environment);
    }
    template <typename Lying>
    static Result<RunReport> runOf(const Scenario &scenario)
    {
        return runWith(scenario, [] { return std::make_unique<Lying>(); });
    }

    static QByteArray text(const RunReport &report)
    {
        const VerificationCounts &counts = report.verification;
        return QStringLiteral("torn %1 stale %2 lost %3 wrong %4. %5")
            .arg(counts.torn)
            .arg(counts.stale)
            .arg(counts.lost)
            .arg(counts.wrong)
            .arg(report.reasons().join(QLatin1Char(' ')))
            .toUtf8();
    }

private Q_SLOTS:
    void everyLieIsFoundByItsName_data()
    {
        QTest::addColumn<QString>("lie");
        for (const char *lie : {"torn", "lost", "stale", "wrong"})
            QTest::newRow(lie) << QString::fromLatin1(lie);
    }
    void everyLieIsFoundByItsName()
    {
        QFETCH(QString, lie);
        const auto run = lie == QStringLiteral("torn")    ? runOf<test::TearingDesign>(busy())
                         : lie == QStringLiteral("lost")  ? runOf<test::LosingDesign>(busy())
                         : lie == QStringLiteral("stale") ? runOf<test::StaleDesign>(busy())
                                                          : runOf<test::MisdirectingDesign>(busy());
        VERIFY_OK(run);
        const VerificationCounts &found = run->verification;
        const QHash<QString, qint64> counts{{QStringLiteral("torn"), found.torn},
                                            {QStringLiteral("lost"), found.lost},
                                            {QStringLiteral("stale"), found.stale},
                                            {QStringLiteral("wrong"), found.wrong}};
        for (auto count = counts.begin(); count != counts.end(); ++count)
            QVERIFY2((*count > 0) == (count.key() == lie), text(*run));
        QVERIFY(!run->holds());
        QCOMPARE(run->reasons().size(), 1);
        const QString said = QStringLiteral("%1 %2").arg(formatCount(counts[lie]), lie);
        QVERIFY2(run->reasons().first().contains(said), text(*run));
        QVERIFY(run->verdict().notes.last().contains(found.firstFinding));
        QVERIFY(!found.firstFinding.isEmpty());
    }

    void whoIsRightIsNotAccused()
    {
        for (const Scenario &scenario : {busy(), mixed()}) {
            const auto run = runOf<test::MapDesign>(scenario);
            VERIFY_OK(run);
            QVERIFY2(run->holds(), text(*run));
            QVERIFY(run->verification.checked > 500);
            QCOMPARE(run->verification.unchecked, 0);
        }
    }

    void whoFailsIsNotAccusedOfLies()
    {
        const auto run = runOf<test::FailingDesign>(mixed());
        VERIFY_OK(run);
        QVERIFY(run->counts.failed > 0);
        QVERIFY2(!run->verification.failed(), text(*run));
        QCOMPARE(run->failures.count, run->counts.failed);
    }

    void lossesAreFoundAmongEvictions_data()
    {
        QTest::addColumn<bool>("verifyFile");
        QTest::newRow("by misses") << false;
        QTest::newRow("also in the file") << true;
    }
    void lossesAreFoundAmongEvictions()
    {
        QFETCH(bool, verifyFile);
        Scenario scenario = busy();
        scenario.maxBytes = 1'000'000'000;
        scenario.verifyFile = verifyFile;
        const auto run = runOf<test::LosingDesign>(scenario);
        VERIFY_OK(run);
        QVERIFY2(run->verification.lost > 20, text(*run));
        QCOMPARE(run->verification.torn + run->verification.stale + run->verification.wrong, 0);
        QVERIFY(run->verification.unchecked >= 0);
        QVERIFY(!run->holds());
        QVERIFY2(run->verification.firstFinding.contains(QStringLiteral("no more than 0 were evicted")),
                 text(*run));
    }

    /// Not even a read of what was lost is needed.
    void lossesThatNobodyReadAreFoundInTheFile()
    {
        Scenario scenario = busy();
        scenario.operations = 500;
        scenario.prefill = 1.0;
        scenario.valueBytes = 2000;
        scenario.maxBytes = 1'000'000'000;
        scenario.verifyFile = true;
        const auto run = runWith(scenario, [] { return std::make_unique<DamagingDesign>(&removeAKey); });
        VERIFY_OK(run);
        QVERIFY2(!run->verification.failed(), text(*run));
        QVERIFY(run->file);
        QCOMPARE(run->file->counts.lost, 1);
        QVERIFY(!run->holds());
    }

    void whoEvictsRightlyIsNotAccused()
    {
        const auto run = runOf<test::EvictingDesign>(pinning());
        VERIFY_OK(run);
        QVERIFY2(run->holds(), text(*run));
        QVERIFY(run->evicted > 100);
        QVERIFY(run->verification.unchecked > 100);
    }

    void lossesAmongEvictionsOfTheirNumberAreFound()
    {
        const auto run = runOf<test::EvictingAndLosingDesign>(onePlayer());
        VERIFY_OK(run);
        QVERIFY(run->evicted > 100);
        QVERIFY2(run->verification.lost > 5, text(*run));
        const auto right = runOf<test::EvictingDesign>(onePlayer());
        VERIFY_OK(right);
        QVERIFY2(right->holds(), text(*right));
    }

    void whoEvictsWhatIsPinnedIsFound()
    {
        const auto run = runOf<test::PinForgettingDesign>(pinning());
        VERIFY_OK(run);
        QVERIFY2(run->verification.lost > 0, text(*run));
        QVERIFY2(run->verification.firstFinding.startsWith(QStringLiteral("What was read of key ")),
                 text(*run));
        QCOMPARE(run->verification.torn + run->verification.stale + run->verification.wrong, 0);
        QVERIFY(!run->holds());
    }

    void designsOnDisksAreNotAccused_data()
    {
        QTest::addColumn<QString>("design");
        QTest::addColumn<qint64>("maxBytes");
        for (const char *design : {"corrected", "legacy", "batch-eviction", "group-commit", "counted-size"}) {
            QTest::addRow("%s", design) << QString::fromLatin1(design) << qint64{0};
            QTest::addRow("%s, evicting", design) << QString::fromLatin1(design) << qint64{2000};
        }
    }
    void designsOnDisksAreNotAccused()
    {
        QFETCH(QString, design);
        QFETCH(qint64, maxBytes);
        Scenario scenario = mixed();
        scenario.maxBytes = maxBytes;
        scenario.operations = design == QStringLiteral("corrected") ? 3000 : 150;
        scenario.prefill = 0.5;
        scenario.verifyFile = true;
        const auto run = runDesign(scenario, design);
        VERIFY_OK(run);
        QVERIFY2(!run->verification.failed(), text(*run));
        QVERIFY(run->verification.checked > 60);
        QVERIFY(run->file);
        QVERIFY2(!run->file->failed(), text(*run));
        QCOMPARE(run->evicted > 0, maxBytes > 0);
    }

    void valuesThatWereThereBeforeAreNotAccused()
    {
        Scenario scenario = mixed();
        scenario.operations = 120;
        scenario.sourceFile = test::dataFile(QStringLiteral("audio.db"));
        scenario.keyCount = 100;
        scenario.verifyFile = true;
        for (const char *design : {"corrected", "legacy"}) {
            const auto run = runDesign(scenario, QLatin1String(design));
            VERIFY_OK(run);
            QVERIFY2(!run->verification.failed(), text(*run));
            QVERIFY2(run->file && !run->file->failed(), text(*run));
            QVERIFY(run->file->entries > 0);
        }
    }

    void keysThatNobodyCanAskForAreNotLost()
    {
        const QTemporaryDir directory;
        Scenario scenario = busy();
        scenario.operations = 400;
        scenario.sourceFile = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
        scenario.keyCount = 1000;
        scenario.verifyFile = true;
        execute(scenario.sourceFile, "DELETE FROM cache WHERE rowid > (SELECT min(rowid) + 5 FROM cache)");
        execute(scenario.sourceFile,
                "INSERT INTO cache(key, data, size, created_at, last_accessed) "
                "VALUES(NULL, x'00', 1, 0, 0), (CAST(x'61ff62' AS TEXT), x'01', 1, 0, 0)");
        const auto run = runDesign(scenario, QStringLiteral("corrected"));
        VERIFY_OK(run);
        QVERIFY2(run->holds(), text(*run));
        QCOMPARE(run->counts.misses, 0);
    }

    void withoutAskingNothingIsChecked()
    {
        Scenario scenario = busy();
        scenario.valueCheck = ValueCheck::Off;
        const auto run = runOf<test::LosingDesign>(scenario);
        VERIFY_OK(run);
        QVERIFY(!run->isVerified);
        QCOMPARE(run->verification.checked, 0);
        QVERIFY(run->holds());
    }

    void whatADesignLeavesInItsFileIsRead_data()
    {
        QTest::addColumn<DamagingDesign::Damage>("damage");
        QTest::addColumn<QString>("said");
        QTest::newRow("key removed") << &removeAKey << "1 lost";
        QTest::newRow("values swapped") << &swapTwoValues << "1 wrong";
        QTest::newRow("value torn") << &tearAValue << "1 torn";
        QTest::newRow("index broken") << &breakTheIndex << "the file is damaged: ";
        QTest::newRow("nothing of the run's") << &addStrangeKeys << QString();
    }
    void whatADesignLeavesInItsFileIsRead()
    {
        QFETCH(DamagingDesign::Damage, damage);
        QFETCH(QString, said);
        Scenario scenario = busy();
        scenario.operations = 500;
        scenario.prefill = 1.0;
        scenario.valueBytes = 2000;
        scenario.verifyFile = true;
        const auto run = runWith(scenario, [damage] { return std::make_unique<DamagingDesign>(damage); });
        VERIFY_OK(run);
        QVERIFY(!run->verification.failed()); // it was right as long as it was open
        QVERIFY(run->file);
        QCOMPARE(run->holds(), said.isEmpty());
        if (!said.isEmpty())
            QVERIFY2(run->reasons().first().contains(said), text(*run));
    }

    void aStopBeforeTheFileIsReadLeavesThatOut_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::newRow("closing") << QStringLiteral("closing");
        QTest::newRow("verifying") << QStringLiteral("verifying");
    }
    void aStopBeforeTheFileIsReadLeavesThatOut()
    {
        QFETCH(QString, phase);
        Scenario scenario = busy();
        scenario.verifyFile = true;
        std::atomic<bool> stop{false};
        RunObserver observer;
        QStringList phases;
        observer.onPhase = [&](const QString &now) {
            phases << now;
            stop = now == phase;
        };
        const auto run = runDesign(scenario, QStringLiteral("corrected"), observer, &stop);
        VERIFY_OK(run);
        QCOMPARE(phases.last(), phase);
        QVERIFY(run->interrupted);
        QVERIFY(!run->file);
        QCOMPARE(run->counts.operations, 8000);
    }
};

QTEST_GUILESS_MAIN(TestVerifiedRuns)
#include "test_verified_runs.moc"
