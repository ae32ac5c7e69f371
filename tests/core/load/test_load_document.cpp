// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_switches.h"
#include "core/load/report/load_document.h"
#include "core/load/report/machine_info.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::load;
using sqlite::HandlerAsked;
using sqlite::LockPhase;
using std::chrono::milliseconds;

/// What a load test came to as a document: enough to repeat it, and to know what caused what.
class TestLoadDocument : public QObject
{
    Q_OBJECT

private:
    static RunReport run(const QString &design, quint64 errors = 0, int code = SQLITE_BUSY)
    {
        RunReport report;
        report.design = design;
        report.counts.operations = 1;
        if (errors > 0)
            report.locks.errors = {{code, LockPhase::Write, HandlerAsked::Asked, errors}};
        report.locks.totalErrors = errors;
        report.counts.operations = 50;
        report.judge({});
        return report;
    }
    static QJsonObject overTheDisk(const LoadDocument &document)
    {
        return QJsonDocument::fromJson(QJsonDocument(document.toJson()).toJson()).object();
    }
    static Scenario unusual()
    {
        Scenario scenario;
        scenario.name = QStringLiteral("„unusual“ <&>");
        scenario.designs =
            QStringList({QStringLiteral("legacy+busyTimeoutMs=100"), QStringLiteral("legacy")});
        scenario.users = 77;
        scenario.stages = Ramp({{77, milliseconds(1500)}, {0, milliseconds(200)}});
        scenario.processes = 3;
        scenario.warmUp = milliseconds(250);
        scenario.arrivalRate = 12.5;
        scenario.arrivals = Arrivals::Together;
        scenario.mix.setWeight(OperationKind::Play, 0.25);
        scenario.keys = KeyDistribution::Hotspot;
        scenario.hotKeys = 1.0 / 3.0;
        scenario.valueSizes = SizeDistribution::LogNormal;
        scenario.maxBytes = 5'000'000'000;
        scenario.disk = *DiskModel::fromText(QStringLiteral("sync=5ms..300ms,sync-skew=6"));
        scenario.diskChanges = {{milliseconds(700), *DiskModel::fromText(QStringLiteral("hdd"))}};
        scenario.valueCheck = ValueCheck::Ends;
        scenario.verifyFile = true;
        scenario.thresholds = *parseThresholds(QStringLiteral("reads.p99Ms<50 and failed<=3"));
        scenario.seed = 0x7EDCBA9876543210U; // more than a double holds
        return scenario;
    }

private Q_SLOTS:
    void hasAllThatARepetitionNeeds()
    {
        for (const Scenario &scenario : {Scenario(), unusual()}) {
            const LoadDocument document{scenario, QDateTime::currentDateTimeUtc(), {}, {}, {}};
            const auto back =
                Scenario::fromJson(overTheDisk(document)[QStringLiteral("scenario")].toObject());
            VERIFY_OK(back);
            QVERIFY(*back == scenario);
        }
    }

    void saysWhenAndWhere()
    {
        LoadDocument document;
        document.startedAt = QDateTime(QDate(2024, 2, 29), QTime(12, 30, 5), Qt::OffsetFromUTC, 3600);
        const QJsonObject json = document.toJson();
        QCOMPARE(json[QStringLiteral("startedAt")].toString(), QStringLiteral("2024-02-29T11:30:05Z"));
        const QJsonObject machine = json[QStringLiteral("machine")].toObject();
        QVERIFY(machine[QStringLiteral("cores")].toInt() > 0);
        QVERIFY(machine[QStringLiteral("memoryBytes")].toInteger() > 1'000'000);
        QVERIFY(machine[QStringLiteral("sqliteVersion")].toString().startsWith(QLatin1Char('3')));
        QVERIFY(!json.contains(QStringLiteral("ablation")));
        QVERIFY(!json.contains(QStringLiteral("limit")));
    }

