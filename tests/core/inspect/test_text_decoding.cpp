// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/text_decoding.h"
#include "core/load/operations/random.h"

#include <QStringConverter>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

QByteArray encoded(const char *encoding, const QString &text)
{
    QStringEncoder encoder(encoding, QStringEncoder::Flag::Stateless);
    return encoder(text);
}

} // namespace

class TestTextDecoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTextInAnyEncoding_data();
    void readsTextInAnyEncoding();
    void cutsNoLetter_data();
    void cutsNoLetter();
    void sharesUtf8();
    void countsBadBytes();
    void takesNoDataForText_data();
    void takesNoDataForText();
    void readsUnsureText_data();
    void readsUnsureText();
    void stopsWhenCancelled_data();
    void stopsWhenCancelled();
};

void TestTextDecoding::readsTextInAnyEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("guessed");
    const QString german =
        QStringLiteral("Die Straße führt über die Brücke, und der Fluß fließt träge dahin. ").repeated(4);
    const QString russian =
        QStringLiteral("Это обычный русский текст, который хранится в кэше как строка. ").repeated(6);
    const QString japanese =
        QStringLiteral(
            "これは日本語の文章です。キャッシュの中に保存されています。漢字とかなが混ざっています。")
            .repeated(6);
    const auto row = [](const char *name, const QByteArray &bytes, const QString &text, const char *encoding,
                        bool guessed) {
        QTest::newRow(name) << bytes << text << QString::fromLatin1(encoding) << guessed;
    };
    row("ASCII", "plain", QStringLiteral("plain"), "UTF-8", false);
    row("UTF-8", german.toUtf8(), german, "UTF-8", false);
    row("UTF-8 with mark", "\xef\xbb\xbf" + german.toUtf8(), german, "UTF-8", false);
    row("UTF-16LE with mark", "\xff\xfe" + encoded("UTF-16LE", japanese), japanese, "UTF-16LE", false);
    row("UTF-16BE with mark", "\xfe\xff" + encoded("UTF-16BE", german), german, "UTF-16BE", false);
    row("UTF-32LE with mark", QByteArray("\xff\xfe\0\0", 4) + encoded("UTF-32LE", german), german, "UTF-32LE",
        false);
    row("UTF-16LE", encoded("UTF-16LE", german), german, "UTF-16LE", true);
    row("UTF-16BE", encoded("UTF-16BE", german), german, "UTF-16BE", true);
    row("windows-1252", encoded("windows-1252", german), german, "windows-1252", true);
    row("KOI8-R", encoded("KOI8-R", russian), russian, "KOI8-R", true);
    row("windows-1251", encoded("windows-1251", russian), russian, "WINDOWS-1251", true);
    row("Shift_JIS", encoded("Shift_JIS", japanese), japanese, "SHIFT_JIS", true);
    row("EUC-JP", encoded("EUC-JP", japanese), japanese, "EUC-JP", true);
}

void TestTextDecoding::readsTextInAnyEncoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    QFETCH(bool, guessed);
    const auto decoded = decodeText(bytes, true, TextHint::Text);
    QVERIFY(decoded);
    QCOMPARE(decoded->facts.encoding, encoding);
    QCOMPARE(QString::fromUtf8(decoded->utf8), text);
    QCOMPARE(decoded->facts.guessed, guessed);
    QCOMPARE(decoded->facts.badBytes, 0);
}

void TestTextDecoding::cutsNoLetter_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("UTF-8") << QByteArray("UTF-8");
    QTest::newRow("UTF-16LE") << QByteArray("UTF-16LE");
    QTest::newRow("UTF-16BE") << QByteArray("UTF-16BE");
}

