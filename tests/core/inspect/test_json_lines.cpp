// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_field.h"
#include "core/inspect/preview/json_line_text.h"
#include "core/inspect/preview/json_lines.h"
#include "core/inspect/preview/json_strings.h"
#include "core/load/operations/random.h"

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

QStringList textsOf(const LineSource &lines)
{
    QStringList texts;
    for (qint64 i = 0; i < lines.lineCount(); ++i)
        texts += lines.line(i).text;
    return texts;
}

/// The parts of a line that are of `kind`.
QStringList partsOf(const ShownLine &line, SpanKind kind)
{
    QStringList parts;
    for (const LineSpan &span : line.spans) {
        if (span.kind == kind)
            parts += line.text.mid(span.from, span.length);
    }
    return parts;
}

QByteArray randomArray(load::Random &random, int depth)
{
    QByteArray text = "[";
    for (quint64 i = 1 + random.below(4); i > 0; --i) {
        text += depth > 0 && random.below(2) == 0 ? randomArray(random, depth - 1) : QByteArray("1");
        text += i > 1 ? "," : "";
    }
    return text + "]";
}

/// Which lines are shown, found by going through all of them.
std::vector<qint64> shownLines(const JsonOutline &json, const std::vector<bool> &folded)
{
    std::vector<qint64> shown;
    for (qint64 line = 0; line < json.lineCount(); ++line) {
        shown.push_back(line);
        const quint32 container = json.containerAt(line);
        if (container != JsonOutline::kNoContainer && folded[container])
            line = json.containers()[container].closeLine;
    }
    return shown;
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indentsAndColours();
    void foldsAndUnfolds();
    void foldsAsANaiveModelDoes();
    void foldsAll();
    void foldsManyLinesAtOnce();
    void cutsLongStrings();
    void cutsLongStringsOfTheUnseen_data();
    void cutsLongStringsOfTheUnseen();
    void passesLongKeysAndGapsOnce_data();
    void passesLongKeysAndGapsOnce();
    void boundsTheIndentation();
    void showsWhatCannotBeSeen();
    void showsWhereTheTextBreaksOff();
    void opensBase64Fields();
    void takesWordsForNoBase64_data();
    void takesWordsForNoBase64();
    void countsTheBytesOfStrings();
    void stopsUnescapingWhenCancelled();
    void findsTheMarkdown();
    void survivesAnyBytes();
};

void TestJsonLines::indentsAndColours()
{
    const JsonLines lines(JsonOutline::read(R"({"a":[1,"x",null,{}],"b":{"c":-1.50}})"));
    QCOMPARE(textsOf(lines),
             QStringList({QStringLiteral("{"), QStringLiteral("  \"a\": ["), QStringLiteral("    1,"),
                          QStringLiteral("    \"x\","), QStringLiteral("    null,"), QStringLiteral("    {}"),
                          QStringLiteral("  ],"), QStringLiteral("  \"b\": {"),
                          QStringLiteral("    \"c\": -1.50"), QStringLiteral("  }"), QStringLiteral("}")}));
    QCOMPARE(partsOf(lines.line(1), SpanKind::Key), QStringList(QStringLiteral("\"a\"")));
    QCOMPARE(partsOf(lines.line(2), SpanKind::Number), QStringList(QStringLiteral("1")));
    QCOMPARE(partsOf(lines.line(3), SpanKind::String), QStringList(QStringLiteral("\"x\"")));
    QCOMPARE(partsOf(lines.line(4), SpanKind::Literal), QStringList(QStringLiteral("null")));
    QCOMPARE(lines.line(4).number, 5);
    QVERIFY(lines.line(1).foldable && !lines.line(2).foldable && !lines.line(5).foldable);
    QVERIFY(lines.widestLine() >= 14);
}

