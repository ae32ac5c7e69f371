// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/plain_lines.h"
#include "core/inspect/preview/visible_text.h"
#include "core/load/operations/random.h"

using namespace cachescope;
using namespace cachescope::inspect;

class TestPlainLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsLines_data();
    void splitsLines();
    void splitsLongLinesBetweenLetters();
    void losesNothing();
    void knowsTheWidestLine_data();
    void knowsTheWidestLine();
    void makesTheUnseenVisible_data();
    void makesTheUnseenVisible();
    void marksWhatItPutIn();
    void stopsWhenCancelled();
};

void TestPlainLines::splitsLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("lines");
    const QStringList two{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("none") << QByteArray() << QStringList();
    QTest::newRow("Unix") << QByteArray("a\nb\n") << two;
    QTest::newRow("no end") << QByteArray("a\nb") << two;
    QTest::newRow("Windows") << QByteArray("a\r\nb\r\n") << two;
    QTest::newRow("old Mac") << QByteArray("a\rb") << two;
    QTest::newRow("empty lines") << QByteArray("\n\na")
                                 << QStringList({QString(), QString(), QStringLiteral("a")});
    QTest::newRow("tabs") << QByteArray("a\tb\n\tc")
                          << QStringList({QStringLiteral("a       b"), QStringLiteral("        c")});
}

void TestPlainLines::splitsLines()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, lines);
    const PlainLines source(TextIndex::make(text));
    QStringList shown;
    for (qint64 i = 0; i < source.lineCount(); ++i) {
        shown += source.line(i).text;
        QCOMPARE(source.line(i).number, i + 1);
    }
    QCOMPARE(shown, lines);
}

void TestPlainLines::splitsLongLinesBetweenLetters()
{
    const QByteArray text = QByteArray("a") + QByteArray("😀").repeated(2000) + "\r\nnext";
    const auto index = TextIndex::make(text);
    const PlainLines lines(index);
    QCOMPARE(index->lineCount(), 2);
    QString joined;
    for (qint64 i = 0; i + 1 < lines.lineCount(); ++i) {
        const ShownLine line = lines.line(i);
        QVERIFY(line.text.size() <= 2000);
        QVERIFY(line.spans.empty());
        QCOMPARE(line.number, i == 0 ? 1 : 0);
        joined += line.text;
    }
    QCOMPARE(joined, QLatin1Char('a') + QStringLiteral("😀").repeated(2000));
    QCOMPARE(lines.line(lines.lineCount() - 1).number, 2);
    QCOMPARE(TextIndex::make(QByteArray(2000, 'x') + "\r\n")->rowCount(), 1);
    QCOMPARE(TextIndex::make(QByteArray(4000, '\x80'))->rowCount(), 2); // no letters at all
}

void TestPlainLines::losesNothing()
{
    load::Random random(3);
    for (int i = 0; i < 50; ++i) {
        QByteArray text;
        for (quint64 line = random.below(200); line > 0; --line)
            text += QByteArray(
                        static_cast<qsizetype>(random.below(8) == 0 ? random.below(9000) : random.below(40)),
                        'x') +
                    "\n";
        const auto index = TextIndex::make(text);
        QByteArray joined;
        qint64 lines = 0;
        for (qint64 at = 0; at < index->rowCount(); ++at) {
            const TextIndex::Row row = index->row(at);
            joined += (row.startsLine && at > 0 ? "\n" : "") + row.bytes.toByteArray();
            lines += row.startsLine ? 1 : 0;
            QCOMPARE(row.lineNumber, lines);
        }
        QCOMPARE(joined, text.isEmpty() ? text : text.chopped(1));
        QCOMPARE(index->lineCount(), lines);
    }
}