void TestTextDecoding::cutsNoLetter()
{
    QFETCH(QByteArray, encoding);
    const QString text = QStringLiteral("aé€😀 and so on");
    const QByteArray mark = encoding == "UTF-8"      ? "\xef\xbb\xbf"
                            : encoding == "UTF-16LE" ? "\xff\xfe"
                                                     : "\xfe\xff";
    const QByteArray bytes = mark + encoded(encoding.constData(), text);
    for (qsizetype length = mark.size(); length < bytes.size(); ++length) {
        const auto decoded = decodeText(bytes.first(length), false, TextHint::Text);
        QVERIFY(decoded);
        QCOMPARE(decoded->facts.badBytes, 0);
        QVERIFY(text.startsWith(QString::fromUtf8(decoded->utf8)));
    }
    const QByteArray pieces =
        mark + encoded(encoding.constData(), QStringLiteral("a") + QStringLiteral("😀").repeated(600'000));
    QCOMPARE(decodeText(pieces, true, TextHint::Text)->utf8, "a" + QByteArray("😀").repeated(600'000));
    const auto torn = decodeText(bytes.chopped(encoding == "UTF-8" ? 0 : 1), true, TextHint::Text);
    QCOMPARE(torn->facts.badBytes, encoding == "UTF-8" ? 0 : 1);
}

void TestTextDecoding::sharesUtf8()
{
    const QByteArray bytes = QByteArray("ä").repeated(1000);
    QCOMPARE(decodeText(bytes, true, TextHint::Text)->utf8.constData(), bytes.constData());
}

void TestTextDecoding::countsBadBytes()
{
    const auto decoded =
        decodeText(QByteArray("ü").repeated(100) + "\xff\xef\xbf\xbd tail", true, TextHint::Text);
    QVERIFY(decoded);
    QCOMPARE(decoded->facts.encoding, QStringLiteral("UTF-8"));
    QVERIFY(decoded->facts.guessed);
    QCOMPARE(decoded->facts.badBytes, 1); // the U+FFFD that is in the text is none
}

void TestTextDecoding::takesNoDataForText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("short") << QByteArray("\xd3\xf1\xe8\xc5\xa2\xbb\x9c\x81", 8);
    QTest::newRow("integers") << QByteArray("\1\0\0\0\2\0\0\0\3\0\0\0", 12).repeated(20);
    load::Random random(1);
    for (int i = 0; i < 100; ++i) {
        QByteArray bytes;
        for (quint64 length = 16 + random.below(500); length > 0; --length)
            bytes += static_cast<char>(random.below(256));
        QTest::addRow("random %d", i) << bytes;
    }
}

void TestTextDecoding::takesNoDataForText()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!decodeText(bytes, true, TextHint::Unsure));
}

void TestTextDecoding::readsUnsureText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    const QString russian =
        QStringLiteral("Это обычный русский текст, который хранится в кэше как строка. ").repeated(3);
    QTest::newRow("colours of a terminal")
        << QByteArray("\x1b[31mred\x1b[0m and plain, \x1b[1mbold\x1b[0m\n") << QStringLiteral("UTF-8");
    QTest::newRow("a bell") << QByteArray("rings \a here, in a line that is long enough\n")
                            << QStringLiteral("UTF-8");
    QTest::newRow("UTF-16LE") << encoded("UTF-16LE", QStringLiteral("a key and a value"))
                              << QStringLiteral("UTF-16LE");
    QTest::newRow("KOI8-R") << encoded("KOI8-R", russian) << QStringLiteral("KOI8-R");
}

void TestTextDecoding::readsUnsureText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    const auto decoded = decodeText(bytes, true, TextHint::Unsure);
    QVERIFY(decoded);
    QCOMPARE(decoded->facts.encoding, encoding);
}

void TestTextDecoding::stopsWhenCancelled_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-16") << encoded("UTF-16LE", QStringLiteral("text"));
    QTest::newRow("damaged UTF-8") << QByteArray("ü").repeated(100) + "\xff";
}

void TestTextDecoding::stopsWhenCancelled()
{
    QFETCH(QByteArray, bytes);
    const std::atomic<bool> cancelled{true};
    QVERIFY(!decodeText(bytes, true, TextHint::Text, &cancelled));
}

QTEST_GUILESS_MAIN(TestTextDecoding)
#include "test_text_decoding.moc"
