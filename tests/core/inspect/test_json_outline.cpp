// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_outline.h"
#include "core/inspect/preview/json_strings.h"
#include "core/load/operations/random.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace cachescope;
using namespace cachescope::inspect;
using Kind = JsonOutline::LineKind;

namespace {

/// A random document: `depth` levels at most.
QJsonValue randomValue(load::Random &random, int depth)
{
    const quint64 kind = random.below(depth > 0 ? 8 : 6);
    if (kind == 0)
        return QJsonValue::Null;
    if (kind == 1)
        return random.below(2) == 0;
    if (kind == 2)
        return static_cast<double>(random.below(1'000'000)) / 8.0 - 1000.0;
    if (kind < 6) {
        static const QStringList parts{QStringLiteral("a"),       QStringLiteral("\""), QStringLiteral("\\"),
                                       QStringLiteral("ä"),       QStringLiteral("\n"), QStringLiteral("😀"),
                                       QStringLiteral("/{[,:]}"), QString(QChar(1))};
        QString text;
        for (quint64 i = random.below(12); i > 0; --i)
            text += parts.at(static_cast<qsizetype>(random.below(8)));
        return text;
    }
    const quint64 count = random.below(5);
    if (kind == 6) {
        QJsonArray array;
        for (quint64 i = 0; i < count; ++i)
            array.append(randomValue(random, depth - 1));
        return array;
    }
    QJsonObject object;
    for (quint64 i = 0; i < count; ++i)
        object.insert(QString::number(random.below(100)) + QStringLiteral("\"ü"),
                      randomValue(random, depth - 1));
    return object;
}

/// Rebuilds values from an outline's lines alone.
class Rebuilder
{
public:
    explicit Rebuilder(const JsonOutline &json)
        : m_json(json)
    {
    }

    QJsonValue next()
    {
        const qint64 line = m_line++;
        const auto parts = m_json.parts(line);
        const QByteArray text = bytes(parts.value);
        if (m_json.kind(line) == Kind::Value)
            return QJsonDocument::fromJson("[" + text + "]").array().first();
        const auto &container = m_json.containers()[m_json.containerAt(line)];
        QJsonArray array;
        QJsonObject object;
        while (m_json.kind(m_line) != Kind::Close) {
            const QByteArray key = bytes(m_json.parts(m_line).key);
            const QJsonValue value = next();
            if (container.isObject)
                object.insert(
                    QString::fromUtf8(unescapedJson(QByteArrayView(key).sliced(1).chopped(1), 1000)), value);
            else
                array.append(value);
        }
        if (m_line != container.closeLine)
            return QJsonValue::Undefined;
        ++m_line;
        return container.isObject ? QJsonValue(object) : QJsonValue(array);
    }

    [[nodiscard]] qint64 line() const { return m_line; }

private:
    [[nodiscard]] QByteArray bytes(ByteRange range) const
    {
        return m_json.text().mid(range.from, range.size());
    }

    const JsonOutline &m_json;
    qint64 m_line = 0;
};

/// Kinds as letters: "o" for Open and so on.
QByteArray kindsOf(const JsonOutline &json)
{
    QByteArray kinds;
    for (qint64 line = 0; line < json.lineCount(); ++line)
        kinds += "voc."[static_cast<int>(json.kind(line))];
    return kinds;
}

} // namespace

class TestJsonOutline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatQtReads();
    void laysOutAnyPrefix();
    void tellsWhereTheTextIsWrong_data();
    void tellsWhereTheTextIsWrong();
    void takesWhatProgramsWrite_data();
    void takesWhatProgramsWrite();
    void tellsACutFromAnError();
    void nestsWithoutEnd();
    void keepsBytesThatAreNoText();
    void namesThePathToALine();
    void findsAMember();
    void takesNoMoreMemoryThanItSays();
    void stopsWhenCancelled();
};

void TestJsonOutline::holdsWhatQtReads()
{
    load::Random random(7);
    for (int i = 0; i < 400; ++i) {
        const QJsonArray document{randomValue(random, 5), randomValue(random, 5)};
        const auto format = i % 2 == 0 ? QJsonDocument::Compact : QJsonDocument::Indented;
        const QByteArray text = QJsonDocument(document).toJson(format);
        const auto json = JsonOutline::read(text);
        QVERIFY(json);
        QCOMPARE(json->problem(), QString());
        Rebuilder rebuilder(*json);
        QCOMPARE(rebuilder.next().toArray(), document);
        QCOMPARE(rebuilder.line(), json->lineCount());
        // Depths follow from brackets.
        int depth = 0;
        for (qint64 line = 0; line < json->lineCount(); ++line) {
            depth -= json->kind(line) == Kind::Close ? 1 : 0;
            QCOMPARE(json->depth(line), depth);
            depth += json->kind(line) == Kind::Open ? 1 : 0;
        }
    }
}