void TestPlainLines::knowsTheWidestLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("letters") << QByteArray("a\nabc\nab");
    QTest::newRow("tabs") << QByteArray("abcdefghijkl\n\t\t\ta\nab");
    QTest::newRow("tabs behind letters") << QByteArray("1234567\t1234567\t");
    QTest::newRow("controls of two bytes") << QByteArray("\xc2\x80").repeated(900) + "\n\t\t";
    QTest::newRow("soft hyphens") << QByteArray("\xc2\xad").repeated(10);
    QTest::newRow("directions") << QByteArray("\xe2\x80\xae").repeated(30);
    QTest::newRow("what is seen") << QStringLiteral("“quotes” £ – 漢 ė́ ﬁ ᠠ").toUtf8();
    QTest::newRow("byte order marks") << "x" + QByteArray("\xef\xbb\xbf").repeated(30);
    QTest::newRow("tags") << QByteArray("\xf3\xa0\x81\x81").repeated(30);
    QTest::newRow("no letters") << QByteArray(300, '\x80');
    QTest::newRow("a long line") << QByteArray("\t\xd8\x9c").repeated(3000);
    load::Random random(8);
    for (int i = 0; i < 20; ++i) {
        static constexpr QByteArrayView signs("\t\t\n\xc2\x80\xe2\x80\x8b\xf3\xa0\x81\xad x");
        QByteArray text;
        while (text.size() < 500)
            text += signs[static_cast<qsizetype>(random.below(static_cast<quint64>(signs.size())))];
        QTest::addRow("random %d", i) << text;
    }
}

void TestPlainLines::knowsTheWidestLine()
{
    QFETCH(QByteArray, text);
    const auto index = TextIndex::make(text);
    const PlainLines lines(index);
    const bool isExact = !QByteArrayView(QTest::currentDataTag()).startsWith("random");
    qsizetype widest = 0;
    qsizetype mostBytes = 0;
    for (qint64 i = 0; i < lines.lineCount(); ++i) {
        widest = qMax(widest, lines.line(i).text.size());
        mostBytes = qMax(mostBytes, index->row(i).bytes.size());
    }
    QVERIFY(lines.widestLine() >= widest);
    if (isExact)
        QCOMPARE(lines.widestLine(), static_cast<int>(qMax(widest, mostBytes)));
    QVERIFY(lines.widestLine() <= qMax(2 * widest, mostBytes));
}

void TestPlainLines::makesTheUnseenVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("letters") << QStringLiteral("aä漢😀") << QStringLiteral("aä漢😀");
    QTest::newRow("a family") << QStringLiteral("👩\u200d👧") << QStringLiteral("👩\u200d👧");
    QTest::newRow("controls") << QString(QChar(0)) + QChar(0x1b) + QChar(0x7f) << QStringLiteral("␀␛␡");
    QTest::newRow("C1") << QString(QChar(0x9b)) << QStringLiteral("<U+009B>");
    QTest::newRow("override") << QStringLiteral("a\u202eb\u202c") << QStringLiteral("a<U+202E>b<U+202C>");
    QTest::newRow("isolate") << QStringLiteral("\u2066\u2069") << QStringLiteral("<U+2066><U+2069>");
    QTest::newRow("no width") << QStringLiteral("a\u200bb\ufeff") << QStringLiteral("a<U+200B>b<U+FEFF>");
    QTest::newRow("half a pair") << QString(QChar(0xd83d)) << QStringLiteral("<U+D83D>");
    QTest::newRow("tag") << QStringLiteral("a\U000e0041") << QStringLiteral("a<U+DB40><U+DC41>");
}

void TestPlainLines::makesTheUnseenVisible()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    ShownLine line;
    appendVisible(&line, text);
    QCOMPARE(line.text, shown);
}

void TestPlainLines::marksWhatItPutIn()
{
    ShownLine line;
    appendVisible(&line, QStringLiteral("ab\u202ec"));
    QCOMPARE(line.spans, std::vector<LineSpan>({{2, 8, SpanKind::Muted}}));
}

void TestPlainLines::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    QVERIFY(!TextIndex::make("text", &cancelled));
}

QTEST_GUILESS_MAIN(TestPlainLines)
#include "test_plain_lines.moc"
