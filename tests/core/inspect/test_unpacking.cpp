// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/unpacking.h"
#include "core/load/operations/random.h"
#include "tests/core/inspect/packed_support.h"

#include <QtEndian>

using namespace cachescope;
using namespace cachescope::inspect;
using namespace cachescope::test;

namespace {

UnpackBounds keeping(qint64 bytes)
{
    UnpackBounds bounds;
    bounds.keptBytes = bytes;
    return bounds;
}

/// Text that does not shrink to nothing.
QByteArray longText()
{
    load::Random random(5);
    QByteArray text;
    while (text.size() < 600'000)
        text += "word " + QByteArray::number(static_cast<qulonglong>(random.below(1'000'000))) + "\n";
    return text;
}

} // namespace

class TestUnpacking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_text = longText(); }
    void unpacksAll_data();
    void unpacksAll();
    void keepsNoMoreThanAsked_data() { unpacksAll_data(); }
    void keepsNoMoreThanAsked();
    void takesAnyPrefix_data() { unpacksAll_data(); }
    void takesAnyPrefix();
    void survivesDamage_data() { unpacksAll_data(); }
    void survivesDamage();
    void stopsCountingABomb();
    void stopsCountingABombOfManyMembers();
    void stopsWhenCancelled_data();
    void stopsWhenCancelled();
    void tellsAWrongChecksum();
    void tellsWhatFollows();
    void unpacksSeveralMembers();
    void takesNoPartForAll_data();
    void takesNoPartForAll();
    void reservesNoHugeWindow();
    void readsBase64AsItIsWritten_data();
    void readsBase64AsItIsWritten();
    void takesRailsEntriesApart();

private:
    QByteArray m_text;
};

void TestUnpacking::unpacksAll_data()
{
    QTest::addColumn<ContentType>("type");
    QTest::addColumn<QByteArray>("packed");
    QTest::newRow("gzip") << ContentType::Gzip << gzipped(m_text);
    QTest::newRow("zlib") << ContentType::Zlib << deflated(m_text, 15);
    QTest::newRow("zstd") << ContentType::Zstd << zstandard(m_text);
    QTest::newRow("Base64") << ContentType::Base64 << m_text.toBase64();
}

void TestUnpacking::unpacksAll()
{
    QFETCH(ContentType, type);
    QFETCH(QByteArray, packed);
    const Unpacked unpacked = unpack(type, packed, true, keeping(1 << 20));
    QVERIFY(unpacked.isComplete());
    QCOMPARE(unpacked.bytes, m_text);
    QCOMPARE(unpacked.problem, QString());
}

void TestUnpacking::keepsNoMoreThanAsked()
{
    QFETCH(ContentType, type);
    QFETCH(QByteArray, packed);
    const Unpacked unpacked = unpack(type, packed, true, keeping(1000));
    QCOMPARE(unpacked.bytes, m_text.first(1000));
    QCOMPARE(unpacked.seenBytes, m_text.size());
    QVERIFY(unpacked.isWhole && !unpacked.isComplete());
    UnpackBounds few = keeping(1000);
    few.countedBytes = 2000;
    const Unpacked bounded = unpack(type, packed, true, few);
    QVERIFY(!bounded.isWhole);
    QVERIFY(bounded.seenBytes >= 2000 && bounded.seenBytes < m_text.size());
    QCOMPARE(bounded.problem, QString());
}

void TestUnpacking::takesAnyPrefix()
{
    QFETCH(ContentType, type);
    QFETCH(QByteArray, packed);
    const bool tellsItsEnd = type != ContentType::Base64;
    for (qsizetype length = 0; length < packed.size(); length += length < 40 ? 1 : packed.size() / 17) {
        const Unpacked part = unpack(type, packed.first(length), false, keeping(1 << 20));
        QVERIFY(m_text.startsWith(part.bytes));
        QVERIFY(!part.isWhole);
        QCOMPARE(part.problem, QString());
        const Unpacked torn = unpack(type, packed.first(length), true, keeping(1 << 20));
        QVERIFY(m_text.startsWith(torn.bytes));
        QCOMPARE(torn.problem.contains(QLatin1String("too early")), tellsItsEnd);
        QCOMPARE(torn.isWhole, !tellsItsEnd);
    }
}