void TestJsonLines::foldsAndUnfolds()
{
    JsonLines lines(JsonOutline::read(R"({"a":[1,2],"b":{"c":1}})"));
    lines.toggle(1);
    QCOMPARE(textsOf(lines), QStringList({QStringLiteral("{"), QStringLiteral("  \"a\": [ … 2 items ],"),
                                          QStringLiteral("  \"b\": {"), QStringLiteral("    \"c\": 1"),
                                          QStringLiteral("  }"), QStringLiteral("}")}));
    QCOMPARE(lines.line(2).number, 6);
    QVERIFY(lines.line(1).folded);
    lines.toggle(2);
    QCOMPARE(lines.line(2).text, QStringLiteral("  \"b\": { … 1 field }"));
    lines.toggle(0);
    QCOMPARE(textsOf(lines), QStringList(QStringLiteral("{ … 2 fields }")));
    QCOMPARE(lines.indexOf(3), 0);
    lines.toggle(0);
    QCOMPARE(lines.lineCount(), 4); // those inside are still folded
    QCOMPARE(lines.indexOf(2), 1);
    lines.toggle(3); // closes nothing
    QCOMPARE(lines.lineCount(), 4);
}

void TestJsonLines::foldsAsANaiveModelDoes()
{
    load::Random random(11);
    for (int document = 0; document < 30; ++document) {
        QByteArray text = randomArray(random, 7);
        if (document % 3 == 0)
            text += "\n" + randomArray(random, 4);
        const auto json = JsonOutline::read(document % 4 == 1 ? text.chopped(2) : text);
        JsonLines lines(json);
        std::vector<bool> folded(json->containers().size(), false);
        for (int i = 0; i < 60; ++i) {
            const auto index = static_cast<qint64>(random.below(static_cast<quint64>(lines.lineCount())));
            const quint32 container = json->containerAt(lines.outlineLine(index));
            lines.toggle(index);
            if (container != JsonOutline::kNoContainer)
                folded[container] = !folded[container];
            const std::vector<qint64> shown = shownLines(*json, folded);
            QCOMPARE(lines.lineCount(), static_cast<qint64>(shown.size()));
            for (qint64 at = 0; at < lines.lineCount(); ++at) {
                QCOMPARE(lines.outlineLine(at), shown[static_cast<std::size_t>(at)]);
                QCOMPARE(lines.indexOf(shown[static_cast<std::size_t>(at)]), at);
            }
        }
    }
}

void TestJsonLines::foldsAll()
{
    JsonLines one(JsonOutline::read(R"({"a":[[1],2],"b":{"c":1},"d":3})"));
    one.setAllFolded(true);
    QCOMPARE(one.lineCount(), 5);
    one.toggle(1);
    QCOMPARE(one.lineCount(), 8); // the inner array stays folded
    one.setAllFolded(false);
    QCOMPARE(one.lineCount(), one.outline().lineCount());
    JsonLines several(JsonOutline::read("{\"a\":1}\n{\"a\":2}"));
    several.setAllFolded(true);
    QCOMPARE(textsOf(several),
             QStringList({QStringLiteral("{ … 1 field }"), QStringLiteral("{ … 1 field }")}));
    JsonLines scalar(JsonOutline::read("1"));
    scalar.setAllFolded(true);
    QVERIFY(!scalar.canFold());
    QCOMPARE(scalar.lineCount(), 1);
}

void TestJsonLines::foldsManyLinesAtOnce()
{
    constexpr int items = 100'000;
    JsonLines lines(JsonOutline::read("[0" + QByteArray(",[1,2]").repeated(items) + ",{\"last\":9}]"));
    lines.setAllFolded(true);
    QCOMPARE(lines.lineCount(), items + 4);
    QCOMPARE(lines.line(items + 1).text, QStringLiteral("  [ … 2 items ],"));
    lines.toggle(items + 2);
    QCOMPARE(lines.line(items + 3).text, QStringLiteral("    \"last\": 9"));
    lines.toggle(0);
    QCOMPARE(lines.lineCount(), 1);
    lines.toggle(0);
    QCOMPARE(lines.lineCount(), items + 6);
}

