// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/history/run_export.h"
#include "core/load/report/files/junit_report.h"
#include "core/load/report/files/report_file.h"
#include "core/load/report/files/series_csv.h"
#include "core/load/report/html/html_report.h"
#include "tests/support/file_limit.h"
#include "tests/support/load_document.h"
#include "tests/support/support.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;

class TestRunExport : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    const QJsonObject m_document = test::fullLoadDocument();

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QString write(RunExport kind) const
    {
        const QString path = m_directory->filePath(u"report."_s + suffixOf(kind));
        const auto written = exportRun(m_document, kind, path);
        return written ? path : written.error().message;
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void writesEachKind()
    {
        QCOMPARE(contentOf(write(RunExport::Html)), htmlReport(m_document));
        QCOMPARE(contentOf(write(RunExport::JUnit)), junitReport(m_document));
        QCOMPARE(contentOf(write(RunExport::Csv)), seriesCsv(m_document));
        const auto json = readLoadReport(write(RunExport::Json));
        QVERIFY(json);
        QCOMPARE(*json, m_document);
    }

    void namesEndAsTheirKind()
    {
        QCOMPARE(suffixOf(RunExport::Html), u"html"_s);
        QCOMPARE(suffixOf(RunExport::Json), u"json"_s);
        QCOMPARE(suffixOf(RunExport::JUnit), u"xml"_s);
        QCOMPARE(suffixOf(RunExport::Csv), u"csv"_s);
    }

    void nothingIsWrittenOverACache()
    {
        const QString cache = m_directory->filePath(u"audio.db"_s);
        QVERIFY(QFile::copy(test::dataFile(u"audio.db"_s), cache));
        const QByteArray before = contentOf(cache);
        const auto over = exportRun(m_document, RunExport::Csv, cache);
        QVERIFY(!over);
        QCOMPARE(over.error().code, ErrorCode::InvalidArgument);
        QVERIFY(over.error().message.contains(cache));
        QVERIFY(QFile::link(cache, m_directory->filePath(u"link"_s)));
        QVERIFY(!exportRun(m_document, RunExport::Csv, m_directory->filePath(u"link"_s)));
        QVERIFY(!exportRun(m_document, RunExport::Csv, m_directory->path()));
        QCOMPARE(contentOf(cache), before);
    }

    void aFullDiskLeavesTheReportOfBefore()
    {
        const QString path = write(RunExport::Html);
        const QByteArray before = contentOf(path);
        const test::FileLimit full(2'000);
        const auto again = exportRun(test::loadDocument({}), RunExport::Html, path);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::DiskFull);
        QCOMPARE(contentOf(path), before);
    }
};

QTEST_GUILESS_MAIN(TestRunExport)
#include "test_run_export.moc"