void TestUnpacking::survivesDamage()
{
    QFETCH(ContentType, type);
    QFETCH(QByteArray, packed);
    load::Random random(9);
    for (int i = 0; i < 40; ++i) {
        QByteArray damaged = packed;
        const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(packed.size())));
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
        const Unpacked unpacked = unpack(type, damaged, true, keeping(1 << 20));
        QVERIFY(unpacked.bytes.size() <= 1 << 20);
        // Checksums tell, but that of zstd is optional and Base64 has none.
        if (type == ContentType::Gzip && at > 10)
            QVERIFY(!unpacked.problem.isEmpty());
    }
}

void TestUnpacking::stopsCountingABomb()
{
    const QByteArray bomb = gzippedZeros(qint64{200} << 20);
    QVERIFY(bomb.size() < 2'000'000);
    UnpackBounds bounds = keeping(1 << 20);
    bounds.countedBytes = 32 << 20;
    const Unpacked unpacked = unpack(ContentType::Gzip, bomb, true, bounds);
    QCOMPARE(unpacked.bytes.size(), 1 << 20);
    QVERIFY(!unpacked.isWhole);
    QVERIFY(unpacked.seenBytes <= (32 << 20) + (256 << 10));
    bounds.countedFor = std::chrono::milliseconds(0);
    QVERIFY(unpack(ContentType::Gzip, bomb, true, bounds).seenBytes <= 2 << 20);
}

