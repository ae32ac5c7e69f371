// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_query.h"
#include "core/inspect/types/content_type.h"
#include "core/load/operations/random.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QtEndian>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

/// With the NUL bytes that a literal has.
template <std::size_t Size>
QByteArray bytes(const char (&text)[Size])
{
    return {text, static_cast<qsizetype>(Size - 1)};
}

QByteArray padded(QByteArray head)
{
    return head.leftJustified(kContentHeadBytes, '\0');
}

QByteArray ogg(const QByteArray &packet)
{
    return bytes("OggS\0\2") + QByteArray(20, '\0') + bytes("\1\x13") + packet;
}

QByteArray mp4(const QByteArray &brand)
{
    return bytes("\0\0\0\x1c") + "ftyp" + brand + bytes("\0\0\2\0isomiso2");
}

QByteArray webm(const QByteArray &codec)
{
    return bytes("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\1\x42\x82\x84webm\x18\x53\x80\x67") + bytes("\x86\x86") +
           codec;
}

/// Two MPEG-1 layer III frames at 32 kbit/s and 32 kHz: 144 bytes each.
QByteArray mp3Frames(const QByteArray &second = bytes("\xff\xfb\x18\xc4"))
{
    return bytes("\xff\xfb\x18\xc4") + QByteArray(140, '\0') + second + QByteArray(140, '\0');
}

/// Two AAC frames of 64 bytes.
QByteArray adtsFrames(const QByteArray &second = bytes("\xff\xf1\x50\x80\x08\x1f\xfc"))
{
    return bytes("\xff\xf1\x50\x80\x08\x1f\xfc") + QByteArray(57, '\0') + second + QByteArray(57, '\0');
}

QByteArray icon(const QByteArray &firstPicture)
{
    return padded(bytes("\0\0\1\0\1\0\x10\x10\0") + firstPicture);
}

QByteArray bmp(char headerBytes, const QByteArray &reserved = bytes("\0\0\0\0"))
{
    return padded(bytes("BM\x36\x10\0\0") + reserved + bytes("\x36\0\0\0") + headerBytes + bytes("\0\0\0"));
}

QByteArray rails(const QByteArray &type, double expiry = -1.0)
{
    QByteArray time(8, '\0');
    qToLittleEndian(expiry, time.data());
    return bytes("\0\x11") + type + time + bytes("\xff\xff\xff\xff") + "payload";
}

void columns()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<ContentType>("type");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("mime");
}

void row(const char *name, const QByteArray &head, ContentType type, const char *suffix, const char *mime)
{
    QTest::newRow(name) << head << type << QString::fromLatin1(suffix) << QString::fromLatin1(mime);
}

void unknownRow(const char *name, const QByteArray &head)
{
    row(name, head, ContentType::Unknown, "bin", "application/octet-stream");
}

void textRow(const char *name, const QByteArray &head)
{
    row(name, head, ContentType::Text, "txt", "text/plain");
}

void check()
{
    QFETCH(QByteArray, head);
    QFETCH(ContentType, type);
    QCOMPARE(detectContentType(head, head.size()), type);
    QTEST(fileSuffixFor(head, type), "suffix");
    QTEST(mimeFor(head, type), "mime");
}

ContentType expectedOf(const QString &key, bool isAudioFile)
{
    if (!isAudioFile || key.endsWith(QStringLiteral(":ts")))
        return ContentType::Json;
    return key.endsWith(QStringLiteral(":tokens")) ? ContentType::Base64 : ContentType::OggOpus;
}

} // namespace

class TestContentType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesAudioAndVideo_data();
    void recognisesAudioAndVideo() { check(); }
    void recognisesImages_data();
    void recognisesImages() { check(); }
    void recognisesOtherData_data();
    void recognisesOtherData() { check(); }
    void tellsAnEmptyValueFromOneThatCannotBeRead();
    void recognisesEveryValueOfTheFixtures_data();
    void recognisesEveryValueOfTheFixtures();
    void takesAnyBytesAtAnyLength();
    void takesRandomBytesForNothingElse();
};

