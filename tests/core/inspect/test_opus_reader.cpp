// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/opus_reader.h"
#include "tests/core/inspect/audio_values.h"
#include "tests/support/verify.h"

#include <array>

using namespace cachescope;
using namespace cachescope::inspect;
using namespace cachescope::test;

class TestOpusReader : public QObject
{
    Q_OBJECT

    static std::vector<qint16> readAll(OpusReader &reader, std::size_t piece)
    {
        std::vector<qint16> all;
        std::vector<qint16> buffer(piece);
        for (;;) {
            const auto frames = reader.read(std::span<qint16>(buffer));
            if (!frames || *frames == 0)
                return all;
            all.insert(all.end(), buffer.begin(), buffer.begin() + *frames * reader.channels());
        }
    }

private Q_SLOTS:
    void readsTheSameInAnyPieces()
    {
        const auto one = OpusReader::open(longestRecording());
        const auto other = OpusReader::open(longestRecording());
        VERIFY_OK(one);
        VERIFY_OK(other);
        const auto all = readAll(**one, 12'000);
        QCOMPARE(static_cast<qint64>(all.size()), (*one)->claimedFrames().value());
        QCOMPARE((*one)->position(), (*one)->claimedFrames().value());
        QCOMPARE(readAll(**other, 100).size(), all.size());
        QCOMPARE((*one)->gaps(), 0);
    }

    void goesToATime()
    {
        const auto reader = OpusReader::open(longestRecording());
        VERIFY_OK(reader);
        const qint64 half = (*reader)->claimedFrames().value() / 2;
        QVERIFY((*reader)->seek(half));
        QCOMPARE((*reader)->position(), half);
        QCOMPARE(static_cast<qint64>(readAll(**reader, 4'000).size()),
                 (*reader)->claimedFrames().value() - half);
        QVERIFY((*reader)->seek(0));
        QCOMPARE((*reader)->position(), 0);
    }

    void timesOutsideAreItsEnds()
    {
        const auto reader = OpusReader::open(longestRecording());
        VERIFY_OK(reader);
        QVERIFY((*reader)->seek(qint64{1} << 60));
        std::array<float, 100> buffer{};
        QCOMPARE(*(*reader)->read(std::span<float>(buffer)), 1);
        QCOMPARE(*(*reader)->read(std::span<float>(buffer)), 0);
        QVERIFY((*reader)->seek(-1));
        QCOMPARE((*reader)->position(), 0);
        QVERIFY(*(*reader)->read(std::span<float>(buffer)) > 0);
    }

    void searchesNoFurtherThanItMay()
    {
        const QByteArray &sound = longestRecording();
        const auto reader = OpusReader::open(sound);
        VERIFY_OK(reader);
        const qint64 half = (*reader)->claimedFrames().value() / 2;
        (*reader)->limitReading(100 * sound.size());
        QVERIFY((*reader)->seek(half));
        (*reader)->limitReading(1000);
        const auto moved = (*reader)->seek(0);
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::Corrupt);
    }

    void mixesDownToTwoChannels_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("channels");
        QTest::newRow("mono") << silentOpus({}) << 1;
        QTest::newRow("stereo") << silentOpus({.channels = 2}) << 2;
        QTest::newRow("5.1") << silentOpus({.channels = 6}) << 2;
        QTest::newRow("mono, then stereo") << silentOpus({}) + silentOpus({.channels = 2, .serial = 2}) << 2;
    }

    void mixesDownToTwoChannels()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, channels);
        const auto reader = OpusReader::open(bytes);
        VERIFY_OK(reader);
        QCOMPARE((*reader)->channels(), channels);
        const auto all = readAll(**reader, 12'000);
        QCOMPARE(static_cast<qint64>(all.size()), (*reader)->claimedFrames().value() * channels);
    }

    void doesNotBelieveImpossibleTimes()
    {
        const auto reader = OpusReader::open(silentOpus({.lastGranule = qint64{1} << 60}));
        VERIFY_OK(reader);
        QVERIFY(!(*reader)->claimedFrames());
    }

    void aSoundOfTooManyPartsCannotSeek()
    {
        QByteArray chain;
        for (quint32 serial = 1; serial <= 3'000; ++serial)
            chain += silentOpus({.packets = 1, .serial = serial});
        const auto reader = OpusReader::open(chain);
        VERIFY_OK(reader);
        QVERIFY(!(*reader)->canSeek());
        QCOMPARE((*reader)->seek(10).error().code, ErrorCode::InvalidArgument);
    }

    void cancellingEndsAReadAndASeek()
    {
        std::atomic<bool> cancelled{false};
        const auto reader = OpusReader::open(longestRecording(), &cancelled);
        VERIFY_OK(reader);
        cancelled = true;
        std::array<qint16, 100> buffer{};
        QCOMPARE((*reader)->read(std::span<qint16>(buffer)).error().code, ErrorCode::Cancelled);
        QCOMPARE((*reader)->seek(0).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestOpusReader)
#include "test_opus_reader.moc"
