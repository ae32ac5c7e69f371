// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/mapping_text.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::inspect;

class TestMappingText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryPart();
    void readsNamesWithCommasAndQuotes();
    void isWrittenAsItIsRead();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestMappingText::readsEveryPart()
{
    const auto mapping = parseMapping(
        QStringLiteral("accessed=a, key=k,value=v,size=s,created=c,pinned=p,table=t,accessedUnit=ms,"
                       "createdUnit=ns"));
    QVERIFY(mapping);
    TableMapping expected;
    expected.table = QStringLiteral("t");
    expected.key = QStringLiteral("k");
    expected.value = QStringLiteral("v");
    expected.size = QStringLiteral("s");
    expected.created = QStringLiteral("c");
    expected.accessed = QStringLiteral("a");
    expected.pinned = QStringLiteral("p");
    expected.accessedUnit = TimeUnit::Milliseconds;
    expected.createdUnit = TimeUnit::Nanoseconds;
    QCOMPARE(*mapping, expected);
}

void TestMappingText::readsNamesWithCommasAndQuotes()
{
    const auto mapping = parseMapping(QStringLiteral("key=\"a,\"\"b\"\"\",value= the value ,table=x=y"));
    QVERIFY(mapping);
    QCOMPARE(mapping->key, QStringLiteral("a,\"b\""));
    QCOMPARE(mapping->value, QStringLiteral("the value"));
    QCOMPARE(mapping->table, QStringLiteral("x=y"));
}

void TestMappingText::isWrittenAsItIsRead()
{
    TableMapping mapping;
    mapping.table = QStringLiteral("odd \"name");
    mapping.key = QStringLiteral("a,b");
    mapping.value = QStringLiteral(" spaced ");
    mapping.createdUnit = TimeUnit::Microseconds;
    const QString text = mappingText(mapping);
    QCOMPARE(text, QStringLiteral("table=\"odd \"\"name\",key=\"a,b\",value=\" spaced \",createdUnit=us"));
    const auto read = parseMapping(text);
    QVERIFY(read);
    QCOMPARE(*read, mapping);
}

void TestMappingText::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << ""
                             << "\"\" is no name=COLUMN";
    QTest::newRow("no equals sign") << "key=k,value"
                                    << "\"value\" is no name=COLUMN";
    QTest::newRow("unknown name") << "key=k,colour=c"
                                  << "\"colour\" is no part of a mapping";
    QTest::newRow("no column") << "key="
                               << "\"key=\" says nothing";
    QTest::newRow("twice") << "key=a,key=b"
                           << "\"key=b\" says again";
    QTest::newRow("unit twice") << "createdUnit=s,createdUnit=ms"
                                << "\"createdUnit=ms\" says again";
    QTest::newRow("unit") << "accessedUnit=weeks"
                          << "\"accessedUnit=weeks\" names no unit";
    QTest::newRow("open quote") << "key=\"a"
                                << "The quotes in \"key=\"a\" do not match";
    QTest::newRow("text behind quotes") << "key=\"a\"b\""
                                        << "do not match";
    QTest::newRow("a comma too many") << "key=a,"
                                      << "\"\" is no name=COLUMN";
}

void TestMappingText::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto mapping = parseMapping(text);
    QVERIFY(!mapping);
    QCOMPARE(mapping.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(mapping.error().message.contains(says), qPrintable(mapping.error().message));
    QVERIFY(mapping.error().message.contains(QLatin1String("accessedUnit=")));
}

QTEST_APPLESS_MAIN(TestMappingText)
#include "test_mapping_text.moc"
