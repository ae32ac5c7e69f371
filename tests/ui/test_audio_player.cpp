// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/audio_values.h"
#include "tests/ui/fake_audio_output.h"
#include "ui/preview/audio_player.h"

#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::test;

using State = AudioPlayer::State;

class TestAudioPlayer : public QObject
{
    Q_OBJECT

    /// A player of four seconds of silence, and its device.
    struct Setup
    {
        explicit Setup(const QByteArray &opus = silentOpus({.packets = 200})) { player.setSound(opus, 4.0); }
        FakeAudioOutput *output = new FakeAudioOutput;
        AudioPlayer player{std::unique_ptr<AudioOutput>(output)};
    };

    /// Plays so much, in pieces that are decoded by then.
    static void play(FakeAudioOutput &output, double seconds)
    {
        const double until = output.heard + seconds;
        while (output.source && output.heard < until - 1e-6)
            output.playFor(0.02);
    }

private Q_SLOTS:
    void playsToTheEndAndStandsAtTheStart()
    {
        Setup on;
        QSignalSpy failed(&on.player, &AudioPlayer::failed);
        on.player.play();
        QCOMPARE(on.player.state(), State::Playing);
        QTRY_COMPARE(on.output->starts, 1);
        play(*on.output, 1.0);
        QVERIFY(on.player.position() > 0.0);
        while (on.player.state() == State::Playing)
            on.output->playFor(0.1);
        QCOMPARE(on.player.state(), State::Idle);
        QCOMPARE(on.player.position(), 0.0);
        QCOMPARE(failed.count(), 0);
    }

    void tellsThePositionWhileItPlays()
    {
        Setup on;
        QSignalSpy moved(&on.player, &AudioPlayer::positionChanged);
        on.player.play();
        QTRY_COMPARE(on.output->starts, 1);
        on.output->heard = 1.5;
        QTRY_VERIFY(!moved.isEmpty() && moved.last().at(0).toDouble() == 1.5);
    }

    void pausesAndGoesOn()
    {
        Setup on;
        on.player.play();
        QTRY_COMPARE(on.output->starts, 1);
        on.output->heard = 1.0;
        on.player.pause();
        QCOMPARE(on.player.state(), State::Paused);
        QVERIFY(on.output->suspended);
        QCOMPARE(on.player.position(), 1.0);
        on.player.play();
        QVERIFY(!on.output->suspended);
        QCOMPARE(on.output->starts, 1);
    }

    void goesToATimeWhileItPlays()
    {
        Setup on;
        on.player.play();
        QTRY_COMPARE(on.output->starts, 1);
        on.player.seek(3.0);
        QCOMPARE(on.player.position(), 3.0);
        QTRY_COMPARE(on.output->starts, 2);
        on.output->heard = 0.5;
        QCOMPARE(on.player.position(), 3.5);
    }

    void startsWhereItWasPut()
    {
        Setup on;
        on.player.seek(2.0);
        QCOMPARE(on.player.state(), State::Idle);
        QCOMPARE(on.player.position(), 2.0);
        on.player.play();
        QTRY_COMPARE(on.output->starts, 1);
        QCOMPARE(on.player.position(), 2.0);
        on.player.pause();
        on.player.seek(99.0); // behind its end
        QCOMPARE(on.player.position(), 4.0);
        on.player.play(); // from the start again
        QTRY_COMPARE(on.output->starts, 2);
        QCOMPARE(on.player.position(), 0.0);
    }

    void anotherSoundEndsTheFirst()
    {
        Setup on;
        on.player.play();
        QTRY_COMPARE(on.output->starts, 1);
        on.player.setSound(longestRecording(), 10.0);
        QCOMPARE(on.player.state(), State::Idle);
        QVERIFY(!on.output->source);
        on.player.setSound({}, 0.0);
        on.player.play();
        QCOMPARE(on.player.state(), State::Idle);
    }

    void aLostDeviceStopsItInPlace()
    {
        Setup on;
        QSignalSpy failed(&on.player, &AudioPlayer::failed);
        on.player.play();
        QTRY_COMPARE(on.output->starts, 1);
        on.output->heard = 1.25;
        on.output->lose();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(on.player.state(), State::Idle);
        QCOMPARE(on.player.position(), 1.25);
        on.player.play(); // there is another now
        QTRY_COMPARE(on.output->starts, 2);
    }

    void aDeviceThatDoesNotOpenIsTold()
    {
        Setup on;
        on.output->startError = QStringLiteral("The sound device could not be opened.");
        QSignalSpy failed(&on.player, &AudioPlayer::failed);
        on.player.play();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(on.player.state(), State::Idle);
    }

    void aSoundThatCannotBeDecodedIsTold()
    {
        Setup on("no sound");
        QSignalSpy failed(&on.player, &AudioPlayer::failed);
        on.player.play();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(on.player.state(), State::Idle);
        QCOMPARE(on.output->starts, 0);
    }

    void endsWhileItPlays()
    {
        Setup on;
        on.player.play();
        QTRY_COMPARE(on.output->starts, 1);
    }
};

QTEST_GUILESS_MAIN(TestAudioPlayer)
#include "test_audio_player.moc"
