// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cache_generator.h"
#include "core/sqlite/connection.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

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

    static void profiles()
    {
        QTest::addColumn<GeneratorProfile>("profile");
        for (const char *name : {"audio", "document", "extraction", "mixed"})
            QTest::newRow(name) << *generatorProfile(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_directory;

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void theSameSeedGivesTheSameFile_data() { profiles(); }
    void theSameSeedGivesTheSameFile()
    {
        QFETCH(GeneratorProfile, profile);
        GeneratorOptions wanted = options(profile);
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
            for (const qint64 bytes : {400, 401, 999, 4096, 50'000})
                QTest::addRow("%s %lld", name, bytes) << *generatorProfile(QLatin1String(name)) << bytes;
        }
    }
    void everyValueHasTheSizeAskedFor()
    {
        QFETCH(GeneratorProfile, profile);
        QFETCH(qint64, bytes);
        GeneratorOptions wanted = options(profile, 20);
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
        for (const char *suffix : {"-wal", "-shm", "-journal"})
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
        wanted.valueBytes = 10;
        QVERIFY(!wanted.validate());
        QVERIFY(!generatorProfile(QStringLiteral("video")));
        QVERIFY(!generatorLayout(QStringLiteral("other")));
    }
};

QTEST_GUILESS_MAIN(TestCacheGenerator)
#include "test_cache_generator.moc"
