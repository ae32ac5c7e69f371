// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/totals_table.h"
#include "core/load/generate/cache_generator.h"
#include "core/load/generate/ogg_writer.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/fault_vfs.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtEndian>

#include <limits>

using namespace cachescope;
using namespace cachescope::load;

/// Generated files are like production's, and the same again for the same seed.
class TestCacheGenerator : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<sqlite::Connection> openReadOnly(const QString &path)
    {
        sqlite::ConnectionOptions options;
        options.fileName = sqlite::fileUri(path, QStringLiteral("immutable=1"));
        options.isUri = true;
        options.readOnly = true;
        auto opened = sqlite::Connection::open(options);
        return opened ? std::move(*opened) : nullptr;
    }

    static QString schemaOf(const QString &path)
    {
        return openReadOnly(path)
            ->queryText(
                "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql NOT NULL)")
            ->simplified()
            .replace(QStringLiteral("( "), QStringLiteral("("))
            .replace(QStringLiteral(" )"), QStringLiteral(")"));
    }

    [[nodiscard]] QString file(const char *name) const { return m_directory->filePath(QLatin1String(name)); }

    static GeneratorOptions options(GeneratorProfile profile, qint64 entries = 40)
    {
        GeneratorOptions options;
        options.entries = entries;
        options.profile = profile;
        return options;
    }

    /// Whether the value is pages from beginning to end, each with the checksum that it says.
    static bool isSoundOgg(QByteArray stream)
    {
        while (!stream.isEmpty()) {
            if (!stream.startsWith("OggS") || stream.size() < 27)
                return false;
            const int segments = static_cast<uchar>(stream[26]);
            qsizetype length = 27 + segments;
            for (int i = 0; i < segments; ++i)
                length += static_cast<uchar>(stream[27 + i]);
            if (length > stream.size())
                return false;
            QByteArray page = stream.first(length);
            const auto checksum = qFromLittleEndian<quint32>(page.constData() + 22);
            page.replace(22, 4, QByteArray(4, '\0'));
            if (oggChecksum(page) != checksum)
                return false;
            stream.remove(0, length);
        }
        return true;
    }

    static void profiles()
    {
        QTest::addColumn<GeneratorProfile>("profile");
        for (const char *name : {"audio", "document", "extraction", "mixed"})
            QTest::newRow(name) << *generatorProfile(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_directory;

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void theSameSeedGivesTheSameFile_data()
    {
        QTest::addColumn<GeneratorProfile>("profile");
        QTest::addColumn<GeneratorLayout>("layout");
        for (const char *profile : {"audio", "document", "extraction", "mixed"}) {
            for (const char *layout : {"cachescope", "production", "production-unpinned"})
                QTest::addRow("%s %s", profile, layout)
                    << *generatorProfile(QLatin1String(profile)) << *generatorLayout(QLatin1String(layout));
        }
    }
    void theSameSeedGivesTheSameFile()
    {
        QFETCH(GeneratorProfile, profile);
        QFETCH(GeneratorLayout, layout);
        GeneratorOptions wanted = options(profile);
        wanted.layout = layout;
        VERIFY_OK(generateCache(file("a.db"), wanted));
        VERIFY_OK(generateCache(file("b.db"), wanted));
        wanted.seed = 43;
        VERIFY_OK(generateCache(file("c.db"), wanted));
        QCOMPARE(test::fileHash(file("a.db")), test::fileHash(file("b.db")));
        QVERIFY(test::fileHash(file("a.db")) != test::fileHash(file("c.db")));
    }

    void sumsAreRightAndNothingIsLeftBeside_data() { profiles(); }
    void sumsAreRightAndNothingIsLeftBeside()
    {
        QFETCH(GeneratorProfile, profile);
        const auto result = generateCache(file("a.db"), options(profile));
        VERIFY_OK(result);
        const auto connection = openReadOnly(file("a.db"));
        QCOMPARE(result->entries, 40);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM cache"), 40);
        QCOMPARE(*connection->queryInt("SELECT sum(size) FROM cache"), result->dataBytes);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM cache WHERE size<>length(data)"), 0);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM cache WHERE last_accessed<created_at"), 0);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM cache WHERE created_at NOT BETWEEN "
                                       "1771545600-42*86400 AND 1771545600"),
                 0);
        QCOMPARE(*connection->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
        QCOMPARE(QFileInfo(file("a.db")).size(), result->fileBytes);
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList(QStringLiteral("a.db")));
    }

    void valuesAreWhatTheirKeysSay()
    {
        VERIFY_OK(generateCache(file("a.db"), options(GeneratorProfile::Mixed, 200)));
        const auto connection = openReadOnly(file("a.db"));
        auto select = connection->prepare("SELECT key, data FROM cache");
        int recordings = 0;
        int documents = 0;
        while (*select->step(sqlite::LockPhase::Read)) {
            const QByteArray data = select->columnBytes(1);
            if (data.startsWith("OggS")) {
                QVERIFY(isSoundOgg(data));
                ++recordings;
                continue;
            }
            const auto json = QJsonDocument::fromJson(data);
            QVERIFY2(!json.isNull(), qPrintable(select->columnText(0)));
            QCOMPARE(json.isArray(), select->columnText(0).endsWith(QStringLiteral(":ts")));
            ++documents;
        }
        QVERIFY(recordings > 0 && documents > 0);
    }

    void everyValueHasTheSizeAskedFor_data()
    {
        QTest::addColumn<GeneratorProfile>("profile");
        QTest::addColumn<qint64>("bytes");
        for (const char *name : {"audio", "document", "extraction", "mixed"}) {
            for (const qint64 bytes : {300, 301, 399, 400, 999, 4096, 50'000, 14'000'000})
                QTest::addRow("%s %lld", name, bytes) << *generatorProfile(QLatin1String(name)) << bytes;
        }
    }
    void everyValueHasTheSizeAskedFor()
    {
        QFETCH(GeneratorProfile, profile);
        QFETCH(qint64, bytes);
        GeneratorOptions wanted = options(profile, bytes > 1'000'000 ? 5 : 20);
        wanted.valueBytes = bytes;
        VERIFY_OK(generateCache(file("a.db"), wanted));
        const auto connection = openReadOnly(file("a.db"));
        QCOMPARE(*connection->queryInt("SELECT min(size) FROM cache"), bytes);
        QCOMPARE(*connection->queryInt("SELECT max(size) FROM cache"), bytes);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM cache WHERE substr(data,1,1) IN ('{','[') "
                                       "AND NOT json_valid(data)"),
                 0);
    }

    void layoutsAreThoseOfTheRealThing()
    {
        GeneratorOptions wanted = options(GeneratorProfile::Extraction);
        VERIFY_OK(generateCache(file("production.db"), wanted));
        wanted.layout = GeneratorLayout::ProductionUnpinned;
        VERIFY_OK(generateCache(file("unpinned.db"), wanted));
        QCOMPARE(schemaOf(file("production.db")), schemaOf(test::dataFile(QStringLiteral("audio.db"))));
        QCOMPARE(schemaOf(file("unpinned.db")),
                 schemaOf(test::dataFile(QStringLiteral("audio-unpinned-schema.db"))));
        QCOMPARE(*openReadOnly(file("production.db"))->queryInt("PRAGMA page_size"), 4096);
    }

    void ownFilesHaveTheBlobLast()
    {
        GeneratorOptions wanted = options(GeneratorProfile::Extraction);
        wanted.layout = GeneratorLayout::Cachescope;
        VERIFY_OK(generateCache(file("own.db"), wanted));
        const auto connection = openReadOnly(file("own.db"));
        QCOMPARE(*connection->queryText("SELECT name FROM pragma_table_info('cache') ORDER BY cid DESC"),
                 QStringLiteral("data"));
        QCOMPARE(*connection->queryInt("PRAGMA page_size"), 16384);
        QCOMPARE(*connection->queryInt("PRAGMA auto_vacuum"), 2);
    }

    void ownFilesKnowTheirTotals()
    {
        GeneratorOptions wanted = options(GeneratorProfile::Audio, 200);
        wanted.layout = GeneratorLayout::Cachescope;
        VERIFY_OK(generateCache(file("own.db"), wanted));
        const auto connection = openReadOnly(file("own.db"));
        QVERIFY(*cache::hasTotals(*connection, true));
        const auto recorded = cache::readTotals(*connection);
        const auto counted = cache::countTotals(*connection, true);
        VERIFY_OK(recorded);
        VERIFY_OK(counted);
        QVERIFY(recorded->known);
        QCOMPARE(recorded->totals, *counted);
        QVERIFY(counted->pinnedEntries > 0);
    }

    void entriesStandInTheOrderInWhichTheyWereStored_data()
    {
        QTest::addColumn<GeneratorProfile>("profile");
        QTest::addColumn<qint64>("entries");
        QTest::addColumn<qint64>("bytes");
        for (const char *name : {"audio", "document", "extraction", "mixed"}) {
            QTest::addRow("%s by number", name) << *generatorProfile(QLatin1String(name)) << 300LL << 0LL;
            QTest::addRow("%s by size", name) << *generatorProfile(QLatin1String(name)) << 0LL << 9'000'000LL;
        }
    }
    void entriesStandInTheOrderInWhichTheyWereStored()
    {
        QFETCH(GeneratorProfile, profile);
        GeneratorOptions wanted = options(profile);
        QFETCH(qint64, entries);
        QFETCH(qint64, bytes);
        wanted.entries = entries;
        wanted.totalBytes = bytes;
        VERIFY_OK(generateCache(file("a.db"), wanted));
        const auto connection = openReadOnly(file("a.db"));
        QCOMPARE(
            *connection->queryInt("SELECT count(*) FROM (SELECT created_at - lag(created_at) OVER (ORDER "
                                  "BY rowid) AS step FROM cache) WHERE step < 0"),
            0);
    }

    void companionsBelongToTheirRecordings()
    {
        VERIFY_OK(generateCache(file("a.db"), options(GeneratorProfile::Audio, 500)));
        const auto connection = openReadOnly(file("a.db"));
        const QString pairs =
            QStringLiteral("SELECT count(*) FROM cache AS r JOIN cache AS c ON c.key = r.key || ':ts' ");
        QVERIFY(*connection->queryInt(pairs.toStdString()) > 50);
        QCOMPARE(*connection->queryInt(
                     (pairs + QStringLiteral("WHERE c.created_at <> r.created_at OR c.pinned <> r.pinned"))
                         .toStdString()),
                 0);
        QVERIFY(*connection->queryInt("SELECT count(*) FROM cache WHERE key LIKE '%:ts' AND "
                                      "last_accessed = created_at") > 50);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM cache WHERE key LIKE '%:%' AND "
                                       "substr(key, 1, 64) NOT IN (SELECT key FROM cache)"),
                 0);
    }

    void theOlderGenerationHasTokensBesideItsRecordings()
    {
        GeneratorOptions wanted = options(GeneratorProfile::Audio, 100);
        wanted.layout = GeneratorLayout::ProductionUnpinned;
        VERIFY_OK(generateCache(file("a.db"), wanted));
        const auto connection = openReadOnly(file("a.db"));
        QVERIFY(*connection->queryInt("SELECT count(*) FROM cache WHERE key LIKE '%:tokens'") > 10);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM cache WHERE key LIKE '%:ts'"), 0);
        QCOMPARE(*connection->queryInt("SELECT max(abs(size - 240)) FROM cache WHERE key LIKE '%:tokens'"),
                 0);
    }

    void onlyRecordingsArePinned()
    {
        VERIFY_OK(generateCache(file("a.db"), options(GeneratorProfile::Mixed, 1000)));
        const auto connection = openReadOnly(file("a.db"));
        const qint64 pinned = *connection->queryInt("SELECT count(*) FROM cache WHERE pinned = 1");
        QVERIFY(pinned > 20 && pinned < 120);
        QCOMPARE(
            *connection->queryInt("SELECT count(*) FROM cache WHERE pinned = 1 AND substr(data, 1, 1) = '{'"),
            0);
    }

    void theHeaderSaysWal()
    {
        VERIFY_OK(generateCache(file("a.db"), options(GeneratorProfile::Extraction)));
        QFile written(file("a.db"));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray header = written.read(100);
        QCOMPARE(header[18], '\x02');
        QCOMPARE(header[19], '\x02');
    }

    void goesOnUntilTheValuesAddUp()
    {
        GeneratorOptions wanted;
        wanted.totalBytes = 300'000;
        wanted.valueBytes = 1000;
        const auto result = generateCache(file("a.db"), wanted);
        VERIFY_OK(result);
        QCOMPARE(result->dataBytes, 300'000);
    }

    void hitsTheBytesAskedFor_data()
    {
        QTest::addColumn<GeneratorProfile>("profile");
        QTest::addColumn<qint64>("bytes");
        for (const char *name : {"audio", "document", "extraction", "mixed"}) {
            for (const qint64 bytes : {300, 5'000, 100'000, 3'000'000})
                QTest::addRow("%s %lld", name, bytes) << *generatorProfile(QLatin1String(name)) << bytes;
        }
    }
    void hitsTheBytesAskedFor()
    {
        QFETCH(GeneratorProfile, profile);
        QFETCH(qint64, bytes);
        GeneratorOptions wanted = options(profile);
        wanted.entries = 0;
        wanted.totalBytes = bytes;
        const auto result = generateCache(file("a.db"), wanted);
        VERIFY_OK(result);
        QVERIFY2(result->dataBytes <= bytes && result->dataBytes > bytes - 300,
                 qPrintable(QString::number(result->dataBytes)));
        QCOMPARE(*openReadOnly(file("a.db"))->queryInt("SELECT sum(length(data)) FROM cache"),
                 result->dataBytes);
    }

    void fewerBytesThanAValueHasGiveOneValue()
    {
        GeneratorOptions wanted;
        wanted.totalBytes = 1;
        const auto result = generateCache(file("a.db"), wanted);
        VERIFY_OK(result);
        QCOMPARE(result->entries, 1);
        QCOMPARE(result->dataBytes, 300);
    }

    void refusesWhatTheDiskHasNoRoomFor_data()
    {
        QTest::addColumn<qint64>("entries");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qint64>("valueBytes");
        QTest::newRow("bytes") << 0LL << std::numeric_limits<qint64>::max() << 0LL;
        QTest::newRow("entries") << std::numeric_limits<qint64>::max() << 0LL << 50'000LL;
    }
    void refusesWhatTheDiskHasNoRoomFor()
    {
        GeneratorOptions wanted;
        QFETCH(qint64, entries);
        QFETCH(qint64, bytes);
        QFETCH(qint64, valueBytes);
        wanted.entries = entries;
        wanted.totalBytes = bytes;
        wanted.valueBytes = valueBytes;
        VERIFY_FAILS(generateCache(file("a.db"), wanted), ErrorCode::DiskFull);
        QVERIFY(QDir(m_directory->path()).isEmpty());
    }

    void aDiskThatFailsLeavesNothing_data()
    {
        QTest::addColumn<sqlite::DiskFault>("fault");
        QTest::addColumn<qint64>("firstWrite");
        QTest::addColumn<ErrorCode>("code");
        for (const qint64 firstWrite : {1, 2, 100, 400}) {
            QTest::addRow("full at write %lld", firstWrite)
                << sqlite::DiskFault::Full << firstWrite << ErrorCode::DiskFull;
            QTest::addRow("broken at write %lld", firstWrite)
                << sqlite::DiskFault::IoError << firstWrite << ErrorCode::Io;
        }
    }
    void aDiskThatFailsLeavesNothing()
    {
        QFETCH(sqlite::DiskFault, fault);
        QFETCH(qint64, firstWrite);
        QFETCH(ErrorCode, code);
        sqlite::FaultVfs disk;
        sqlite::FaultRule rule;
        rule.fault = fault;
        rule.firstCall = firstWrite;
        disk.addRule(rule);
        GeneratorOptions wanted = options(GeneratorProfile::Audio, 100);
        wanted.valueBytes = 50'000;
        wanted.vfs = disk.name();
        const auto result = generateCache(file("a.db"), wanted);
        VERIFY_FAILS(result, code);
        QVERIFY(result.error().message.contains(file("a.db")));
        QVERIFY(disk.faults() > 0);
        QVERIFY(QDir(m_directory->path()).isEmpty());
    }

    void refusesAFileThatExists()
    {
        QFile existing(file("a.db"));
        QVERIFY(existing.open(QIODevice::WriteOnly));
        existing.write("mine");
        existing.close();
        const auto result = generateCache(file("a.db"), options(GeneratorProfile::Audio));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(QFileInfo(file("a.db")).size(), 4);
    }

    void refusesWhatWouldBeTakenForItsLog_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {"-wal", "-shm", "-journal", ".partial"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }
    void refusesWhatWouldBeTakenForItsLog()
    {
        QFETCH(QString, suffix);
        QFile existing(file("a.db") + suffix);
        QVERIFY(existing.open(QIODevice::WriteOnly));
        existing.write("mine");
        existing.close();
        const QByteArray before = test::directoryState(m_directory->path());
        const auto result = generateCache(file("a.db"), options(GeneratorProfile::Audio));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QVERIFY(result.error().message.contains(suffix));
        QCOMPARE(test::directoryState(m_directory->path()), before);
    }

    void aDirectoryThatIsNotThereIsAnError()
    {
        QCOMPARE(generateCache(file("no/a.db"), options(GeneratorProfile::Audio)).error().code,
                 ErrorCode::CannotOpen);
    }

    void aStopRemovesWhatIsThere()
    {
        std::atomic<bool> cancelled{false};
        const auto stopHalfway = [&cancelled](double done) { cancelled = done > 0.5; };
        const auto result =
            generateCache(file("a.db"), options(GeneratorProfile::Audio), stopHalfway, &cancelled);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(QDir(m_directory->path()).isEmpty());
    }

    void optionsAreChecked()
    {
        GeneratorOptions wanted;
        QVERIFY(!wanted.validate()); // neither
        wanted.entries = 1;
        VERIFY_OK(wanted.validate());
        wanted.totalBytes = 1;
        QVERIFY(!wanted.validate()); // both
        wanted.totalBytes = 0;
        wanted.valueBytes = 299;
        QVERIFY(!wanted.validate());
        wanted.valueBytes = -1;
        QVERIFY(!wanted.validate());
        wanted.valueBytes = 300;
        VERIFY_OK(wanted.validate());
        wanted.entries = -1;
        QVERIFY(!wanted.validate());
        wanted.entries = 0;
        wanted.totalBytes = -1;
        QVERIFY(!wanted.validate());
        QVERIFY(!generatorProfile(QStringLiteral("video")));
        QVERIFY(!generatorLayout(QStringLiteral("other")));
    }
};

QTEST_GUILESS_MAIN(TestCacheGenerator)
#include "test_cache_generator.moc"
