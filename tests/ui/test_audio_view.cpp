// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/audio_track.h"
#include "tests/core/inspect/audio_values.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "tests/ui/fake_audio_output.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/preview/audio_view.h"
#include "ui/preview/sound_text.h"
#include "ui/preview/waveform_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::test;

class TestAudioView : public QObject
{
    Q_OBJECT

    static inspect::PreviewPtr previewOf(const QByteArray &bytes,
                                         inspect::ContentType type = inspect::ContentType::OggOpus)
    {
        auto preview = std::make_shared<inspect::Preview>();
        preview->type = preview->shown = type;
        preview->bytes = bytes;
        preview->storedBytes = bytes.size();
        preview->complete = true;
        if (type == inspect::ContentType::OggOpus) {
            auto track = inspect::decodeTrack(bytes, {}, nullptr);
            if (track)
                preview->audio = *track;
        }
        return preview;
    }

    struct Setup
    {
        Theme theme{*qApp};
        FakeAudioOutput *output = new FakeAudioOutput;
        AudioView view{theme, std::unique_ptr<AudioOutput>(output)};
        QTemporaryDir directory;
        const QString cache = directory.filePath(QStringLiteral("audio.db"));

        Setup()
        {
            createProductionTable(cache);
            view.setSource([file = opened(cache)] { return std::optional(file); });
        }
    };

private Q_SLOTS:
    void tellsTheFactsOfASound()
    {
        Setup on;
        on.view.setPreview(previewOf(silentOpus({.channels = 2, .packets = 371})));
        QCOMPARE(on.view.factsText(),
                 QStringLiteral("Ogg Opus · stereo · 24 kHz · 2 kbit/s · 7.42 s · 2.00 kB"));
        QCOMPARE(on.view.placeText(), QStringLiteral("0:00.0 / 0:07.4"));
        QCOMPARE(on.view.problemText(), QString());
        QVERIFY(on.view.playButton()->isEnabled());
    }

    void tellsWhatIsWrongWithIt()
    {
        Setup on;
        on.view.setPreview(previewOf(silentOpus({.packets = 220}).chopped(20)));
        QCOMPARE(on.view.problemText(), QStringLiteral("The sound breaks off after 4.0 s."));
    }

    void showsTheHeadOfOtherSounds()
    {
        Setup on;
        on.view.setPreview(previewOf(inspect::wavHead(192'000, 2), inspect::ContentType::Audio));
        QCOMPARE(on.view.factsText(), QStringLiteral("WAV · stereo · 48 kHz · 16 bits · 1.00 s · 44 B"));
        QVERIFY(on.view.waveform()->isHidden() || !on.view.waveform()->isEnabled());
        on.view.setPreview(previewOf(QByteArray("ID3\3\0\0\0\0\0\0", 10), inspect::ContentType::Audio));
        QVERIFY(on.view.factsText().endsWith(QStringLiteral("10 B")));
    }

    void withoutADeviceItSaysWhyAndKeepsTheRest()
    {
        Setup on;
        on.output->reason = QStringLiteral("No sound device was found.");
        on.view.setPreview(previewOf(longestRecording()));
        QVERIFY(!on.view.playButton()->isEnabled());
        QCOMPARE(on.view.silenceText(), QStringLiteral("No sound device was found."));
        QCOMPARE(on.view.playButton()->toolTip(), on.view.silenceText());
        on.view.togglePlaying();
        QCOMPARE(on.output->starts, 0);
        QVERIFY(on.view.waveform()->isEnabled());
        on.output->setReason(QString()); // plugged in
        QVERIFY(on.view.playButton()->isEnabled());
        QCOMPARE(on.view.silenceText(), QString());
    }

    void playsAndPauses()
    {
        Setup on;
        on.view.setPreview(previewOf(longestRecording()));
        on.view.show();
        QCOMPARE(on.view.playButton()->accessibleName(), QStringLiteral("Play"));
        QTest::keyClick(&on.view, Qt::Key_Space);
        QTRY_COMPARE(on.output->starts, 1);
        QCOMPARE(on.view.playButton()->accessibleName(), QStringLiteral("Pause"));
        on.output->heard = 1.0;
        QTRY_COMPARE(on.view.waveform()->place(), 1.0);
        QTRY_VERIFY(on.view.placeText().startsWith(QStringLiteral("0:01.0 / ")));
        QTest::mouseClick(on.view.playButton(), Qt::LeftButton);
        QVERIFY(on.output->suspended);
        QCOMPARE(on.view.playButton()->accessibleName(), QStringLiteral("Play"));
    }

    void theWaveformSeeks()
    {
        Setup on;
        on.view.setPreview(previewOf(longestRecording()));
        QTest::keyClick(on.view.waveform(), Qt::Key_End);
        QTest::keyClick(on.view.waveform(), Qt::Key_Home);
        QTest::keyClick(on.view.waveform(), Qt::Key_PageUp);
        QVERIFY(!on.view.placeText().startsWith(QStringLiteral("0:00.0")));
    }

    void anotherEntryEndsTheSound()
    {
        Setup on;
        on.view.setPreview(previewOf(longestRecording()));
        on.view.togglePlaying();
        QTRY_COMPARE(on.output->starts, 1);
        on.view.setPreview(previewOf(silentOpus({})));
        QVERIFY(!on.output->source);
        QCOMPARE(on.view.placeText(), QStringLiteral("0:00.0 / 0:01.0"));
        on.view.clear();
        QCOMPARE(on.view.factsText(), QString());
    }

    void whatIsHiddenIsNotHeard()
    {
        Setup on;
        on.view.setPreview(previewOf(longestRecording()));
        on.view.show();
        on.view.togglePlaying();
        QTRY_COMPARE(on.output->starts, 1);
        on.view.hide();
        QVERIFY(on.output->suspended);
    }

    void aLostDeviceIsToldInPlace()
    {
        Setup on;
        on.view.setPreview(previewOf(longestRecording()));
        on.view.togglePlaying();
        QTRY_COMPARE(on.output->starts, 1);
        on.output->lose();
        QCOMPARE(on.view.silenceText(), QStringLiteral("The sound device was lost."));
        QCOMPARE(on.view.playButton()->accessibleName(), QStringLiteral("Play"));
        on.view.togglePlaying();
        QCOMPARE(on.view.silenceText(), QString());
    }

    void savesAWav()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("sound.wav"));
        Setup on;
        on.view.setPreview(previewOf(silentOpus({})));
        on.view.saveWav(path);
        QTRY_VERIFY(on.view.savedText().startsWith(QStringLiteral("Saved as ")));
        QVERIFY(on.view.savedText().contains(QStringLiteral("(96.0 kB)")));
        QCOMPARE(QFileInfo(path).size(), 96'044);
        on.view.setPreview(previewOf(silentOpus({.packets = 2})));
        QCOMPARE(on.view.savedText(), QString());
    }

    void tellsWhyAWavIsNotSaved_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("no such folder") << QStringLiteral("no/such/folder.wav");
        QTest::newRow("a folder") << QString();
    }

    void tellsWhyAWavIsNotSaved()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        Setup on;
        on.view.setPreview(previewOf(silentOpus({})));
        on.view.saveWav(directory.filePath(name));
        QTRY_VERIFY2(on.view.savedText().contains(QStringLiteral("cannot be written")),
                     qPrintable(on.view.savedText()));
    }