void TestJsonLines::cutsLongStrings()
{
    const QByteArray umlauts = QByteArray("ä").repeated(100'000);
    const JsonLines lines(JsonOutline::read("{\"" + umlauts + "\": \"" + umlauts +
                                            "\\\"\", \"n\": " + QByteArray(5000, '7') + "}"));
    const QString text = lines.line(1).text;
    QVERIFY(text.size() < kMostJsonLineChars);
    QVERIFY(!text.contains(QChar(QChar::ReplacementCharacter)));
    QVERIFY(text.endsWith(QLatin1String("more\",")));
    QVERIFY(partsOf(lines.line(1), SpanKind::Muted).last().contains(QLatin1String("kB more")));
    QVERIFY(lines.line(2).text.endsWith(QStringLiteral("… 4,600 more digits")));
}

void TestJsonLines::cutsLongStringsOfTheUnseen_data()
{
    QTest::addColumn<QByteArray>("unseen");
    QTest::newRow("delete") << QByteArray("\x7f");
    QTest::newRow("a control of two bytes") << QByteArray("\xc2\x80");
    QTest::newRow("direction") << QByteArray("\xe2\x80\xae");
    QTest::newRow("tag") << QByteArray("\xf3\xa0\x81\x81");
    QTest::newRow("escaped") << QByteArray("\\u202e");
}

void TestJsonLines::cutsLongStringsOfTheUnseen()
{
    QFETCH(QByteArray, unseen);
    const QByteArray many = unseen.repeated(3000);
    const QByteArray deep = QByteArray(70, '[') + "{\"" + many + "\":\"" + many + "\",\"b\":1}";
    const JsonLines lines(JsonOutline::read(deep + QByteArray(70, ']')));
    const QString text = lines.line(71).text;
    QVERIFY2(text.size() <= kMostJsonLineChars, qPrintable(QString::number(text.size())));
    QVERIFY(text.endsWith(QLatin1String("more\",")));
    // What is told to be left out is what is not shown.
    qint64 taken = 0;
    const QString shown = readableJson(many, 1000, &taken);
    QVERIFY(shown.size() >= 1000 && shown.size() < 1200);
    QCOMPARE(taken % unseen.size(), 0);
    QCOMPARE(readableJson(many.first(taken), 100'000, &taken), shown);
}

void TestJsonLines::passesLongKeysAndGapsOnce_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("gap");
    QTest::newRow("neither") << QByteArray("key") << QByteArray(" ");
    QTest::newRow("a key of escapes") << QByteArray("\\\\").repeated(2'000'000) << QByteArray();
    QTest::newRow("blanks") << QByteArray("key") << QByteArray("  \n\t").repeated(1'000'000);
    QTest::newRow("both") << QByteArray("k").repeated(4'000'000) << QByteArray(" ").repeated(4'000'000);
}

/// Each line is asked for so often that passing all of it each time would take minutes.
void TestJsonLines::passesLongKeysAndGapsOnce()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, gap);
    const QByteArray name = "\"" + key + "\"" + gap + ":" + gap;
    const QByteArray text = "[" + gap + "1" + gap + "," + gap + "{" + gap + name + "[" + gap + "2" + gap +
                            "]" + gap + "," + gap + name + "\"x\"" + gap + "}" + gap + "," + gap + "[" + gap +
                            "]" + gap + "]";
    JsonLines lines(JsonOutline::read(text));
    QCOMPARE(lines.outline().end(), JsonOutline::End::Whole);
    QCOMPARE(lines.lineCount(), 10);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(lines.line(1).text, QStringLiteral("  1,"));
        QCOMPARE(lines.line(2).text, QStringLiteral("  {"));
        QVERIFY(lines.line(3).text.endsWith(QStringLiteral(": [")));
        QCOMPARE(lines.line(4).text, QStringLiteral("      2"));
        QCOMPARE(lines.line(5).text, QStringLiteral("    ],"));
        QVERIFY(lines.line(6).text.endsWith(QStringLiteral(": \"x\"")));
        QCOMPARE(lines.line(7).text, QStringLiteral("  },"));
        QCOMPARE(lines.line(8).text, QStringLiteral("  []"));
    }
    lines.toggle(3);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(lines.line(3).text.endsWith(QStringLiteral(" … 1 item ],")));
}

