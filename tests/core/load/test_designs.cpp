// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/design.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/fault_vfs.h"
#include "core/sqlite/lock_monitor.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QSet>
#include <QTemporaryDir>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;

/// Every design is a cache that works, for one user at least.
class TestDesigns : public QObject
{
    Q_OBJECT

private:
    static void everyDesign()
    {
        QTest::addColumn<QString>("name");
        for (const DesignInfo &info : allDesigns())
            QTest::newRow(qPrintable(info.name)) << info.name;
    }

    static qint64 inFile(const QString &path, const char *sql)
    {
        sqlite::ConnectionOptions options;
        options.fileName = path;
        const auto connection = sqlite::Connection::open(options);
        return connection ? (*connection)->queryInt(sql).value() : -1;
    }

private Q_SLOTS:
    void theyAreDescribedAndOrderedFromTheFaultToTheCorrection()
    {
        QSet<QString> names;
        for (const DesignInfo &info : allDesigns()) {
            names << info.name;
            QVERIFY(!info.title.isEmpty() && !info.description.isEmpty() && !info.switches.isEmpty());
        }
        QCOMPARE(names.size(), allDesigns().size());
        QVERIFY(names.contains(QStringLiteral("legacy")));
        QCOMPARE(allDesigns().first().name, QStringLiteral("legacy-no-timeout"));
        QCOMPARE(allDesigns().last().name, QStringLiteral("corrected"));
        QCOMPARE(allDesigns().at(allDesigns().size() - 2).name, QStringLiteral("group-commit"));
        QCOMPARE(allDesigns().at(allDesigns().size() - 3).name, QStringLiteral("batch-eviction"));
    }

    /// Each step between the fault and the last reference design turns one switch, so that a run shows what
    /// that switch does.
    void neighboursDifferInOneSwitch()
    {
        const auto &designs = allDesigns();
        for (qsizetype i = 1; i + 1 < designs.size(); ++i) {
            const QJsonObject before = designs[i - 1].switches;
            const QJsonObject after = designs[i].switches;
            QCOMPARE(after.keys(), before.keys());
            int changed = 0;
            for (const QString &key : after.keys())
                changed += after[key] != before[key] ? 1 : 0;
            QCOMPARE(changed, 1);
        }
    }

    void anUnknownNameIsNoDesign() { QVERIFY(!makeDesign(QStringLiteral("magic"))); }