void TestUnpacking::stopsCountingABombOfManyMembers()
{
    const QByteArray bomb = gzipped(QByteArray(262'000, '\0')).repeated(800);
    UnpackBounds bounds = keeping(1 << 20);
    bounds.countedBytes = 32 << 20;
    const Unpacked unpacked = unpack(ContentType::Gzip, bomb, true, bounds);
    QCOMPARE(unpacked.bytes.size(), 1 << 20);
    QVERIFY(!unpacked.isWhole);
    QVERIFY(unpacked.seenBytes <= (32 << 20) + (256 << 10));
    QCOMPARE(unpacked.problem, QString());
    bounds.countedFor = std::chrono::milliseconds(0);
    QVERIFY(unpack(ContentType::Gzip, bomb, true, bounds).seenBytes <= 2 << 20);
}

void TestUnpacking::stopsWhenCancelled_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::newRow("one member") << gzippedZeros(10 << 20);
    QTest::newRow("many") << gzipped(QByteArray(1000, 'x')).repeated(1000);
    QTest::newRow("many of nothing") << gzipped("").repeated(1000);
}

void TestUnpacking::stopsWhenCancelled()
{
    QFETCH(QByteArray, packed);
    const std::atomic<bool> cancelled{true};
    const Unpacked unpacked = unpack(ContentType::Gzip, packed, true, keeping(10 << 20), &cancelled);
    QVERIFY(unpacked.bytes.size() <= 256 << 10);
    QVERIFY(!unpacked.isWhole);
}

void TestUnpacking::tellsAWrongChecksum()
{
    QByteArray packed = gzipped("some text");
    packed[packed.size() - 8] = static_cast<char>(packed[packed.size() - 8] ^ 1);
    const Unpacked unpacked = unpack(ContentType::Gzip, packed, true, keeping(100));
    QCOMPARE(unpacked.bytes, QByteArray("some text"));
    QCOMPARE(unpacked.problem, QStringLiteral("The gzip data do not match their checksum or length."));
}

void TestUnpacking::tellsWhatFollows()
{
    for (const ContentType type : {ContentType::Gzip, ContentType::Zstd}) {
        const bool gzip = type == ContentType::Gzip;
        const QByteArray packed = gzip ? gzipped("text") : zstandard("text");
        const Unpacked unpacked = unpack(type, packed + "junk!", true, keeping(100));
        QCOMPARE(unpacked.bytes, QByteArray("text"));
        QVERIFY(unpacked.isWhole);
        QCOMPARE(unpacked.problem,
                 QStringLiteral("The %1 data are followed by 5 B that do not belong to them.")
                     .arg(gzip ? QStringLiteral("gzip") : QStringLiteral("zstd")));
    }
    QCOMPARE(unpack(ContentType::Gzip, gzipped("text") + QByteArray(512, '\0'), true, keeping(100)).problem,
             QString());
}

void TestUnpacking::unpacksSeveralMembers()
{
    const Unpacked gzip = unpack(ContentType::Gzip, gzipped("one ") + gzipped("two"), true, keeping(100));
    QCOMPARE(gzip.bytes, QByteArray("one two"));
    QVERIFY(gzip.isComplete() && gzip.problem.isEmpty());
    const QByteArray skipped("\x50\x2a\x4d\x18\x03\0\0\0abc", 11);
    const Unpacked zstd =
        unpack(ContentType::Zstd, zstandard("one ") + skipped + zstandard("two"), true, keeping(100));
    QCOMPARE(zstd.bytes, QByteArray("one two"));
    QVERIFY(zstd.isComplete() && zstd.problem.isEmpty());
}

/// Another member may follow where the data were cut.
void TestUnpacking::takesNoPartForAll_data()
{
    unpacksAll_data();
}

void TestUnpacking::takesNoPartForAll()
{
    QFETCH(ContentType, type);
    QFETCH(QByteArray, packed);
    const Unpacked unpacked = unpack(type, packed, false, keeping(1 << 20));
    QCOMPARE(unpacked.bytes, m_text);
    QCOMPARE(unpacked.problem, QString());
    QVERIFY(!unpacked.isWhole);
}

void TestUnpacking::reservesNoHugeWindow()
{
    // A frame header that asks for a window of 2 TB (RFC 8878, 3.1.1.1.2).
    const QByteArray frame("\x28\xb5\x2f\xfd\0\xf8\x01\0\0", 9);
    const Unpacked unpacked = unpack(ContentType::Zstd, frame, true, keeping(100));
    QCOMPARE(unpacked.problem,
             QStringLiteral("The zstd data ask for more than 128 MiB of memory to be unpacked."));
}

void TestUnpacking::readsBase64AsItIsWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const QByteArray bytes("\xfb\xff\xfe any", 7);
    QTest::newRow("usual") << QByteArray("+//+IGFueQ==") << bytes << QString();
    QTest::newRow("for URLs") << QByteArray("-__-IGFueQ") << bytes << QString();
    QTest::newRow("in lines") << QByteArray("+//+\r\nIGFu\r\neQ==\r\n") << bytes << QString();
    QTest::newRow("data URI") << QByteArray("data:text/plain;base64,+//+IGFueQ==") << bytes << QString();
    QTest::newRow("damaged") << QByteArray("+//+IGFu*eQ==") << bytes.first(6)
                             << QStringLiteral("The Base64 data are damaged after 6 B unpacked.");
}

void TestUnpacking::readsBase64AsItIsWritten()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    const Unpacked unpacked = unpack(ContentType::Base64, text, true, keeping(100));
    QCOMPARE(unpacked.bytes, bytes);
    QCOMPARE(unpacked.problem, problem);
    QCOMPARE(unpacked.isWhole, problem.isEmpty());
}

void TestUnpacking::takesRailsEntriesApart()
{
    QByteArray entry("\0\x11\x82", 3);
    QByteArray numbers(12, '\0');
    qToLittleEndian(-1.0, numbers.data());
    qToLittleEndian(qint32{3}, numbers.data() + 8);
    entry += numbers + "v12" + deflated("inside", 15);
    const Unpacked unpacked = unpack(ContentType::RailsEntry, entry, true, keeping(100));
    QCOMPARE(unpacked.bytes, deflated("inside", 15));
    QVERIFY(unpacked.isComplete());
    QVERIFY(!unpack(ContentType::RailsEntry, "none", true, keeping(100)).isWhole);
    QVERIFY(!unpack(ContentType::Text, "none", true, keeping(100)).isWhole);
}

QTEST_GUILESS_MAIN(TestUnpacking)
#include "test_unpacking.moc"
