// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "ui/models/key_reader.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace cachescope;
using namespace cachescope::ui;

class TestKeyReader : public QObject
{
    Q_OBJECT

    static std::vector<qint64> rowids(int count)
    {
        std::vector<qint64> rowids(static_cast<std::size_t>(count));
        std::iota(rowids.begin(), rowids.end(), 1);
        return rowids;
    }

    static void open(inspect::Inspector &inspector)
    {
        QSignalSpy opened(&inspector, &inspect::Inspector::opened);
        inspector.open(test::dataFile(QStringLiteral("audio.db")));
        QTRY_COMPARE(opened.count(), 1);
    }

private Q_SLOTS:
    void readsMoreKeysThanOneQuestionHas()
    {
        inspect::Inspector inspector;
        open(inspector);
        KeyReader reader(inspector);
        QSignalSpy finished(&reader, &KeyReader::finished);
        reader.read(rowids(600)); // most of which are not in the file
        QTRY_COMPARE(finished.count(), 1);
        const QStringList keys = finished.first().at(0).toStringList();
        QVERIFY(keys.size() > 50 && keys.size() <= 113);
        QVERIFY(!keys.first().isEmpty());
    }

    void answersTheLastQuestionOnly()
    {
        inspect::Inspector inspector;
        open(inspector);
        KeyReader reader(inspector);
        QSignalSpy finished(&reader, &KeyReader::finished);
        reader.read(rowids(600));
        reader.read({1});
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(finished.first().at(0).toStringList().size() <= 1);
        reader.read({});
        reader.read(rowids(600));
        inspector.close();
        open(inspector);
        reader.read({2});
        QTRY_COMPARE(finished.count(), 2);
    }

    void failsWithoutAFile()
    {
        inspect::Inspector inspector;
        KeyReader reader(inspector);
        QSignalSpy failed(&reader, &KeyReader::failed);
        reader.read({1});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(0).value<Error>().code, ErrorCode::Closed);
    }
};

QTEST_GUILESS_MAIN(TestKeyReader)
#include "test_key_reader.moc"