    void namesTheFileSystemUnderTheRuns()
    {
        const QTemporaryDir directory;
        LoadDocument document;
        QCOMPARE(document.runDirectory(), QDir::tempPath());
        document.workDirectory = directory.path();
        QCOMPARE(document.runDirectory(), directory.path());
        const QString there = fileSystemOf(directory.path());
        QVERIFY(!there.isEmpty());
        const QString name = QStringLiteral("fileSystem");
        QCOMPARE(document.toJson()[QStringLiteral("machine")][name].toString(), there);
        document.scenario.sourceFile = directory.filePath(QStringLiteral("cache.db"));
        document.workDirectory = directory.filePath(QStringLiteral("none"));
        QVERIFY(!document.toJson()[QStringLiteral("machine")].toObject().contains(name));
        document.scenario.inPlace = true;
        QCOMPARE(document.runDirectory(), directory.path());
    }

    void knowsFilesInMemory()
    {
        QVERIFY(isInMemory(QStringLiteral("tmpfs")));
        QVERIFY(isInMemory(QStringLiteral("ramfs")));
        QVERIFY(!isInMemory(QStringLiteral("ext4")));
        QVERIFY(!isInMemory(QString()));
    }

    void passesOnlyIfEveryRunHolds()
    {
        LoadDocument document;
        document.runs = {run(QStringLiteral("corrected"))};
        QVERIFY(document.passed());
        QVERIFY(document.toJson()[QStringLiteral("passed")].toBool());
        document.runs.push_back(run(QStringLiteral("legacy"), 1));
        QVERIFY(!document.passed());
        QVERIFY(!document.toJson()[QStringLiteral("passed")].toBool());
        QCOMPARE(document.toJson()[QStringLiteral("runs")].toArray().size(), 2);
    }

    void passesOnlyIfAllWasRunToItsEnd()
    {
        LoadDocument document;
        document.scenario.designs = {QStringLiteral("corrected"), QStringLiteral("legacy")};
        document.runs = {run(QStringLiteral("corrected"))};
        QVERIFY(!document.passed());
        QCOMPARE(document.notRun(), QStringList{QStringLiteral("legacy")});
        QCOMPARE(document.toJson()[QStringLiteral("notRun")].toArray().size(), 1);
        document.runs.push_back(run(QStringLiteral("legacy")));
        QVERIFY(document.passed());
        document.runs.back().interrupted = true;
        QVERIFY(!document.passed());
        QVERIFY(!document.runs.back().toJson()[QStringLiteral("passed")].toBool());
        document.runs.back().interrupted = false;
        document.error = QStringLiteral("The disk is full");
        QVERIFY(!document.passed());
        QCOMPARE(document.toJson()[QStringLiteral("error")].toString(), document.error);
    }

    void aSearchPassesIfTheConditionWasMetSomewhere()
    {
        LoadDocument document;
        document.limit = LimitReport();
        document.runs = {run(QStringLiteral("legacy")), run(QStringLiteral("legacy"), 3)};
        QVERIFY(!document.passed());
        document.limit->holdsAt = 20.0; // and not at more, which is what was searched for
        document.limit->error = QStringLiteral("It was interrupted");
        QVERIFY(!document.passed());
        document.limit->error.clear();
        QVERIFY(document.passed());
        QVERIFY(document.toJson()[QStringLiteral("passed")].toBool());
    }

    void ablationPlansEachDesignAndEachOfItsSwitches()
    {
        Scenario scenario;
        scenario.designs = QStringList({QStringLiteral("legacy"), QStringLiteral("legacy-no-timeout")});
        QCOMPARE(plannedDesigns(scenario), scenario.designs);
        scenario.ablation = true;
        const QStringList planned = plannedDesigns(scenario);
        QCOMPARE(planned.first(), QStringLiteral("legacy"));
        QVERIFY(planned.contains(QStringLiteral("legacy+connection=thread")));
        QVERIFY(planned.contains(QStringLiteral("legacy+busyTimeoutMs=0")));
        QVERIFY(planned.contains(QStringLiteral("legacy-no-timeout+busyTimeoutMs=5000")));
        const qsizetype each = 1 + ReferenceSwitches::names().size();
        QCOMPARE(planned.size(), 2 * each);
        QCOMPARE(QSet<QString>(planned.begin(), planned.end()).size(), planned.size());
    }