    void storesReadsAndCloses_data() { everyDesign(); }
    void storesReadsAndCloses()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("cache.db"));
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({path, 0, &monitor}));
        VERIFY_OK(design->store(QStringLiteral("a"), "one"));
        VERIFY_OK(design->store(QStringLiteral("a"), "two"));
        VERIFY_OK(design->store(QStringLiteral("empty"), QByteArray()));
        QCOMPARE(**design->read(QStringLiteral("a")), QByteArray("two"));
        QVERIFY((*design->read(QStringLiteral("empty")))->isEmpty());
        QVERIFY(!design->read(QStringLiteral("absent"))->has_value());
        QCOMPARE(design->storeCommits(), 3);
        QCOMPARE(design->evicted(), 0);
        VERIFY_OK(design->close());
        QCOMPARE(monitor.totalErrors(), quint64{0});
        QCOMPARE(design->read(QStringLiteral("a")).error().code, ErrorCode::Closed);
        QCOMPARE(inFile(path, "SELECT count(*) FROM cache"), 2);
    }

    void evictsWhatWasNotReadForLongest_data() { everyDesign(); }
    void evictsWhatWasNotReadForLongest()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({directory.filePath(QStringLiteral("cache.db")), 1000, &monitor}));
        const QByteArray value(300, 'x');
        for (const char *key : {"a", "b", "c"})
            VERIFY_OK(design->store(QLatin1String(key), value));
        QVERIFY(design->read(QStringLiteral("a"))->has_value());
        VERIFY_OK(design->store(QStringLiteral("d"), value));
        QVERIFY(!design->read(QStringLiteral("b"))->has_value());
        QVERIFY(design->read(QStringLiteral("a"))->has_value());
        QVERIFY(design->read(QStringLiteral("d"))->has_value());
        QCOMPARE(design->evicted(), 1);
        VERIFY_OK(design->close());
    }

    void readsManyAndAsksForThem_data() { everyDesign(); }
    void readsManyAndAsksForThem()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({directory.filePath(QStringLiteral("cache.db")), 0, &monitor}));
        VERIFY_OK(design->storeMany({{QStringLiteral("a"), "one"}, {QStringLiteral("b"), "two"}}));
        QCOMPARE(design->storeCommits(), 1);
        const auto found = design->readMany({QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("b")});
        VERIFY_OK(found);
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->value(QStringLiteral("a")), QByteArray("one"));
        QCOMPARE(found->value(QStringLiteral("b")), QByteArray("two"));
        QVERIFY(design->readMany({})->isEmpty());
        QVERIFY(*design->contains(QStringLiteral("a")));
        QVERIFY(!*design->contains(QStringLiteral("x")));
        VERIFY_OK(design->close());
    }

    void storesManyUnderItsBudget_data() { everyDesign(); }
    void storesManyUnderItsBudget()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("cache.db"));
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({path, 1000, &monitor}));
        const QByteArray value(300, 'x');
        for (const char *key : {"a", "b", "c"})
            VERIFY_OK(design->store(QLatin1String(key), value));
        VERIFY_OK(design->storeMany({{QStringLiteral("d"), value}, {QStringLiteral("e"), value}}));
        QVERIFY(*design->contains(QStringLiteral("d")) && *design->contains(QStringLiteral("e")));
        QVERIFY(!*design->contains(QStringLiteral("a")));
        QCOMPARE(design->evicted(), 2);
        VERIFY_OK(design->close());
        QVERIFY(inFile(path, "SELECT sum(size) FROM cache") <= 1000);
    }

    void removes_data() { everyDesign(); }
    void removes()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({directory.filePath(QStringLiteral("cache.db")), 1000, &monitor}));
        VERIFY_OK(design->store(QStringLiteral("a"), QByteArray(600, 'x')));
        QVERIFY(*design->remove(QStringLiteral("a")));
        QVERIFY(!*design->remove(QStringLiteral("a")));
        QVERIFY(!*design->contains(QStringLiteral("a")));
        // What was removed takes no room any more.
        VERIFY_OK(design->storeMany(
            {{QStringLiteral("b"), QByteArray(450, 'x')}, {QStringLiteral("c"), QByteArray(450, 'x')}}));
        QCOMPARE(design->evicted(), 0);
        VERIFY_OK(design->close());
    }

    void pinnedEntriesTakeNothingOfTheBudget_data() { everyDesign(); }
    void pinnedEntriesTakeNothingOfTheBudget()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({directory.filePath(QStringLiteral("cache.db")), 1000, &monitor}));
        const QByteArray value(400, 'x');
        VERIFY_OK(design->storeMany({{QStringLiteral("a"), value}, {QStringLiteral("b"), value}}));
        QCOMPARE(*design->pin({QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("a")}), 1);
        VERIFY_OK(design->store(QStringLiteral("c"), value));
        QCOMPARE(design->evicted(), 0);
        VERIFY_OK(design->store(QStringLiteral("d"), value)); // 1,200 evictable bytes: "b" goes
        QVERIFY(*design->contains(QStringLiteral("a")));
        QVERIFY(!*design->contains(QStringLiteral("b")));
        QCOMPARE(*design->unpinAll(), 1);
        QCOMPARE(*design->unpinAll(), 0);
        VERIFY_OK(design->store(QStringLiteral("e"), value)); // and now "a"
        QVERIFY(!*design->contains(QStringLiteral("a")));
        VERIFY_OK(design->close());
    }

    void nothingWorksOnceClosed_data() { everyDesign(); }
    void nothingWorksOnceClosed()
    {
        QFETCH(QString, name);
        const QString key = QStringLiteral("a");
        const auto design = makeDesign(name);
        VERIFY_FAILS(design->read(key), ErrorCode::Closed);
        VERIFY_FAILS(design->readMany({key}), ErrorCode::Closed);
        VERIFY_FAILS(design->contains(key), ErrorCode::Closed);
        VERIFY_FAILS(design->store(key, "one"), ErrorCode::Closed);
        VERIFY_FAILS(design->storeMany({{key, "one"}}), ErrorCode::Closed);
        VERIFY_FAILS(design->remove(key), ErrorCode::Closed);
        VERIFY_FAILS(design->pin({key}), ErrorCode::Closed);
        VERIFY_FAILS(design->unpinAll(), ErrorCode::Closed);
        QCOMPARE(design->dirty(), 0);
    }

    void notedReadsAreDirtyUntilTheyAreInTheFile()
    {
        for (const char *name : {"batched-touches", "group-commit", "corrected"}) {
            const QTemporaryDir directory;
            sqlite::LockMonitor monitor;
            const auto design = makeDesign(QLatin1String(name));
            VERIFY_OK(design->open({directory.filePath(QStringLiteral("cache.db")), 0, &monitor}));
            VERIFY_OK(design->storeMany({{QStringLiteral("a"), "one"}, {QStringLiteral("b"), "two"}}));
            QCOMPARE(design->dirty(), 0);
            VERIFY_OK(design->readMany({QStringLiteral("a"), QStringLiteral("b")}));
            VERIFY_OK(design->contains(QStringLiteral("a"))); // no use of it
            QCOMPARE(design->dirty(), 2);
            VERIFY_OK(design->close());
            QCOMPARE(design->dirty(), 0);
        }
    }

    void worksOnAFileWithoutPinned_data() { everyDesign(); }
    void worksOnAFileWithoutPinned()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        const QString path =
            test::copyOfDataFile(QStringLiteral("audio-unpinned-schema.db"), directory.path());
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({path, 100'000, &monitor}));
        VERIFY_OK(design->store(QStringLiteral("a"), "one"));
        QCOMPARE(**design->read(QStringLiteral("a")), QByteArray("one"));
        QVERIFY(design->evicted() > 0);
        QVERIFY(*design->remove(QStringLiteral("a")));
        VERIFY_OK(design->store(QStringLiteral("a"), "one"));
        if (name != QStringLiteral("corrected")) { // which adds the column
            VERIFY_FAILS(design->pin({QStringLiteral("a")}), ErrorCode::InvalidArgument);
            VERIFY_FAILS(design->unpinAll(), ErrorCode::InvalidArgument);
        }
        VERIFY_OK(design->close());
        QVERIFY(inFile(path, "SELECT sum(size) FROM cache") <= 100'000);
    }

    void sparesPinnedEntries_data() { everyDesign(); }
    void sparesPinnedEntries()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({path, 1000, &monitor}));
        VERIFY_OK(design->store(QStringLiteral("a"), "one"));
        VERIFY_OK(design->close());
        QCOMPARE(inFile(path, "SELECT count(*) FROM cache WHERE pinned=1"), 10);
    }

    /// A slow or failing disk is one for all connections of a design, those of user threads too.
    void everyConnectionUsesTheVfs_data() { everyDesign(); }
    void everyConnectionUsesTheVfs()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        sqlite::LockMonitor monitor;
        const sqlite::FaultVfs disk;
        const auto opened = [&disk] {
            return disk.calls(sqlite::DiskFile::Main, sqlite::DiskOperation::Open);
        };
        const auto design = makeDesign(name);
        VERIFY_OK(design->open({directory.filePath(QStringLiteral("cache.db")), 0, &monitor, disk.name()}));
        const qint64 before = opened();
        QVERIFY(before > 0);
        Result<void> stored;
        Result<std::optional<QByteArray>> read{std::nullopt};
        std::thread user([&] {
            stored = design->store(QStringLiteral("a"), "one");
            read = design->read(QStringLiteral("a"));
        });
        user.join();
        VERIFY_OK(stored);
        VERIFY_OK(read);
        QCOMPARE(**read, QByteArray("one"));
        QVERIFY(opened() > before);
        QVERIFY(disk.calls(sqlite::DiskFile::Wal, sqlite::DiskOperation::Write) > 0);
        VERIFY_OK(design->close());
    }

    void noDesignOpensADirectory_data() { everyDesign(); }
    void noDesignOpensADirectory()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        sqlite::LockMonitor monitor;
        const auto design = makeDesign(name);
        QVERIFY(!design->open({directory.path(), 0, &monitor}));
        VERIFY_OK(design->close());
    }
};

QTEST_GUILESS_MAIN(TestDesigns)
#include "test_designs.moc"
