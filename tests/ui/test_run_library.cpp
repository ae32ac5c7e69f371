// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/report_file.h"
#include "tests/support/load_document.h"
#include "ui/runs/run_library.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace Qt::StringLiterals;

class TestRunLibrary : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<RunLibrary> m_library;

    static load::LoadDocument ended()
    {
        load::LoadDocument document;
        document.startedAt = QDateTime(QDate(2026, 2, 20), QTime(14, 3, 11), Qt::UTC);
        load::RunReport report;
        report.design = u"corrected"_s;
        report.counts.operations = 100;
        document.runs.push_back(report);
        return document;
    }

    QString keep(const QString &name)
    {
        const QSignalSpy saved(m_library.get(), &RunLibrary::saved);
        m_library->save(ended(), name);
        return QTest::qWaitFor([&] { return saved.count() == 1; })
                   ? saved.first().first().value<load::RunSummary>().id
                   : QString();
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const load::RunSummary &run : m_library->list().runs)
            all << run.name;
        all.sort();
        return all;
    }

    void blockTheDirectory() const
    {
        QFile file(m_library->directory());
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_library = std::make_unique<RunLibrary>(m_directory->filePath(u"runs"_s));
    }

    void cleanup() { m_library.reset(); }

    void whatIsKeptIsListedAtOnce()
    {
        QVERIFY(!m_library->isListed());
        QStringList whenSaved;
        connect(m_library.get(), &RunLibrary::saved, this, [&] { whenSaved = names(); });
        QVERIFY(!keep(u"a"_s).isEmpty());
        QCOMPARE(whenSaved, QStringList{u"a"_s});
        QVERIFY(m_library->isListed());
    }

    void whatCannotBeKeptIsGivenBack()
    {
        blockTheDirectory();
        QSignalSpy failed(m_library.get(), &RunLibrary::saveFailed);
        m_library->save(ended(), u"a"_s);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toJsonObject()[u"runs"_s].toArray().size(), 1);
        QCOMPARE(failed[0][1].toString(), u"a"_s);
        QCOMPARE(failed[0][2].value<Error>().code, ErrorCode::CannotOpen);
        QSignalSpy listFailed(m_library.get(), &RunLibrary::listFailed);
        m_library->refresh();
        QTRY_COMPARE(listFailed.count(), 1);
    }

    void whatIsNotKeptYetIsKeptAtTheEnd()
    {
        const QString directory = m_library->directory();
        for (int i = 0; i < 5; ++i)
            m_library->save(ended(), QString::number(i));
        m_library.reset();
        QCOMPARE(load::RunStore(directory).list()->runs.size(), std::size_t(5));
        m_library = std::make_unique<RunLibrary>(directory);
    }

    void seesWhatAnotherWindowKept()
    {
        RunLibrary other(m_library->directory());
        QSignalSpy saved(&other, &RunLibrary::saved);
        other.save(ended(), u"theirs"_s);
        QTRY_COMPARE(saved.count(), 1);
        m_library->refresh();
        QTRY_COMPARE(names(), QStringList{u"theirs"_s});
    }

    void removesWhatIsThereAndSaysWhatIsNot()
    {
        const QString a = keep(u"a"_s);
        const QString b = keep(u"b"_s);
        QSignalSpy removed(m_library.get(), &RunLibrary::removed);
        QSignalSpy failed(m_library.get(), &RunLibrary::failed);
        m_library->remove({a, u"not-there"_s, b});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(removed[0][0].toStringList(), (QStringList{a, b}));
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::NotFound);
        QCOMPARE(names(), QStringList());
        m_library->restore({a, b});
        QTRY_COMPARE(names(), (QStringList{u"a"_s, u"b"_s}));
        m_library->rename(a, u"c"_s);
        QTRY_COMPARE(names(), (QStringList{u"b"_s, u"c"_s}));
        m_library->rename(u"not-there"_s, u"c"_s);
        QTRY_COMPARE(failed.count(), 2);
        m_library->restore({a});
        QTRY_COMPARE(failed.count(), 3);
    }

    void opensAndCompares()
    {
        const QString a = keep(u"a"_s);
        const QString b = keep(u"b"_s);
        QSignalSpy opened(m_library.get(), &RunLibrary::opened);
        QSignalSpy compared(m_library.get(), &RunLibrary::compared);
        QSignalSpy failed(m_library.get(), &RunLibrary::failed);
        m_library->open(b);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toString(), b);
        QCOMPARE(opened[0][1].toJsonObject()[u"name"_s].toString(), u"b"_s);
        m_library->compare(a, b);
        QTRY_COMPARE(compared.count(), 1);
        const auto runs = compared[0][0].value<ComparedRuns>();
        QVERIFY(runs.comparison);
        QCOMPARE(runs.comparison->pairs.size(), std::size_t(1));
        m_library->open(u"x"_s);
        m_library->compare(a, u"x"_s);
        m_library->compare(u"x"_s, b);
        QTRY_COMPARE(failed.count(), 3);
    }

    void exportsAndImports()
    {
        const QString a = keep(u"a"_s);
        const QString path = m_directory->filePath(u"report.json"_s);
        QSignalSpy exported(m_library.get(), &RunLibrary::exported);
        QSignalSpy imported(m_library.get(), &RunLibrary::imported);
        QSignalSpy failed(m_library.get(), &RunLibrary::failed);
        m_library->exportRun(a, load::RunExport::Json, path);
        QTRY_COMPARE(exported.count(), 1);
        m_library->import({path, m_directory->filePath(u"none.json"_s)});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(imported[0][0].toStringList().size(), 1);
        QCOMPARE(names(), (QStringList{u"a"_s, u"a"_s}));
        m_library->exportRun(u"x"_s, load::RunExport::Json, path);
        m_library->exportRun(a, load::RunExport::Json, m_directory->path());
        m_library->exportDocument({}, load::RunExport::Json, m_directory->path());
        QTRY_COMPARE(failed.count(), 4);
        m_library->exportDocument(test::loadDocument({}), load::RunExport::Html, path + u".html"_s);
        QTRY_COMPARE(exported.count(), 2);
        QVERIFY(QFile::exists(path + u".html"_s));
    }
};

QTEST_GUILESS_MAIN(TestRunLibrary)
#include "test_run_library.moc"
