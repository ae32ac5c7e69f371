// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/value_blob.h"
#include "core/inspect/preview/value_windows.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QEventLoop>

using namespace cachescope;
using namespace cachescope::inspect;
using namespace cachescope::test;

namespace {

constexpr qint64 kLongBytes = qint64{48} << 20;

struct Desk
{
    explicit Desk(const QString &path)
    {
        QSignalSpy opened(&inspector, &Inspector::opened);
        inspector.open(path);
        if (!opened.wait())
            qFatal("%s cannot be opened", qPrintable(path));
    }

    void wait()
    {
        QEventLoop loop;
        QObject::connect(&windows, &ValueWindows::ready, &loop, &QEventLoop::quit);
        QObject::connect(&windows, &ValueWindows::failed, &loop, &QEventLoop::quit);
        loop.exec();
    }
    ValueWindow window(qint64 rowid, qint64 offset, qint64 length)
    {
        windows.request(rowid, offset, length);
        wait();
        return !ready.isEmpty() ? ready.takeLast().at(0).value<ValueWindow>() : ValueWindow();
    }

    Inspector inspector;
    ValueWindows windows{inspector};
    QSignalSpy ready{&windows, &ValueWindows::ready};
    QSignalSpy failed{&windows, &ValueWindows::failed};
};

} // namespace

class TestValueWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsAnywhereInAValue_data();
    void readsAnywhereInAValue();
    void readsTextAndNumbers();
    void readsOneValueAfterTheOther();
    void answersTheLastRequestOnly();
    void tellsWhatCannotBeRead();
    void goesOnAfterAnError();
    void tellsDamage();
    void dropsWhatWasAskedOfAClosedFile();
    void cancelsALongWay();

private:
    QTemporaryDir m_directory;
    QString m_path;
};

/// Row 1 is long, with marks in it; the others are short.
void TestValueWindows::initTestCase()
{
    m_path = m_directory.filePath(QStringLiteral("windows.db"));
    runSql(m_path, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
    createProductionTable(m_path);
    const QByteArray half = QByteArray::number(kLongBytes / 2 - 3);
    runSql(m_path,
           "INSERT INTO cache VALUES('long', x'616263' || zeroblob(" + half + ") || x'6d6964' || zeroblob(" +
               half +
               ") , 0, 1, 1, 0);"
               "UPDATE cache SET data = CAST(data AS BLOB);"
               "INSERT INTO cache VALUES('blob', x'000102030405060708', 9, 1, 1, 0),"
               " ('text', 'some text', 9, 1, 1, 0), ('int', 12345, 9, 1, 1, 0), ('empty', x'', 0, 1, 1, 0)");
}

void TestValueWindows::readsAnywhereInAValue_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("bytes");
    const qint64 middle = kLongBytes / 2;
    QTest::newRow("start") << qint64{0} << qint64{4} << QByteArray("abc\0", 4);
    QTest::newRow("middle") << middle << qint64{3} << QByteArray("mid");
    QTest::newRow("end") << kLongBytes - 2 << qint64{100} << QByteArray("\0\0", 2);
    QTest::newRow("behind") << kLongBytes + 5 << qint64{100} << QByteArray();
    QTest::newRow("negative") << qint64{-7} << qint64{3} << QByteArray("abc");
}

void TestValueWindows::readsAnywhereInAValue()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, length);
    QFETCH(QByteArray, bytes);
    Desk desk(m_path);
    const ValueWindow window = desk.window(1, offset, length);
    QCOMPARE(window.bytes, bytes);
    QCOMPARE(window.valueBytes, kLongBytes);
    QCOMPARE(window.offset, qMax<qint64>(offset, 0));
    QCOMPARE(window.rowid, 1);
    QCOMPARE(desk.window(1, 0, qint64{1} << 40).bytes.size(), ValueWindows::kMostBytes);
}

void TestValueWindows::readsTextAndNumbers()
{
    Desk desk(m_path);
    QCOMPARE(desk.window(3, 5, 100).bytes, QByteArray("text"));
    QCOMPARE(desk.window(4, 0, 100).bytes, QByteArray("12345"));
    QCOMPARE(desk.window(5, 0, 100).bytes, QByteArray());
    QVERIFY(desk.failed.isEmpty());
}

