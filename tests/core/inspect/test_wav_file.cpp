// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/opus_reader.h"
#include "core/inspect/preview/sound_header.h"
#include "core/inspect/preview/wav_file.h"
#include "tests/core/inspect/audio_values.h"
#include "tests/support/verify.h"

#include <QBuffer>
#include <QFile>

using namespace cachescope;
using namespace cachescope::inspect;
using namespace cachescope::test;

namespace {

/// A device with room for this many bytes.
class SmallDevice : public QBuffer
{
public:
    explicit SmallDevice(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly);
    }

protected:
    qint64 writeData(const char *data, qint64 bytes) override
    {
        if (pos() + bytes <= m_room)
            return QBuffer::writeData(data, bytes);
        setErrorString(QStringLiteral("no room"));
        return -1;
    }

private:
    const qint64 m_room;
};

} // namespace

class TestWavFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAWholeRecording()
    {
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        double last = 0.0;
        const auto summary = writeWav(
            target, longestRecording(), [&last](double fraction) { last = fraction; }, nullptr);
        VERIFY_OK(summary);
        QCOMPARE(summary->channels, 1);
        QCOMPARE(summary->problem, QString());
        QCOMPARE(last, 1.0);
        const auto reader = OpusReader::open(longestRecording());
        QCOMPARE(summary->frames, (*reader)->claimedFrames().value());
        QCOMPARE(target.data().size(), summary->bytes);
        QCOMPARE(summary->bytes, 44 + summary->frames * 2);
        const auto header = readSoundHeader(target.data());
        QVERIFY(header);
        QCOMPARE(header->channels, 1);
        QCOMPARE(header->hz, 48'000);
        QCOMPARE(header->seconds.value(), static_cast<double>(summary->frames) / 48'000);
        QVERIFY(target.data().first(44) == wavHead(summary->frames * 2, 1));
        QVERIFY(target.data().sliced(44).count('\0') < target.data().size() / 2); // sound, not silence
    }

    void mixesManyChannelsDown()
    {
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        const auto summary = writeWav(target, silentOpus({.channels = 6}), {}, nullptr);
        VERIFY_OK(summary);
        QCOMPARE(summary->channels, 2);
        QCOMPARE(target.data().size(), 44 + 48'000 * 4);
    }

    void writesWhatCanBeDecodedAndTells()
    {
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        const auto summary = writeWav(target, silentOpus({.packets = 220}).chopped(20), {}, nullptr);
        VERIFY_OK(summary);
        QCOMPARE(summary->frames, 48'000 * 4 - kPreSkipFrames);
        QCOMPARE(summary->problem, QStringLiteral("The sound breaks off after 4.0 s."));
    }

    void refusesWhatRiffCannotSay()
    {
        // 400 kB that claim more than 2^31 frames, which such a length could hold.
        const QByteArray sound =
            silentOpus({.packets = 100'000, .packetsPerPage = 250, .lastGranule = (qint64{1} << 31) + 1'000});
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        const auto summary = writeWav(target, sound, {}, nullptr);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, ErrorCode::TooLarge);
        QVERIFY(target.data().isEmpty());
    }

    void tellsAFailingDisk_data()
    {
        QTest::addColumn<qint64>("room");
        QTest::newRow("at the head") << qint64{0};
        QTest::newRow("at the sound") << qint64{1'000};
    }

    void tellsAFailingDisk()
    {
        QFETCH(qint64, room);
        SmallDevice target(room);
        const auto summary = writeWav(target, longestRecording(), {}, nullptr);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, ErrorCode::Io);
        QVERIFY(summary.error().message.contains(QStringLiteral("no room")));
    }

    void aFullDiskIsToldApart()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QSKIP("no /dev/full here");
        const auto summary = writeWav(full, longestRecording(), {}, nullptr);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, ErrorCode::DiskFull);
    }

    void canBeCancelled()
    {
        std::atomic<bool> cancelled{false};
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        const auto summary = writeWav(
            target, longestRecording(), [&cancelled](double) { cancelled = true; }, &cancelled);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, ErrorCode::Cancelled);
    }

    void whatIsNoSoundIsNotWritten()
    {
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        QCOMPARE(writeWav(target, "text", {}, nullptr).error().code, ErrorCode::Corrupt);
        QVERIFY(target.data().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWavFile)
#include "test_wav_file.moc"
