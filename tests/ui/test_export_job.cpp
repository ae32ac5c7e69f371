// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_query.h"
#include "tests/support/support.h"
#include "ui/jobs/export_job.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestExportJob : public QObject
{
    Q_OBJECT

    static inspect::EntryView viewOf(std::vector<qint64> rowids)
    {
        auto list = std::make_shared<inspect::EntryList>();
        list->rowids = std::move(rowids);
        return list;
    }

private Q_SLOTS:
    void writesTheRowsOfAView()
    {
        const auto file = inspect::CacheFile::open(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(file);
        const QTemporaryDir directory;
        const QString target = directory.filePath(QStringLiteral("values"));
        ExportJob job;
        QSignalSpy exported(&job, &ExportJob::exported);
        job.start({*file, viewOf({1, 2, 3, 4, 5, 6}), {{0, 1}, {5, 500}, {900, 901}, {-9, -1}}}, target);
        QVERIFY(job.isRunning());
        QTRY_COMPARE(exported.count(), 1);
        const auto result = exported.first().at(0).value<inspect::ExportResult>();
        QCOMPARE(result.exported + result.gone, 3);
        QCOMPARE(QDir(target).entryList(QDir::Files).size(),
                 static_cast<int>(result.exported) + 1); // index.csv
        QVERIFY(!job.isRunning());
    }

    void tellsWhyItCannot()
    {
        const auto file = inspect::CacheFile::open(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(file);
        ExportJob job;
        QSignalSpy failed(&job, &ExportJob::failed);
        job.start({*file, viewOf({1}), {{0, 0}}}, QStringLiteral("/proc/no/such/place"));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!failed.first().at(0).value<Error>().message.isEmpty());
    }

    void writesAListOfTheRows()
    {
        const auto file = inspect::CacheFile::open(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(file);
        const QTemporaryDir directory;
        ExportJob job;
        QSignalSpy listed(&job, &ExportJob::listed);
        const QString target = directory.filePath(QStringLiteral("list.json"));
        job.startList({*file, viewOf({1, 2, 3}), {{0, 1}}}, inspect::LineFormat::Json, target);
        QTRY_COMPARE(listed.count(), 1);
        const auto result = listed.first().at(0).value<inspect::ListExportResult>();
        QCOMPARE(result.entries, 2);
        QCOMPARE(result.path, target);
        QVERIFY(QFileInfo::exists(target));
    }

    void namesAndSavesTheFirstValue()
    {
        const auto file = inspect::CacheFile::open(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(file);
        const QTemporaryDir directory;
        ExportJob job;
        QSignalSpy named(&job, &ExportJob::named);
        QSignalSpy saved(&job, &ExportJob::saved);
        job.startName({*file, viewOf({1}), {{0, 0}}});
        QTRY_COMPARE(named.count(), 1);
        const QString target = directory.filePath(named.first().at(0).toString());
        QVERIFY(target.endsWith(QStringLiteral(".opus")));
        job.startValue({*file, viewOf({1}), {{0, 0}}}, target);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(saved.first().at(0).toString(), target);
        QCOMPARE(QFileInfo(target).size(), saved.first().at(1).toLongLong());
        QSignalSpy failed(&job, &ExportJob::failed);
        job.startName({*file, viewOf({}), {{0, 0}}}); // nothing is listed
        QTRY_COMPARE(failed.count(), 1);
    }

    void endsWithWorkUnderWay()
    {
        const auto file = inspect::CacheFile::open(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(file);
        const QTemporaryDir directory;
        ExportJob job;
        job.start({*file, viewOf({1, 2, 3}), {{0, 2}}}, directory.filePath(QStringLiteral("values")));
    }
};

QTEST_GUILESS_MAIN(TestExportJob)
#include "test_export_job.moc"