void TestValueWindows::readsOneValueAfterTheOther()
{
    Desk desk(m_path);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(desk.window(2, i % 9, 1).bytes, QByteArray(1, static_cast<char>(i % 9)));
        QCOMPARE(desk.window(1, kLongBytes / 2 + i % 3, 1).bytes, QByteArray("mid").sliced(i % 3, 1));
    }
}

void TestValueWindows::answersTheLastRequestOnly()
{
    Desk desk(m_path);
    for (int i = 0; i < 100; ++i)
        desk.windows.request(2, i % 9, 1);
    desk.windows.request(2, 3, 2);
    desk.wait();
    QCOMPARE(desk.ready.count(), 1);
    QCOMPARE(desk.ready.first().at(0).value<ValueWindow>().bytes, QByteArray("\3\4"));
    desk.windows.request(2, 0, 1);
    desk.windows.request(1, 0, 3);
    desk.wait();
    QCOMPARE(desk.ready.last().at(0).value<ValueWindow>().bytes, QByteArray("abc"));
    QCOMPARE(desk.ready.count(), 2);
}

void TestValueWindows::tellsWhatCannotBeRead()
{
    Desk desk(m_path);
    desk.windows.request(77, 0, 10);
    desk.wait();
    QCOMPARE(desk.failed.count(), 1);
    QCOMPARE(desk.failed.first().at(0).toLongLong(), 77);
    QCOMPARE(desk.failed.first().at(1).value<Error>().code, ErrorCode::NotFound);
    QVERIFY(!desk.windows.isAsked());
}

void TestValueWindows::goesOnAfterAnError()
{
    Desk desk(m_path);
    desk.windows.request(77, 0, 10);
    desk.windows.request(77, 1, 10);
    desk.wait();
    QCOMPARE(desk.window(2, 0, 1).bytes, QByteArray("\0", 1));
    QCOMPARE(desk.failed.count(), 1);
}

void TestValueWindows::tellsDamage()
{
    const QString path = m_directory.filePath(QStringLiteral("damaged.db"));
    createProductionTable(path);
    addRow(path, QStringLiteral("k"), 200'000, 1);
    // The chain of pages ends in the middle: a page is zero where the next one's number stands.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 4096 / 2 * 4096));
    file.write(QByteArray(4, '\0'));
    file.close();
    Desk desk(path);
    QCOMPARE(desk.window(1, 0, 10).bytes.size(), 10);
    desk.windows.request(1, 199'000, 10);
    desk.wait();
    QCOMPARE(desk.failed.count(), 1);
    QCOMPARE(desk.failed.first().at(1).value<Error>().code, ErrorCode::Corrupt);
}

void TestValueWindows::dropsWhatWasAskedOfAClosedFile()
{
    Desk desk(m_path);
    QCOMPARE(desk.window(2, 0, 2).bytes.size(), 2);
    desk.windows.request(1, kLongBytes - 1, 1);
    desk.inspector.close();
    QVERIFY(!desk.windows.isAsked());
    QSignalSpy opened(&desk.inspector, &Inspector::opened);
    desk.inspector.open(dataFile(QStringLiteral("audio.db")));
    QVERIFY(opened.wait());
    QVERIFY(desk.window(1, 0, 4).bytes.size() == 4);
    QVERIFY(desk.ready.isEmpty() && desk.failed.isEmpty());
}

void TestValueWindows::cancelsALongWay()
{
    const CacheFile file = opened(m_path);
    const auto connection = file.connect();
    QVERIFY(connection);
    auto value = ValueBlob::open(**connection, file.info().format, 1);
    QVERIFY(value);
    const std::atomic<bool> cancelled{true};
    const auto read = value->read(kLongBytes - 1, 1, &cancelled);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QVERIFY(value->read(kLongBytes - 1, 1));
}

QTEST_GUILESS_MAIN(TestValueWindows)
#include "test_value_windows.moc"