void TestContentType::recognisesAudioAndVideo_data()
{
    columns();
    using enum ContentType;
    row("opus", ogg("OpusHead\1\1"), OggOpus, "opus", "audio/ogg");
    row("vorbis", ogg("\1vorbis"), Audio, "ogg", "audio/ogg");
    row("flac in ogg", ogg(bytes("\x7f") + "FLAC"), Audio, "oga", "audio/ogg");
    row("speex", ogg("Speex   1.2"), Audio, "spx", "audio/ogg");
    row("theora", ogg("\x80theora"), Video, "ogv", "video/ogg");
    row("ogg cut short", "OggS", Audio, "ogg", "audio/ogg");
    textRow("prose about ogg", "OggS is the capture pattern of Ogg.");
    row("wave", bytes("RIFF\1\2\3\4WAVEfmt "), Audio, "wav", "audio/wav");
    row("large wave", bytes("RF64\xff\xff\xff\xffWAVEds64"), Audio, "wav", "audio/wav");
    row("avi", bytes("RIFF\1\2\3\4AVI LIST"), Video, "avi", "video/x-msvideo");
    unknownRow("another riff", bytes("RIFF\1\2\3\4sfbkLIST"));
    textRow("prose about riff", "RIFF and WAVE are words");
    row("aiff", bytes("FORM\0\0\1\0AIFFCOMM"), Audio, "aiff", "audio/aiff");
    row("aifc", bytes("FORM\0\0\1\0AIFCFVER"), Audio, "aiff", "audio/aiff");
    textRow("a form", "FORM 12: APPLICATION");
    row("flac", "fLaC", Audio, "flac", "audio/flac");
    row("midi", bytes("MThd\0\0\0\6\0\1"), Audio, "mid", "audio/midi");
    textRow("not midi", "MThd is a header");
    row("amr", "#!AMR\n\x0c", Audio, "amr", "audio/AMR");
    row("wide-band amr", "#!AMR-WB\n\x0c", Audio, "awb", "audio/AMR-WB");
    textRow("script named amr", "#!AMRscript\n");
    row("wavpack", bytes("wvpk\0\1"), Audio, "wv", "audio/x-wavpack");
    row("core audio", bytes("caff\0\1\0\0desc"), Audio, "caf", "audio/x-caf");
    row("sun audio", bytes(".snd\0\0\0\x18"), Audio, "au", "audio/basic");
    textRow("file name", ".snd files");
    row("m4a", mp4("M4A "), Audio, "m4a", "audio/mp4");
    row("audio book", mp4("M4B "), Audio, "m4b", "audio/mp4");
    row("mp4", mp4("isom"), Video, "mp4", "video/mp4");
    row("quicktime", mp4("qt  "), Video, "mov", "video/quicktime");
    row("3gpp", mp4("3gp4"), Video, "3gp", "video/3gpp");
    unknownRow("a brand of neither kind", mp4("crx "));
    row("webm with audio", webm("A_OPUS"), Audio, "weba", "audio/webm");
    row("webm with video", webm("V_VP9") + webm("A_OPUS"), Video, "webm", "video/webm");
    row("webm without a codec in sight", webm("\xec\xec"), Video, "webm", "video/webm");
    row("wma", bytes("\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c"), Audio, "wma",
        "audio/x-ms-wma");
    row("wmv",
        bytes("\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c\1\2"
              "\xc0\xef\x19\xbc\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b"),
        Video, "wmv", "video/x-ms-wmv");
    row("mp3 with a tag", bytes("ID3\4\0\0\0\0\1\x76"), Audio, "mp3", "audio/mpeg");
    row("mp3 tag cut short", "ID3\4", Audio, "mp3", "audio/mpeg");
    unknownRow("tag of impossible length", bytes("ID3\4\0\0\x80\0\1\x76"));
    textRow("prose about id3", "ID3 tags are metadata.");
    row("mp3 frames", mp3Frames(), Audio, "mp3", "audio/mpeg");
    row("mp2 frame", bytes("\xff\xfd\x14\xc4") + QByteArray(92, '\0'), Audio, "mp3", "audio/mpeg");
    unknownRow("mp3 without a second frame", mp3Frames(bytes("\0\0\0\0")));
    unknownRow("second frame of another layer", mp3Frames(bytes("\xff\xfd\x18\xc4")));
    unknownRow("mp3 frame longer than the value", mp3Frames().first(143));
    unknownRow("forbidden bitrate", bytes("\xff\xfb\xf8\xc4") + QByteArray(380, '\0'));
    unknownRow("reserved sample rate", bytes("\xff\xfb\x9c\xc4") + QByteArray(380, '\0'));
    unknownRow("reserved emphasis", bytes("\xff\xfb\x98\xc2") + QByteArray(380, '\0'));
    row("aac", adtsFrames(), Audio, "aac", "audio/aac");
    unknownRow("aac without a second frame", adtsFrames(bytes("\0\0\0\0\0\0\0")));
    unknownRow("aac of reserved sample rate", bytes("\xff\xf1\x7c\x80\x08\x1f\xfc") + QByteArray(57, '\0'));
}

