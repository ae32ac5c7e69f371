// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/opus_reader.h"
#include "tests/core/inspect/audio_values.h"
#include "ui/preview/audio_output.h"
#include "ui/preview/pcm_feed.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::test;

class TestPcmFeed : public QObject
{
    Q_OBJECT

    static qint64 framesOf(const QByteArray &opus)
    {
        return (*inspect::OpusReader::open(opus))->claimedFrames().value();
    }

    /// Without the silence that stands in for what is not decoded yet.
    static qint64 soundFrames(PcmFeed &feed)
    {
        qint64 bytes = 0;
        while (!feed.atEnd()) {
            bytes += feed.read(4'000).size();
            QThread::yieldCurrentThread();
        }
        const auto silent = static_cast<qint64>(feed.silentSeconds() * AudioOutput::kHz + 0.5);
        return bytes / AudioOutput::kFrameBytes - silent;
    }

private Q_SLOTS:
    void givesAllOfASoundInStereo()
    {
        PcmFeed feed(longestRecording());
        QSignalSpy ready(&feed, &PcmFeed::ready);
        feed.start(0.0);
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(!feed.atEnd());
        QCOMPARE(soundFrames(feed), framesOf(longestRecording()));
        QVERIFY(!feed.problem());
        QCOMPARE(feed.read(100), QByteArray());
        QCOMPARE(ready.count(), 1);
    }

    void bothChannelsOfAMonoSoundAreTheSame()
    {
        PcmFeed feed(longestRecording());
        QSignalSpy ready(&feed, &PcmFeed::ready);
        feed.start(0.5);
        QTRY_COMPARE(ready.count(), 1);
        const QByteArray pcm = feed.read(480 * AudioOutput::kFrameBytes);
        QCOMPARE(pcm.size(), 480 * AudioOutput::kFrameBytes);
        for (qsizetype at = 0; at < pcm.size(); at += AudioOutput::kFrameBytes)
            QCOMPARE(pcm.mid(at, 2), pcm.mid(at + 2, 2));
    }

    void goesOnFromAnotherTime()
    {
        PcmFeed feed(longestRecording());
        QSignalSpy ready(&feed, &PcmFeed::ready);
        feed.start(0.0);
        QTRY_COMPARE(ready.count(), 1);
        feed.start(1.0);
        QTRY_COMPARE(ready.count(), 2);
        QCOMPARE(soundFrames(feed), framesOf(longestRecording()) - AudioOutput::kHz);
        feed.start(0.0); // also after the end
        QTRY_COMPARE(ready.count(), 3);
        QCOMPARE(soundFrames(feed), framesOf(longestRecording()));
    }

    void isSilentAndNotAtItsEndWhileItWaits()
    {
        PcmFeed feed(longestRecording());
        QCOMPARE(feed.read(100), QByteArray()); // nothing was asked for
        feed.start(0.0);
        const QByteArray first =
            feed.read(AudioOutput::kHz * AudioOutput::kFrameBytes); // a second: more than is ahead
        QCOMPARE(first.size(), AudioOutput::kHz * AudioOutput::kFrameBytes);
        constexpr double longestPiece =
            5'760.0 / AudioOutput::kHz; // by which more may be ahead than half a second
        QVERIFY(feed.silentSeconds() >= 0.5 - longestPiece);
        QVERIFY(!feed.atEnd());
    }

    void tellsWhyThereIsNothing()
    {
        PcmFeed feed("no sound");
        QSignalSpy ready(&feed, &PcmFeed::ready);
        feed.start(0.0);
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(feed.atEnd());
        QVERIFY(feed.problem());
        QCOMPARE(feed.problem()->code, ErrorCode::Corrupt);
    }

    void aSoundThatCannotSeekIsReadUpToThere()
    {
        QByteArray chain;
        for (quint32 serial = 1; serial <= 3'000; ++serial)
            chain += silentOpus({.packets = 1, .serial = serial});
        PcmFeed feed(chain);
        QSignalSpy ready(&feed, &PcmFeed::ready);
        feed.start(10.0);
        QTRY_COMPARE(ready.count(), 1);
        const qint64 rest = soundFrames(feed);
        feed.start(0.0);
        QTRY_COMPARE(ready.count(), 2);
        const qint64 all = soundFrames(feed);
        QVERIFY2(all - rest >= 10 * AudioOutput::kHz && all - rest < 11 * AudioOutput::kHz,
                 qPrintable(QStringLiteral("%1 of %2").arg(rest).arg(all)));
    }

    void endsAtAnyTime()
    {
        for (int i = 0; i < 20; ++i) {
            PcmFeed feed(longestRecording());
            feed.start(i * 0.1);
        }
    }
};

QTEST_GUILESS_MAIN(TestPcmFeed)
#include "test_pcm_feed.moc"
