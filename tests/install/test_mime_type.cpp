// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"
#include "core/load/generate/cache_generator.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QMimeDatabase>

using namespace cachescope;

/// What a desktop takes cache files for once our description of their type is installed.
class TestMimeType : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    [[nodiscard]] QMimeType typeOf(const QString &path) const
    {
        return QMimeDatabase().mimeTypeForFile(path);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString packages = m_directory.filePath(QStringLiteral("data/mime/packages"));
        QVERIFY(QDir().mkpath(packages));
        QVERIFY(QFile::copy(QStringLiteral(CACHESCOPE_MIME_PACKAGE),
                            packages + QStringLiteral("/cachescope.xml")));
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_directory.filePath(QStringLiteral("data"))));
        // Where types are in several places, Qt 6.4 takes that of the last one; packages share one.
        qputenv("XDG_DATA_DIRS", QFile::encodeName(m_directory.filePath(QStringLiteral("none"))));
    }

    void ourOwnFilesAreKnownWhateverTheyAreCalled_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"cache.db", "audio", "cache.cache"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void ourOwnFilesAreKnownWhateverTheyAreCalled()
    {
        QFETCH(QString, name);
        const QString path = m_directory.filePath(name);
        VERIFY_OK(cache::BlobCache::open(path).value()->close());
        const QMimeType type = typeOf(path);
        QCOMPARE(type.name(), QStringLiteral("application/x-cachescope-cache"));
        QVERIFY(type.inherits(QStringLiteral("application/vnd.sqlite3")));
        QCOMPARE(type.iconName(), QStringLiteral("cachescope"));
    }

    void generatedFilesAreOfTheTypeOfTheirLayout()
    {
        load::GeneratorOptions options;
        options.entries = 3;
        options.layout = load::GeneratorLayout::Cachescope;
        const QString own = m_directory.filePath(QStringLiteral("own.db"));
        VERIFY_OK(load::generateCache(own, options));
        QCOMPARE(typeOf(own).name(), QStringLiteral("application/x-cachescope-cache"));
        options.layout = load::GeneratorLayout::Production;
        const QString production = m_directory.filePath(QStringLiteral("production.db"));
        VERIFY_OK(load::generateCache(production, options));
        QVERIFY(typeOf(production).name() != QLatin1String("application/x-cachescope-cache"));
    }

    void filesOfProductionAreNotOurs()
    {
        QVERIFY(typeOf(test::dataFile(QStringLiteral("audio.db"))).name() !=
                QLatin1String("application/x-cachescope-cache"));
    }
};

QTEST_GUILESS_MAIN(TestMimeType)
#include "test_mime_type.moc"