void TestContentType::recognisesImages_data()
{
    columns();
    using enum ContentType;
    row("png", "\x89PNG\r\n\x1a\n", Image, "png", "image/png");
    unknownRow("png spoilt by a text transfer", "\x89PNG\n\x1a\n");
    row("jpeg", "\xff\xd8\xff\xe0", Image, "jpg", "image/jpeg");
    unknownRow("not jpeg", bytes("\xff\xd8\0\xe0"));
    row("gif", "GIF89a", Image, "gif", "image/gif");
    row("old gif", "GIF87a", Image, "gif", "image/gif");
    textRow("prose about gif", "GIF89 and GIF87");
    row("webp", bytes("RIFF\1\2\3\4WEBPVP8 "), Image, "webp", "image/webp");
    row("avif", mp4("avif"), Image, "avif", "image/avif");
    row("heic", mp4("heic"), Image, "heic", "image/heic");
    row("heif", mp4("mif1"), Image, "heif", "image/heif");
    row("tiff", bytes("II*\0\x08\0\0\0"), Image, "tif", "image/tiff");
    row("big-endian tiff", bytes("MM\0*\0\0\0\x08"), Image, "tif", "image/tiff");
    row("big tiff", bytes("II+\0\x08\0\0\0"), Image, "tif", "image/tiff");
    textRow("roman number", "II* is a rank");
    row("jpeg xl", bytes("\0\0\0\x0cJXL \r\n\x87\n"), Image, "jxl", "image/jxl");
    row("bare jpeg xl", bytes("\xff\x0a\xfa\x7f"), Image, "jxl", "image/jxl");
    row("jpeg 2000", bytes("\0\0\0\x0cjP  \r\n\x87\n"), Image, "jp2", "image/jp2");
    row("photoshop", bytes("8BPS\0\1\0\0"), Image, "psd", "image/vnd.adobe.photoshop");
    row("bmp", bmp(40), Image, "bmp", "image/bmp");
    row("newest bmp", bmp(124), Image, "bmp", "image/bmp");
    unknownRow("bmp of impossible header", bmp(41));
    unknownRow("bmp with reserved bytes set", bmp(40, bytes("\1\0\0\0")));
    textRow("prose about a car", "BMW builds cars, it says here.");
    row("icon", icon(bytes("\0\1\0\x20\0\x40\0\0\0\x16\0\0\0")), Image, "ico", "image/vnd.microsoft.icon");
    unknownRow("icon beyond the value", icon(bytes("\0\1\0\x20\0\x40\0\0\0\x16\0\1\0")));
    unknownRow("icon inside its list", icon(bytes("\0\1\0\x20\0\x40\0\0\0\x06\0\0\0")));
    row("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">", Image, "svg", "image/svg+xml");
    row("svg with a declaration", "<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg width=\"4\">", Image, "svg",
        "image/svg+xml");
    row("svg with a document type", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\">", Image, "svg",
        "image/svg+xml");
}

void TestContentType::recognisesOtherData_data()
{
    columns();
    using enum ContentType;
    row("pdf", "%PDF-1.7\n", Pdf, "pdf", "application/pdf");
    textRow("not pdf", "%PDF 1.7");
    row("gzip", bytes("\x1f\x8b\x08\0"), Gzip, "gz", "application/gzip");
    unknownRow("gzip with reserved flags", bytes("\x1f\x8b\x08\xe0"));
    unknownRow("gzip of another method", bytes("\x1f\x8b\x07\0"));
    row("zstd", "\x28\xb5\x2f\xfd", Zstd, "zst", "application/zstd");
    unknownRow("old zstd", "\x27\xb5\x2f\xfd");
    row("zlib", bytes("\x78\x9c\xab\x56\x4a\x54\xb2\x52\x30\xac\x05\x00\x09\xe5\x02\x29"), Zlib, "zz",
        "application/zlib");
    unknownRow("zlib with a wrong check", bytes("\x78\x9b\xab\x56\x4a\x54\xb2\x32\xac\x05\0"));
    unknownRow("zlib header before other data", bytes("\x78\x9c\xff\xff\xff\xff\xff\xff"));
    textRow("formula", "x^2 + y^2");
    row("zip", bytes("PK\3\4\x14\0"), Archive, "zip", "application/zip");
    row("empty zip", bytes("PK\5\6\0\0"), Archive, "zip", "application/zip");
    row("epub", bytes("PK\3\4") + QByteArray(26, '\0') + "mimetypeapplication/epub+zip", Archive, "epub",
        "application/epub+zip");
    row("odt", bytes("PK\3\4") + QByteArray(26, '\0') + "mimetypeapplication/vnd.oasis.opendocument.text",
        Archive, "odt", "application/vnd.oasis.opendocument.text");
    textRow("initials", "PK34");
    row("7-zip", bytes("7z\xbc\xaf\x27\x1c\0\4"), Archive, "7z", "application/x-7z-compressed");
    row("xz",
        bytes("\xfd"
              "7zXZ\0\0\4"),
        Archive, "xz", "application/x-xz");
    row("bzip2", "BZh91AY&SY", Archive, "bz2", "application/x-bzip2");
    textRow("not bzip2", "BZh9 is short");
    row("rar", bytes("Rar!\x1a\7\1\0"), Archive, "rar", "application/vnd.rar");
    row("lz4", bytes("\x04\x22\x4d\x18\x64"), Archive, "lz4", "application/x-lz4");
    row("tar",
        (QByteArray("name").leftJustified(257, '\0') + bytes("ustar\0") + "00").leftJustified(512, '\0'),
        Archive, "tar", "application/x-tar");
    row("sqlite", bytes("SQLite format 3\0\x10\0"), Sqlite, "sqlite", "application/vnd.sqlite3");
    textRow("prose about sqlite", "SQLite format 3 is old.");
    const char *const pickle = "application/x-python-pickle";
    row("pickle 4", bytes("\x80\x04\x95\x05\0\0\0\0\0\0\0\x8c\1a\x94."), Pickle, "pickle", pickle);
    row("pickle 5 without a frame", bytes("\x80\x05N."), Pickle, "pickle", pickle);
    row("pickle 2", bytes("\x80\x02}q\0."), Pickle, "pickle", pickle);
    unknownRow("pickle without an end", bytes("\x80\x02}q\0}"));
    unknownRow("pickle of the future", bytes("\x80\x06\x95\x05\0\0\0\0\0\0\0\x8c\1a\x94."));
    unknownRow("pickle with a frame beyond the value", bytes("\x80\x04\x95\xff\0\0\0\0\0\0\0\x8c\1a\x94."));
    unknownRow("protocol without an opcode", bytes("\x80\x02\xff\xff."));
    row("marshal",
        "\x04\x08I\"\x06:\x06"
        "ET",
        RubyMarshal, "marshal", "application/x-ruby-marshal");
    unknownRow("marshal of another version", "\x04\x09I\"");
    unknownRow("marshal of no type", "\x04\x08\x01\x01");
    row("rails", rails("\1"), RailsEntry, "rails", "application/x-rails-cache-entry");
    row("rails, compressed, with an end", rails("\x82", 1.7e9), RailsEntry, "rails",
        "application/x-rails-cache-entry");
    unknownRow("rails of no type", rails("\7"));
    unknownRow("rails with an impossible time", rails("\1", -2.0));
    unknownRow("rails cut short", rails("\1").first(14));
}

void TestContentType::tellsAnEmptyValueFromOneThatCannotBeRead()
{
    QCOMPARE(detectContentType({}, 0), ContentType::Empty);
    QCOMPARE(detectContentType({}, 100), ContentType::Unknown);
}

void TestContentType::recognisesEveryValueOfTheFixtures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::size_t>("entries");
    const auto file = [](const char *name, std::size_t entries) {
        QTest::newRow(name) << QString::fromLatin1(name) << entries;
    };
    file("audio.db", 113);
    file("audio-unpinned-schema.db", 81);
    file("document.db", 37);
    file("extraction.db", 138);
    file("extraction-live/cache.db", 147);
}