void TestJsonOutline::laysOutAnyPrefix()
{
    const QByteArray text =
        R"( {"a": [1, -2.5e3, "x\u00e4\"y", {}], "b": {"c": null, "d": [true, []]}, "é": "😀"} )";
    const auto whole = JsonOutline::read(text);
    QVERIFY(whole);
    QCOMPARE(whole->end(), JsonOutline::End::Whole);
    const qsizetype end = text.lastIndexOf('}');
    for (qsizetype length = 0; length <= end; ++length) {
        for (const bool isWhole : {false, true}) {
            const auto json = JsonOutline::read(text.first(length), isWhole);
            if (length < 2) {
                QVERIFY(!json);
                continue;
            }
            QVERIFY(json);
            QCOMPARE(json->end(), isWhole ? JsonOutline::End::Wrong : JsonOutline::End::Cut);
            const qint64 last = json->lineCount() - 1;
            QCOMPARE(json->kind(last), Kind::Rest);
            // What stands before the end is as in the whole, but for a container that might yet be empty.
            for (qint64 line = 0; line + 1 < last; ++line)
                QCOMPARE(json->parts(line).value.from, whole->parts(line).value.from);
            for (const auto &container : json->containers())
                QVERIFY(container.closeLine <= last);
        }
    }
}

void TestJsonOutline::tellsWhereTheTextIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("problem");
    const auto wrong = [](const QString &place, const QString &expected) {
        return QStringLiteral("This is no valid JSON from %1 on, where %2 should stand.")
            .arg(place, expected);
    };
    QTest::newRow("no comma") << QByteArray("[1 2]") << 3
                              << wrong(QStringLiteral("line 1, column 4"),
                                       QStringLiteral("a comma or \"]\""));
    QTest::newRow("no value") << QByteArray("[1,\n,2]") << 4
                              << wrong(QStringLiteral("line 2, column 1"), QStringLiteral("a value"));
    QTest::newRow("comma at the end")
        << QByteArray("{\"ä\":1,}") << 8
        << wrong(QStringLiteral("line 1, column 8"), QStringLiteral("a name in quotes"));
    QTest::newRow("other bracket") << QByteArray("{\"a\":1]") << 6
                                   << wrong(QStringLiteral("line 1, column 7"),
                                            QStringLiteral("a comma or \"}\""));
    QTest::newRow("no colon") << QByteArray("{\"a\" 1}") << 5
                              << wrong(QStringLiteral("line 1, column 6"), QStringLiteral("a colon"));
    QTest::newRow("leading zero") << QByteArray("[01]") << 2
                                  << wrong(QStringLiteral("line 1, column 3"),
                                           QStringLiteral("a comma or \"]\""));
    QTest::newRow("no digit") << QByteArray("[1.]") << 3
                              << wrong(QStringLiteral("line 1, column 4"), QStringLiteral("a digit"));
    QTest::newRow("unknown escape") << QByteArray("[\"\\x\"]") << 3
                                    << wrong(QStringLiteral("line 1, column 4"),
                                             QStringLiteral("an escape that JSON knows"));
    QTest::newRow("short escape") << QByteArray("[\"\\u12g4\"]") << 6
                                  << wrong(QStringLiteral("line 1, column 7"),
                                           QStringLiteral("four hexadecimal digits"));
    QTest::newRow("line end in a string")
        << QByteArray("[\"a\nb\"]") << 3
        << wrong(QStringLiteral("line 1, column 4"), QStringLiteral("no control character inside quotes"));
    QTest::newRow("two on a line") << QByteArray("[] []") << 3
                                   << wrong(QStringLiteral("line 1, column 4"),
                                            QStringLiteral("a new line or the end of the text"));
    QTest::newRow("too early") << QByteArray("[1, [2") << 6
                               << QStringLiteral("The JSON ends too early, at line 1, column 7.");
}

void TestJsonOutline::tellsWhereTheTextIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QString, problem);
    const auto json = JsonOutline::read(text);
    QVERIFY(json);
    QCOMPARE(json->end(), JsonOutline::End::Wrong);
    QCOMPARE(json->errorOffset(), offset);
    QCOMPARE(json->problem(), problem);
    QCOMPARE(json->kind(json->lineCount() - 1), Kind::Rest);
    QCOMPARE(json->parts(json->lineCount() - 1).value.to, text.size());
}

void TestJsonOutline::takesWhatProgramsWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("kinds");
    QTest::addColumn<int>("documents");
    QTest::newRow("scalar") << QByteArray(" 12 ") << QByteArray("v") << 1;
    QTest::newRow("empty") << QByteArray("[{},[ ],{\n}]") << QByteArray("ovvvc") << 1;
    QTest::newRow("NaN") << QByteArray("[NaN,Infinity,-Infinity]") << QByteArray("ovvvc") << 1;
    QTest::newRow("lines") << QByteArray("{\"a\":1}\n{\"a\":2}\r\n\n[]\n") << QByteArray("ovcovcv") << 3;
    QTest::newRow("duplicate keys") << QByteArray("{\"a\":1,\"a\":2}") << QByteArray("ovvc") << 1;
    QTest::newRow("long number") << QByteArray("[123456789012345678901234567890.5e+400]") << QByteArray("ovc")
                                 << 1;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf[1]") << QByteArray("ovc") << 1;
}