    void savesNothingBesideTheCache()
    {
        Setup on;
        const QByteArray before = directoryState(on.directory.path());
        on.view.setPreview(previewOf(silentOpus({})));
        on.view.saveWav(on.cache);
        QTRY_VERIFY(on.view.savedText().contains(QStringLiteral("directory of the cache file")));
        QCOMPARE(directoryState(on.directory.path()), before);
    }

    void leavesNoPartOfAFile()
    {
        const QTemporaryDir directory;
        Setup on;
        auto preview = std::make_shared<inspect::Preview>(*previewOf(silentOpus({})));
        preview->bytes = "no sound"; // as if the value had changed
        on.view.setPreview(preview);
        on.view.saveWav(directory.filePath(QStringLiteral("sound.wav")));
        QTRY_VERIFY(!on.view.savedText().isEmpty());
        QVERIFY(QDir(directory.path()).isEmpty());
    }

    void theNameComesFromTheKeyAndStaysInTheFolder_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("hash") << QStringLiteral("4e07408562") << QStringLiteral("4e07408562.wav");
        QTest::newRow("path") << QStringLiteral("../../x") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void theNameComesFromTheKeyAndStaysInTheFolder()
    {
        QFETCH(QString, key);
        QFETCH(QString, name);
        Setup on;
        on.view.setName(key);
        const QString suggested = on.view.suggestedFileName();
        QVERIFY(!suggested.contains(QLatin1Char('/')));
        QVERIFY(!suggested.startsWith(QLatin1Char('.')));
        if (!name.isEmpty())
            QCOMPARE(suggested, name);
    }

    void everyControlHasAName()
    {
        Setup on;
        on.view.setPreview(previewOf(silentOpus({})));
        QCOMPARE(unnamedControls(&on.view), QStringList());
    }

    void commentsAreFacts()
    {
        const auto track = inspect::decodeTrack(
            silentOpus({.tags = opusTags("coder", {"TITLE=<b>x</b>", "no name"})}), {}, nullptr);
        QVERIFY(track);
        const QList<Fact> facts = soundTags(**track);
        QCOMPARE(facts, (QList<Fact>{{QStringLiteral("TITLE"), QStringLiteral("<b>x</b>")},
                                     {QStringLiteral("Comment"), QStringLiteral("no name")},
                                     {QStringLiteral("Encoder"), QStringLiteral("coder")}}));
    }

    void placesAndLengthsAsPeopleReadThem()
    {
        QCOMPARE(placeText(0.0), QStringLiteral("0:00.0"));
        QCOMPARE(placeText(67.49), QStringLiteral("1:07.4"));
        QCOMPARE(placeText(3723.4), QStringLiteral("1:02:03.4"));
        QCOMPARE(placeText(-1.0), QStringLiteral("0:00.0"));
        QVERIFY(!placeText(1e300).isEmpty());
        QCOMPARE(lengthText(7.42), QStringLiteral("7.42 s"));
        QCOMPARE(lengthText(72.0), QStringLiteral("1 min 12 s"));
        QCOMPARE(lengthText(7'380.0), QStringLiteral("2 h 3 min"));
    }

    void theSystemsDeviceIsAskedFor()
    {
        Theme theme(*qApp);
        AudioView view(theme);
        view.setPreview(previewOf(silentOpus({})));
        QCOMPARE(view.playButton()->isEnabled(), view.silenceText().isEmpty());
    }
};

QTEST_MAIN(TestAudioView)
#include "test_audio_view.moc"