void TestContentType::recognisesEveryValueOfTheFixtures()
{
    QFETCH(QString, name);
    const CacheFile file = test::opened(test::dataFile(name));
    const auto connection = file.connect();
    QVERIFY(connection);
    const auto rowids =
        selectRowids(**connection, file.info().format, EntryQuery{EntrySort::RowId, false, {}, -1});
    QVERIFY(rowids);
    const auto entries = readEntries(**connection, file.info().format, *rowids);
    QVERIFY(entries);
    QTEST(entries->size(), "entries");
    for (const Entry &entry : *entries)
        QCOMPARE(entry.type, expectedOf(entry.key, name.startsWith(QStringLiteral("audio"))));
}

/// Every beginning of every head of this file's tables, whole or as the start of something longer.
void TestContentType::takesAnyBytesAtAnyLength()
{
    load::Random random(7);
    const QList<QByteArray> starts{"OggS",
                                   "RIFF",
                                   "ID3\4",
                                   "\xff\xfb",
                                   "\xff\xf1",
                                   bytes("\0\0\0\x1c"
                                         "ftyp"),
                                   "BM",
                                   "PK\3\4",
                                   "{\"a",
                                   "[",
                                   "# ",
                                   "<",
                                   "data:",
                                   "\xff\xfe",
                                   "\x78\x9c",
                                   bytes("\0\x11\2"),
                                   "\x80\x04\x95",
                                   "\x1f\x8b\x08",
                                   "\x28\xb5\x2f\xfd",
                                   ""};
    for (int i = 0; i < 20'000; ++i) {
        QByteArray head = starts.at(i % starts.size());
        const auto length = static_cast<qsizetype>(random.below(400));
        while (head.size() < length)
            head += static_cast<char>(random.below(i % 3 == 0 ? 128 : 256));
        for (const qint64 valueBytes : {static_cast<qint64>(head.size()), qint64{1'000'000}, kUnknownBytes}) {
            const ContentType type = detectContentType(head, valueBytes);
            detectInside(type, head);
            QVERIFY(!fileSuffixFor(head, type).isEmpty());
            QVERIFY(!mimeFor(head, type).isEmpty());
        }
        for (const ContentType type : {ContentType::Gzip, ContentType::Zlib, ContentType::Zstd,
                                       ContentType::Base64, ContentType::RailsEntry})
            detectInside(type, head);
    }
}

void TestContentType::takesRandomBytesForNothingElse()
{
    constexpr int values = 20'000;
    load::Random random(11);
    int recognised = 0;
    for (int i = 0; i < values; ++i) {
        QByteArray head(kContentHeadBytes, Qt::Uninitialized);
        for (char &c : head)
            c = static_cast<char>(random.below(256));
        recognised += detectContentType(head, 50'000) != ContentType::Unknown ? 1 : 0;
    }
    // The weakest signature has 16 bits.
    QVERIFY2(recognised <= 4, qPrintable(QString::number(recognised)));
}

QTEST_GUILESS_MAIN(TestContentType)
#include "test_content_type.moc"