    void aDesignThatIsNamedTwiceRunsTwiceAndItsStepsOnce()
    {
        const QString legacy = QStringLiteral("legacy");
        const QString step = QStringLiteral("legacy+busyTimeoutMs=0");
        Scenario scenario;
        scenario.designs = QStringList({legacy, legacy, step});
        QCOMPARE(plannedDesigns(scenario), scenario.designs);
        scenario.designs = QStringList({legacy, legacy});
        scenario.ablation = true;
        const qsizetype steps = ReferenceSwitches::names().size();
        QCOMPARE(plannedDesigns(scenario).size(), 2 + steps);
        QCOMPARE(plannedDesigns(scenario).count(legacy), 2);
        scenario.designs = QStringList({legacy, step}); // a step that is named as well is run for that
        QCOMPARE(plannedDesigns(scenario).count(step), 1);
    }

    void theMatrixOfADesignThatIsNamedTwiceIsOne()
    {
        const QString base = QStringLiteral("legacy");
        const auto matrix = AblationMatrix::of({base, base}, {run(base, 10), run(base, 12)});
        QCOMPARE(matrix.bases.size(), std::size_t{1});
        QCOMPARE(matrix.bases.front().figures.lockErrors, 10);
    }

    void theMatrixSaysWhatEachSwitchChanged()
    {
        const QString base = QStringLiteral("legacy");
        const QString timeout = QStringLiteral("legacy+busyTimeoutMs=0");
        const QString begin = QStringLiteral("legacy+begin=immediate");
        RunReport failing = run(timeout, 90, SQLITE_BUSY_SNAPSHOT);
        failing.counts.failed = 12;
        const auto matrix = AblationMatrix::of({base}, {run(base, 10), failing, run(begin)});
        QCOMPARE(matrix.bases.size(), std::size_t{1});
        const AblationBase &row = matrix.bases.front();
        QCOMPARE(row.figures.lockErrors, 10);
        QCOMPARE(row.figures.byCode.at(SQLITE_BUSY), 10);
        QCOMPARE(row.factors.size(), std::size_t{2}); // of those that were run
        const AblationFactor &first = row.factors[0];
        QCOMPARE(first.switchName, QStringLiteral("busyTimeoutMs"));
        QCOMPARE(first.from, QStringLiteral("5000"));
        QCOMPARE(first.to, QStringLiteral("0"));
        QCOMPARE(first.design, timeout);
        QCOMPARE(first.lockErrorsChange, 80);
        QCOMPARE(first.figures.failed, 12);
        QCOMPARE(row.factors[1].lockErrorsChange, -10);
        LoadDocument document;
        document.ablation = matrix;
        const QJsonObject json = overTheDisk(document)[QStringLiteral("ablation")].toObject();
        const QJsonObject factor = json[QStringLiteral("bases")][0][QStringLiteral("factors")][0].toObject();
        QCOMPARE(factor[QStringLiteral("switch")].toString(), QStringLiteral("busyTimeoutMs"));
        QCOMPARE(factor[QStringLiteral("lockErrorsChange")].toInt(), 80);
        QCOMPARE(factor[QStringLiteral("byCode")][QStringLiteral("SQLITE_BUSY_SNAPSHOT")].toInt(), 90);
    }

