// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/compressed_head.h"
#include "core/load/operations/random.h"
#include "tests/core/inspect/packed_support.h"

#include <QtEndian>

using namespace cachescope;
using namespace cachescope::inspect;
using test::deflated;
using test::gzipped;
using test::zstandard;

namespace {

/// Words that no two of which repeat exactly, so that they do not shrink to nothing.
QByteArray longJson(int items)
{
    load::Random random(3);
    QByteArray text = "[";
    for (int i = 0; i < items; ++i)
        text += "{\"id\": " + QByteArray::number(static_cast<qlonglong>(random.below(1'000'000'000))) + "}, ";
    return text + "{}]";
}

QByteArray railsEntry(char type, const QByteArray &payload, const QByteArray &version = {})
{
    QByteArray head("\0\x11", 2);
    head += type;
    QByteArray numbers(12, '\0');
    qToLittleEndian(1.7e9, numbers.data());
    qToLittleEndian(version.isEmpty() ? qint32{-1} : static_cast<qint32>(version.size()), numbers.data() + 8);
    return head + numbers + version + payload;
}

} // namespace

class TestCompressedHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksInside_data();
    void looksInside();
    void namesWhatIsInside();
    void needsNoMoreOfDeflateThanTheUsualHead();
    void needsTheFirstBlockOfZstandard();
    void unpacksNoMoreThanAHead_data();
    void unpacksNoMoreThanAHead();
    void takesDamagedAndCutDataForUnknown_data();
    void takesDamagedAndCutDataForUnknown();
    void doesNotReserveHugeWindows();
    void holdsNothingInOtherTypes();
};

void TestCompressedHead::looksInside_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ContentType>("type");
    QTest::addColumn<ContentType>("inner");
    using enum ContentType;
    const auto row = [](const char *name, const QByteArray &value, ContentType type, ContentType inner) {
        QTest::newRow(name) << value << type << inner;
    };
    const QByteArray json = R"({"a": [1, 2, 3]})";
    const QByteArray markdown = "# Title\n\nThis is what it says.";
    row("json in gzip", gzipped(json), Gzip, Json);
    row("markdown in gzip", gzipped(markdown), Gzip, Markdown);
    row("nothing in gzip", gzipped({}), Gzip, Empty);
    row("gzip in gzip", gzipped(gzipped(json)), Gzip, Gzip);
    row("binary in gzip", gzipped(QByteArray("\1\2\3", 3)), Gzip, Unknown);
    row("json in zlib", deflated(json, 15), Zlib, Json);
    row("json stored in zlib", deflated(json, 15, 0), Zlib, Json);
    row("json in fast zlib", deflated(json, 15, 1), Zlib, Json);
    row("json in zstandard", zstandard(json), Zstd, Json);
    row("long json in zstandard", zstandard(longJson(500)), Zstd, Json);
    row("nothing in zstandard", zstandard({}), Zstd, Empty);
    row("ogg in base64", (QByteArray("OggS\0\2", 6) + QByteArray(22, '\0') + "OpusHead").toBase64(), Base64,
        OggOpus);
    row("picture in a data uri", "data:image/png;base64," + QByteArray("\x89PNG\r\n\x1a\n").toBase64(),
        Base64, Image);
    row("string in rails", railsEntry(2, "<div>words</div>"), RailsEntry, Html);
    row("string with a version in rails", railsEntry(2, json, "v1"), RailsEntry, Json);
    row("object in rails", railsEntry(1, "\x04\x08I\"\x06:"), RailsEntry, RubyMarshal);
    row("compressed string in rails", railsEntry('\x82', deflated(json, 15)), RailsEntry, Json);
}

void TestCompressedHead::looksInside()
{
    QFETCH(QByteArray, value);
    QFETCH(ContentType, type);
    QCOMPARE(detectContentType(value.first(qMin(value.size(), kContentHeadBytes)), value.size()), type);
    QVERIFY(mayHoldAnother(type));
    QTEST(detectInside(type, value.first(qMin(value.size(), headBytesForInside(type)))), "inner");
}

void TestCompressedHead::namesWhatIsInside()
{
    QCOMPARE(contentTypeLabel(DetectedType{ContentType::Gzip, ContentType::Json}),
             QStringLiteral("gzip: JSON"));
    QCOMPARE(contentTypeLabel(DetectedType{ContentType::Gzip, ContentType::Unknown}), QStringLiteral("gzip"));
    QCOMPARE(contentTypeLabel(DetectedType{ContentType::Json, {}}), QStringLiteral("JSON"));
}

void TestCompressedHead::needsNoMoreOfDeflateThanTheUsualHead()
{
    for (const int level : {1, 6, 9}) {
        const QByteArray packed = deflated(longJson(20'000), 31, level);
        QVERIFY(packed.size() > 10 * kContentHeadBytes);
        const UnpackedHead head =
            unpackHead(ContentType::Gzip, packed.first(kContentHeadBytes).toStdString());
        QVERIFY(head.bytes.size() >= 200);
        QVERIFY(!head.isWhole);
        QCOMPARE(detectInside(ContentType::Gzip, packed.first(kContentHeadBytes)), ContentType::Json);
    }
}

void TestCompressedHead::needsTheFirstBlockOfZstandard()
{
    const QByteArray packed = zstandard(longJson(50'000));
    QVERIFY(packed.size() > headBytesForInside(ContentType::Zstd));
    QCOMPARE(detectInside(ContentType::Zstd, packed.first(kContentHeadBytes)), ContentType::Unknown);
    QCOMPARE(detectInside(ContentType::Zstd, packed.first(headBytesForInside(ContentType::Zstd))),
             ContentType::Json);

    // Base64 shrinks little: what has to be read comes close to the limit.
    load::Random random(5);
    QByteArray data(400'000, '\0');
    for (char &c : data)
        c = static_cast<char>(random.below(256));
    const QByteArray hard = zstandard("{\"data\": \"" + data.toBase64() + "\"}");
    QCOMPARE(detectInside(ContentType::Zstd, hard.first(headBytesForInside(ContentType::Zstd))),
             ContentType::Json);
}

void TestCompressedHead::unpacksNoMoreThanAHead_data()
{
    QTest::addColumn<ContentType>("type");
    QTest::addColumn<QByteArray>("bomb");
    const QByteArray zeros(50'000'000, ' ');
    QTest::newRow("gzip") << ContentType::Gzip << gzipped(zeros);
    QTest::newRow("zlib") << ContentType::Zlib << deflated(zeros, 15);
    QTest::newRow("zstandard") << ContentType::Zstd << zstandard(zeros);
    QTest::newRow("rails") << ContentType::RailsEntry << railsEntry('\x82', deflated(zeros, 15));
    QTest::newRow("base64") << ContentType::Base64 << QByteArray(1'000'000, 'A');
}

void TestCompressedHead::unpacksNoMoreThanAHead()
{
    QFETCH(ContentType, type);
    QFETCH(QByteArray, bomb);
    const UnpackedHead head = unpackHead(type, {bomb.data(), static_cast<std::size_t>(bomb.size())});
    QCOMPARE(head.bytes.size(), kContentHeadBytes);
    QVERIFY(!head.isWhole);
}

void TestCompressedHead::takesDamagedAndCutDataForUnknown_data()
{
    QTest::addColumn<ContentType>("type");
    QTest::addColumn<QByteArray>("head");
    const auto row = [](const char *name, ContentType type, const QByteArray &head) {
        QTest::newRow(name) << type << head;
    };
    row("no gzip", ContentType::Gzip, "words");
    row("gzip's header alone", ContentType::Gzip, gzipped("words").first(10));
    row("gzip and nonsense", ContentType::Gzip, gzipped("words").first(10) + QByteArray(100, '\xff'));
    row("no zlib", ContentType::Zlib, "words");
    row("no zstandard", ContentType::Zstd, "words");
    row("zstandard's magic number alone", ContentType::Zstd, "\x28\xb5\x2f\xfd");
    row("zstandard and nonsense", ContentType::Zstd, "\x28\xb5\x2f\xfd" + QByteArray(100, '\xff'));
    row("no base64", ContentType::Base64, "\1\2\3");
    row("no rails", ContentType::RailsEntry, "words");
    row("version beyond the head", ContentType::RailsEntry, railsEntry(2, "words", "version").first(18));
    row("nothing", ContentType::Zstd, {});
}

void TestCompressedHead::takesDamagedAndCutDataForUnknown()
{
    QFETCH(ContentType, type);
    QFETCH(QByteArray, head);
    QCOMPARE(detectInside(type, head), ContentType::Unknown);
}

void TestCompressedHead::doesNotReserveHugeWindows()
{
    // A frame header that asks for a window of 2 GiB (RFC 8878, 3.1.1.1.2), and an empty last block.
    const QByteArray frame("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00", 9);
    QCOMPARE(detectContentType(frame, frame.size()), ContentType::Zstd);
    QCOMPARE(detectInside(ContentType::Zstd, frame), ContentType::Unknown);
    // The same with the smallest window is a frame with nothing in it.
    const QByteArray small("\x28\xb5\x2f\xfd\x00\x00\x01\x00\x00", 9);
    QCOMPARE(detectInside(ContentType::Zstd, small), ContentType::Empty);
}

void TestCompressedHead::holdsNothingInOtherTypes()
{
    for (const ContentType type : {ContentType::Json, ContentType::OggOpus, ContentType::Pickle,
                                   ContentType::Archive, ContentType::Empty, ContentType::Unknown}) {
        QVERIFY(!mayHoldAnother(type));
        QCOMPARE(headBytesForInside(type), 0);
        QCOMPARE(detectInside(type, "{\"a\": 1}"), ContentType::Unknown);
    }
}

QTEST_GUILESS_MAIN(TestCompressedHead)
#include "test_compressed_head.moc"