void TestJsonOutline::takesWhatProgramsWrite()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, kinds);
    QFETCH(int, documents);
    const auto json = JsonOutline::read(text);
    QVERIFY(json);
    QCOMPARE(json->problem(), QString());
    QCOMPARE(kindsOf(*json), kinds);
    QCOMPARE(json->documentCount(), documents);
}

void TestJsonOutline::tellsACutFromAnError()
{
    const auto cut = JsonOutline::read("{\"a\": \"long te", false);
    QVERIFY(cut);
    QCOMPARE(cut->end(), JsonOutline::End::Cut);
    QCOMPARE(cut->problem(), QString());
    QCOMPARE(kindsOf(*cut), QByteArray("o."));
    QCOMPARE(cut->parts(1).value.from, 1); // the member that is cut, from its name on
    QCOMPARE(JsonOutline::read("[1, x", false)->end(), JsonOutline::End::Wrong);
    QVERIFY(!JsonOutline::read("", false));
    QVERIFY(!JsonOutline::read("words"));
}

void TestJsonOutline::nestsWithoutEnd()
{
    constexpr qsizetype depth = 100'000;
    for (const QByteArray &opening : {QByteArray("["), QByteArray("{\"a\":")}) {
        const QByteArray closing = opening == "[" ? "]" : "}";
        const auto json = JsonOutline::read(opening.repeated(depth) + "1" + closing.repeated(depth));
        QVERIFY(json);
        QCOMPARE(json->problem(), QString());
        QCOMPARE(json->lineCount(), 2 * depth + 1);
        QCOMPARE(json->depth(depth), static_cast<int>(depth));
        QCOMPARE(json->depth(2 * depth), 0);
        QCOMPARE(json->containers().front().closeLine, static_cast<quint32>(2 * depth));
        QVERIFY(json->path(depth).size() <= 64);
        const auto open = JsonOutline::read(opening.repeated(depth));
        QVERIFY(open);
        QCOMPARE(open->end(), JsonOutline::End::Wrong);
    }
}

void TestJsonOutline::keepsBytesThatAreNoText()
{
    const auto json = JsonOutline::read("[\"\xff\xfe\", \"\xc3\"]");
    QVERIFY(json);
    QCOMPARE(json->problem(), QString());
    QCOMPARE(json->parts(1).value.size(), 4);
}

void TestJsonOutline::namesThePathToALine()
{
    const auto json = JsonOutline::read(R"({"p": [0, {"x": 1}, {"t\u00e4xt": {"u": [7, [], 8]}}]})");
    QVERIFY(json);
    QStringList last;
    for (qint64 line = 0; line < json->lineCount(); ++line) {
        const auto value = json->parts(line).value;
        if (json->text().mid(value.from, value.size()) == "8")
            last = json->path(line);
    }
    QCOMPARE(last, QStringList({QStringLiteral("p"), QStringLiteral("[2]"), QStringLiteral("täxt"),
                                QStringLiteral("u"), QStringLiteral("[2]")}));
    QCOMPARE(json->path(0), QStringList());
    const auto lines = JsonOutline::read("{\"a\":1}\n{\"a\":2}\n");
    QCOMPARE(lines->path(4), QStringList({QStringLiteral("[1]"), QStringLiteral("a")}));
}

void TestJsonOutline::findsAMember()
{
    const auto json = JsonOutline::read(R"({"images": [{"markdown": 1}], "markdown": "text"})");
    QCOMPARE(json->parts(json->member("markdown")).value.size(), 6);
    QCOMPARE(json->member("mark"), -1);
    QCOMPARE(JsonOutline::read("[1]")->member("a"), -1);
    QCOMPARE(JsonOutline::read("{}")->member("a"), -1);
}

/// A number a line is the least that a line takes: four bytes for its place and 1/16 for its depth.
void TestJsonOutline::takesNoMoreMemoryThanItSays()
{
    const auto json = JsonOutline::read("[0" + QByteArray(",0").repeated(500'000) + "]");
    QCOMPARE(json->lineCount(), 500'003);
    QCOMPARE(sizeof(JsonOutline::Container), std::size_t{16});
    QCOMPARE(json->containers().size(), std::size_t{1});
    QVERIFY(!JsonOutline::read(QByteArray(JsonOutline::kMostBytes + 1, ' ')));
}

void TestJsonOutline::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    QVERIFY(!JsonOutline::read("[1]", true, &cancelled));
}

QTEST_GUILESS_MAIN(TestJsonOutline)
#include "test_json_outline.moc"
