// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/content_type.h"

using namespace cachescope::inspect;

class TestContentType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognises_data();
    void recognises();
    void hasALabelAndAMimeTypeForEach();
};

void TestContentType::recognises_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<ContentType>("type");
    const auto row = [](const char *name, const QByteArray &head, ContentType type) {
        QTest::newRow(name) << head << type;
    };
    const QByteArray ogg = QByteArray("OggS") + QByteArray(24, '\0');
    row("empty", "", ContentType::Empty);
    row("opus", ogg + "OpusHead\1\1", ContentType::OggOpus);
    row("vorbis", ogg + "\1vorbis", ContentType::Audio);
    row("ogg cut short", "OggS", ContentType::Audio);
    row("wave", "RIFF\1\2\3\4WAVEfmt ", ContentType::Audio);
    row("flac", "fLaC", ContentType::Audio);
    row("mp3", "ID3\4", ContentType::Audio);
    row("webp", "RIFF\1\2\3\4WEBPVP8 ", ContentType::Image);
    row("png", "\x89PNG\r\n\x1a\n", ContentType::Image);
    row("jpeg", "\xff\xd8\xff\xe0", ContentType::Image);
    row("pdf", "%PDF-1.7\n", ContentType::Pdf);
    row("gzip", QByteArray("\x1f\x8b\x08\x00", 4), ContentType::Gzip);
    row("zstd", "\x28\xb5\x2f\xfd", ContentType::Zstd);
    row("object", "{\"a\": 1}", ContentType::Json);
    row("object after blanks", " \n\t{ \"a\"", ContentType::Json);
    row("object after a mark", "\xef\xbb\xbf{}", ContentType::Json);
    row("array", "[1, 2]", ContentType::Json);
    row("array of words", "[true, null]", ContentType::Json);
    row("markdown link", "[a link](https://example.org)", ContentType::Text);
    row("braces in prose", "{see below}", ContentType::Text);
    row("html", "<!DOCTYPE html><html>", ContentType::Html);
    row("html tag", "  <html lang=\"en\">", ContentType::Html);
    row("markdown", "# Title\n\nSome words.", ContentType::Text);
    row("umlauts",
        "Gr\xc3\xb6\xc3\x9f"
        "e",
        ContentType::Text);
    row("letter cut at the end", "Gr\xc3", ContentType::Text);
    row("base64", "AAECAwQFBgcICQoLDA0ODw==", ContentType::Base64);
    row("hexadecimal", "0123456789abcdef0123456789abcdef", ContentType::Text);
    row("one long word", "aaaaaaaaaaaaaaaaaaaaaaaa", ContentType::Text);
    row("invalid utf-8", "abc\xff\xfe", ContentType::Unknown);
    row("overlong utf-8", "\xc0\xaf", ContentType::Unknown);
    row("control characters", QByteArray("abc\0def", 7), ContentType::Unknown);
    row("escape sequence", "\x1b[31mred", ContentType::Unknown);
}

void TestContentType::recognises()
{
    QFETCH(QByteArray, head);
    QTEST(detectContentType(head, head.size()), "type");
}

void TestContentType::hasALabelAndAMimeTypeForEach()
{
    for (int i = 0; i <= static_cast<int>(ContentType::Zstd); ++i) {
        const auto type = static_cast<ContentType>(i);
        QVERIFY(!contentTypeLabel(type).isEmpty());
        QCOMPARE(contentTypeMime(type).count(QLatin1Char('/')), 1);
    }
    QCOMPARE(contentTypeMime(ContentType::OggOpus), QStringLiteral("audio/ogg"));
    QCOMPARE(contentTypeLabel(ContentType::Json), QStringLiteral("JSON"));
}

QTEST_GUILESS_MAIN(TestContentType)
#include "test_content_type.moc"