void TestJsonLines::boundsTheIndentation()
{
    const JsonLines lines(JsonOutline::read(QByteArray(2000, '[') + "1" + QByteArray(2000, ']')));
    QCOMPARE(lines.line(64).text, QString(128, QLatin1Char(' ')) + QLatin1Char('['));
    QVERIFY(lines.line(1500).text.startsWith(QLatin1String("(depth 1,500) ")));
    QCOMPARE(lines.line(1500).text.size(), 129);
}

void TestJsonLines::showsWhatCannotBeSeen()
{
    const JsonLines lines(
        JsonOutline::read("[\"a\\u00e4\\ud83d\\ude00\\u0041\\n\\u202e\xe2\x80\xae\x7f\\ud800\"]"));
    QCOMPARE(lines.line(1).text, QStringLiteral("  \"aä😀\\u0041\\n\\u202e\\u202e\\u007f\\ud800\""));
}

void TestJsonLines::showsWhereTheTextBreaksOff()
{
    const JsonLines cut(JsonOutline::read("{\"a\": 1, \"b\": \"begin", false));
    QCOMPARE(textsOf(cut), QStringList({QStringLiteral("{"), QStringLiteral("  \"a\": 1,"),
                                        QStringLiteral("  \"b\": \"begin…")}));
    const JsonLines wrong(JsonOutline::read("[1, nul]\nmore"));
    QCOMPARE(textsOf(wrong),
             QStringList({QStringLiteral("["), QStringLiteral("  1,"), QStringLiteral("  nul]…")}));
}

void TestJsonLines::opensBase64Fields()
{
    const QByteArray pdf = ("%PDF-1.4\n" + QByteArray(3000, 'x')).toBase64();
    const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff", 19) + QByteArray(200, 'x');
    const QByteArray escaped = png.toBase64().replace('/', "\\/");
    QVERIFY(escaped.contains("\\/"));
    const auto json = JsonOutline::read("{\"pdf\":\"" + pdf + "\",\"png\":\"" + escaped + "\"}");
    const JsonLines lines(json);
    QVERIFY(lines.line(1).opens);
    QCOMPARE(lines.line(1).label, QStringLiteral("PDF, 3.01 kB"));
    QVERIFY(lines.line(1).text.size() < 120);
    QCOMPARE(lines.base64Node(1), 1);
    QVERIFY(lines.line(2).opens);
    QCOMPARE(base64Field(*json, 2)->type, ContentType::Image);
    QCOMPARE(lines.base64Node(0), -1);
    QCOMPARE(lines.base64Node(3), -1);
    QCOMPARE(stringAt(*json, 1, 1000), pdf.first(1000));
    QCOMPARE(stringAt(*json, 0, 1000), QByteArray());
}

void TestJsonLines::takesWordsForNoBase64_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("words") << QByteArray("the quick brown fox jumps over the lazy dog");
    QTest::newRow("a hash") << QByteArray("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    QTest::newRow("a hash in Base64") << QByteArray("n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=");
    QTest::newRow("short") << QByteArray("JVBERi0xLjQ=");
    QTest::newRow("a path") << QByteArray("/usr/share/doc/cachescope/examples/README");
}

void TestJsonLines::takesWordsForNoBase64()
{
    QFETCH(QByteArray, value);
    QVERIFY(!base64Field(*JsonOutline::read("[\"" + value + "\"]"), 1));
}