    void theMatrixSaysHowMuchWasDoneWithTheErrors()
    {
        const QString base = QStringLiteral("legacy");
        RunReport hasty = run(base, 30);
        hasty.counts.operations = 970;
        hasty.counts.failed = 30;
        RunReport patient = run(QStringLiteral("legacy+busyTimeoutMs=0"), 30);
        patient.counts.operations = 100;
        patient.isScheduled = true;
        patient.counts.dropped = 870;
        RunReport idle = run(QStringLiteral("legacy+begin=immediate"));
        idle.counts = {};
        const auto matrix = AblationMatrix::of({base}, {hasty, patient, idle});
        const AblationBase &row = matrix.bases.front();
        QCOMPARE(row.figures.operations, 970);
        QCOMPARE(row.figures.lockErrorsPerThousand.value(), 30.0);
        QVERIFY(!row.figures.dropped); // it waited for its answers
        QVERIFY(row.hasArrivals());
        QCOMPARE(row.factors[0].figures.lockErrorsPerThousand.value(), 300.0);
        LoadDocument document;
        document.ablation = matrix;
        const QJsonObject json =
            overTheDisk(document)[QStringLiteral("ablation")][QStringLiteral("bases")][0].toObject();
        QCOMPARE(json[QStringLiteral("operations")].toInt(), 970);
        QCOMPARE(json[QStringLiteral("lockErrorsPerThousand")].toDouble(), 30.0);
        QVERIFY(!json.contains(QStringLiteral("dropped")));
        const QJsonArray factors = json[QStringLiteral("factors")].toArray();
        QCOMPARE(factors[0][QStringLiteral("operations")].toInt(), 100);
        QCOMPARE(factors[0][QStringLiteral("dropped")].toInt(), 870);
        QVERIFY(factors[1][QStringLiteral("lockErrorsPerThousand")].isNull()); // of nothing
    }

    void aMatrixOfClosedLoopsHasNoArrivals()
    {
        const QString base = QStringLiteral("legacy");
        QVERIFY(!AblationMatrix::of({base}, {run(base, 1)}).bases.front().hasArrivals());
    }

    void theMatrixOfWhatWasStoppedIsShorter()
    {
        QVERIFY(AblationMatrix::of({QStringLiteral("legacy")}, {}).bases.empty());
        const auto matrix = AblationMatrix::of({QStringLiteral("legacy"), QStringLiteral("corrected")},
                                               {run(QStringLiteral("corrected"))});
        QCOMPARE(matrix.bases.size(), std::size_t{1}); // it has no switches
        QVERIFY(matrix.bases.front().factors.empty());
    }

    void aLimitSaysHowItWasFound()
    {
        LimitReport limit;
        limit.design = QStringLiteral("legacy");
        limit.condition = *parseThresholds(QStringLiteral("lockErrors.total<=0 and reads.p99Ms<50"));
        limit.holdsAt = 20.0;
        limit.failsAt = 21.0;
        RunReport bad = run(limit.design, 3);
        bad.reads.count = 5;
        bad.reads.p99Ms = 70.0;
        limit.probes = {{20.0, run(limit.design)}, {21.0, bad}};
        LoadDocument document;
        document.limit = limit;
        const QJsonObject json = overTheDisk(document)[QStringLiteral("limit")].toObject();
        QCOMPARE(json[QStringLiteral("variable")].toString(), QStringLiteral("users"));
        QCOMPARE(json[QStringLiteral("condition")].toString(),
                 QStringLiteral("lockErrors.total<=0 and reads.p99Ms<50"));
        QCOMPARE(json[QStringLiteral("holdsAt")].toDouble(), 20.0);
        QCOMPARE(json[QStringLiteral("failsAt")].toDouble(), 21.0);
        const QJsonArray probes = json[QStringLiteral("probes")].toArray();
        QVERIFY(probes[0][QStringLiteral("passed")].toBool());
        QVERIFY(probes[0][QStringLiteral("why")].toString().isEmpty());
        QVERIFY(!probes[0][QStringLiteral("readsP99Ms")].isDouble()); // none was measured
        QVERIFY(!probes[1][QStringLiteral("passed")].toBool());
        QCOMPARE(probes[1][QStringLiteral("readsP99Ms")].toDouble(), 70.0);
        QVERIFY(
            probes[1][QStringLiteral("why")].toString().contains(QStringLiteral("lock errors 3 (allowed:")));
    }

    void aLimitThatIsNowhereIsLeftOut()
    {
        LimitReport limit;
        limit.variable = LimitVariable::Rate;
        const QJsonObject json = limit.toJson();
        QCOMPARE(json[QStringLiteral("variable")].toString(), QStringLiteral("ratePerSecond"));
        QVERIFY(!json.contains(QStringLiteral("holdsAt")));
        QVERIFY(!json.contains(QStringLiteral("failsAt")));
    }
};

QTEST_APPLESS_MAIN(TestLoadDocument)
#include "test_load_document.moc"