void TestJsonLines::countsTheBytesOfStrings()
{
    load::Random random(4);
    const std::vector<QByteArray> parts{"a",       "ä",    "\\u00e4", "\\u0041", "\\u20ac", "\\ud83d\\ude00",
                                        "\\ud83d", "\\\\", "\\/",     "\\n",     "\\\"",    "\\u0000"};
    for (int i = 0; i < 200; ++i) {
        QByteArray inside;
        for (quint64 count = random.below(20); count > 0; --count)
            inside += parts[random.below(parts.size())];
        const auto json = JsonOutline::read("[\"" + inside + "\"]");
        QCOMPARE(stringBytes(*json, 1), stringAt(*json, 1, 1000).size());
        // No escapes: they stay as they are.
        const QByteArray torn = inside + "\\u12\\q\\";
        QCOMPARE(unescapedJsonBytes(torn), unescapedJson(torn, 1000).size());
    }
}

void TestJsonLines::stopsUnescapingWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    const auto json = JsonOutline::read("[\"" + QByteArray("\\n").repeated(100) + "\",[1,2]]");
    QCOMPARE(stringAt(*json, 1, 1000, &cancelled), QByteArray());
    QCOMPARE(stringBytes(*json, 1, &cancelled), 0);
    QCOMPARE(json->path(4), QStringList({QStringLiteral("[1]"), QStringLiteral("[1]")}));
    QCOMPARE(json->path(4, &cancelled), QStringList({QStringLiteral("[…]"), QStringLiteral("[…]")}));
}

void TestJsonLines::findsTheMarkdown()
{
    const auto json = JsonOutline::read(R"({"images": [], "markdown": "# Title\n\n\u00e4 **b**"})");
    QCOMPARE(markdownIn(*json, 1000), QByteArray("# Title\n\nä **b**"));
    QCOMPARE(markdownIn(*json, 3), QByteArray("# T"));
    QCOMPARE(markdownIn(*JsonOutline::read("{\"markdown\": 1}"), 1000), QByteArray());
}

/// Texts with a few bytes changed, cut or put in, and whatever can be asked of them.
void TestJsonLines::survivesAnyBytes()
{
    load::Random random(23);
    const QByteArray pdf = ("%PDF-1.4\n" + QByteArray(40, 'x')).toBase64();
    const QByteArray text = R"({"a\u00e4\ud83d\ude00": [1.5e3, "x\"\\y", {}, [[]], "ü", "漢"], "p": ")" +
                            pdf +
                            R"(", "b": {"c": null, "d": [true, NaN]}})"
                            "\n[1, 2]\n";
    static constexpr QByteArrayView signs("{}[]\",:\\u-e.0\n \x80\xff");
    for (int i = 0; i < 3000; ++i) {
        QByteArray changed = text;
        for (quint64 changes = 1 + random.below(3); changes > 0 && !changed.isEmpty(); --changes) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(changed.size())));
            const char sign = signs[static_cast<qsizetype>(random.below(static_cast<quint64>(signs.size())))];
            const quint64 kind = random.below(4);
            if (kind == 0)
                changed.truncate(at);
            else if (kind == 1)
                changed.insert(at, sign);
            else if (kind == 2)
                changed.remove(at, 1);
            else
                changed[at] = sign;
        }
        const auto json = JsonOutline::read(changed, i % 2 == 0);
        if (!json)
            continue;
        QCOMPARE(json->problem().isEmpty(), json->end() != JsonOutline::End::Wrong);
        JsonLines lines(json);
        for (int pass = 0; pass < 3; ++pass) {
            for (qint64 at = 0; at < lines.lineCount(); ++at) {
                QVERIFY(lines.line(at).text.size() <= kMostJsonLineChars);
                QVERIFY(lines.base64Node(at) >= -1);
                QVERIFY(json->path(lines.outlineLine(at)).size() < 10);
            }
            lines.toggle(static_cast<qint64>(random.below(static_cast<quint64>(lines.lineCount()))));
            if (pass == 1)
                lines.setAllFolded(true);
        }
    }
}

QTEST_GUILESS_MAIN(TestJsonLines)
#include "test_json_lines.moc"
