// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/audio_track.h"
#include "core/load/generate/audio_maker.h"
#include "core/load/operations/random.h"
#include "tests/core/inspect/audio_values.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <cmath>

using namespace cachescope;
using namespace cachescope::inspect;
using namespace cachescope::test;

class TestAudioTrack : public QObject
{
    Q_OBJECT

    using Track = Result<std::shared_ptr<const AudioTrack>>;

    static Track decoded(const QByteArray &bytes, const AudioOptions &options = {})
    {
        return decodeTrack(bytes, options, nullptr);
    }

    static float loudest(const AudioTrack &track)
    {
        float high = 0.0F;
        for (const Peak &peak : track.peaks())
            high = std::max({high, peak.high, -peak.low});
        return high;
    }

    /// Whatever the bytes are, what is told about them can be shown.
    static bool isSane(const Track &track)
    {
        if (!track)
            return !track.error().message.isEmpty();
        const AudioFacts &facts = (*track)->facts();
        return std::isfinite(facts.seconds) && facts.seconds > 0.0 && std::isfinite(facts.bitsPerSecond) &&
               !(*track)->peaks().empty() && (*track)->peaks().size() <= WavePeaks::kMost;
    }

private Q_SLOTS:
    void tellsWhatTheHeadSays()
    {
        const auto track = decoded(longestRecording());
        VERIFY_OK(track);
        const AudioFacts &facts = (*track)->facts();
        QCOMPARE(facts.head.channels, 1);
        QCOMPARE(facts.head.inputHz, 22'050);
        QVERIFY(facts.head.vendor.startsWith(QStringLiteral("libopus")));
        QCOMPARE(facts.head.tagCount, 2);
        QCOMPARE(facts.head.tags.front().name, QStringLiteral("ENCODER"));
        QVERIFY(facts.head.tags.front().value.startsWith(QStringLiteral("opusenc")));
        QCOMPARE(facts.streams, 1);
        QVERIFY(facts.bitsPerSecond > 8'000 && facts.bitsPerSecond < 100'000);
    }

    void decodesEveryRecordingOfTheFixture()
    {
        QVERIFY(recordings().size() > 50);
        for (const QByteArray &recording : recordings()) {
            const auto track = decoded(recording);
            VERIFY_OK(track);
            QCOMPARE((*track)->facts().problem, QString());
            QVERIFY(!(*track)->facts().sampled);
            QVERIFY(!(*track)->facts().moreToShow);
            QVERIFY(loudest(**track) > 0.05F);
            const double covered = (*track)->secondsPerPeak() * static_cast<double>((*track)->peaks().size());
            QVERIFY(covered >= (*track)->facts().seconds);
            QVERIFY(covered - (*track)->secondsPerPeak() < (*track)->facts().seconds);
        }
    }

    void generatedRecordingsPlayAsSilence()
    {
        load::Random random(7);
        load::AudioMaker maker(7, load::AudioCompanion::WordTimings);
        std::vector<load::GeneratedEntry> entries;
        maker.make(random, 20'000, entries);
        const auto track = decoded(entries.front().value);
        VERIFY_OK(track);
        QCOMPARE((*track)->facts().problem, QString());
        QCOMPARE(loudest(**track), 0.0F);
    }

    void decodesAnyNumberOfChannels_data()
    {
        QTest::addColumn<int>("channels");
        for (const int channels : {1, 2, 3, 6})
            QTest::addRow("%d", channels) << channels;
    }

    void decodesAnyNumberOfChannels()
    {
        QFETCH(int, channels);
        const auto track = decoded(silentOpus({.channels = channels}));
        VERIFY_OK(track);
        QCOMPARE((*track)->facts().head.channels, channels);
        QCOMPARE((*track)->facts().seconds, 1.0);
        QCOMPARE((*track)->facts().problem, QString());
    }

    void chainedStreamsAreOneSound()
    {
        const QByteArray chained = longestRecording() + silentOpus({.channels = 2, .serial = 77}) +
                                   withSerial(longestRecording(), 78);
        const auto track = decoded(chained);
        VERIFY_OK(track);
        QCOMPARE((*track)->facts().streams, 3);
        QCOMPARE((*track)->facts().problem, QString());
        const double one = (*decoded(longestRecording()))->facts().seconds;
        QCOMPARE((*track)->facts().seconds, 2.0 * one + 1.0);
    }

    void tellsWhereTheSoundBreaksOff()
    {
        const QByteArray whole = silentOpus({.packets = 220});
        const auto track = decoded(whole.chopped(20)); // within the last of the pages of half a second
        VERIFY_OK(track);
        QCOMPARE((*track)->facts().problem, QStringLiteral("The sound breaks off after 4.0 s."));
        QCOMPARE((*track)->facts().seconds, 4.0 - kPreSkipFrames / 48e3);
    }

    void tellsAMissingEndBetweenTwoPages()
    {
        const QByteArray whole = silentOpus({.packets = 120});
        const auto track = decoded(whole.first(whole.lastIndexOf("OggS")));
        VERIFY_OK(track);
        QCOMPARE((*track)->facts().problem, QStringLiteral("The sound breaks off after 2.0 s."));
    }

    void passesOverADamagedPage()
    {
        QByteArray damaged = silentOpus({.packets = 200});
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
        const auto track = decoded(damaged);
        VERIFY_OK(track);
        QCOMPARE((*track)->facts().problem, QStringLiteral("A damaged place is passed over."));
        QCOMPARE((*track)->facts().seconds, 4.0); // later places keep their time
    }

    void saysWhyNothingCanBeDecoded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const QByteArray sound = silentOpus({});
        QTest::newRow("empty") << QByteArray() << QStringLiteral("does not begin with the head");
        QTest::newRow("text") << QByteArray("not a sound") << QStringLiteral("does not begin with the head");
        QTest::newRow("cut in the head") << sound.first(30) << QStringLiteral("ends within it");
        QTest::newRow("head alone") << sound.first(sound.indexOf("OggS", 100))
                                    << QStringLiteral("breaks off before");
        QTest::newRow("cut in the first page")
            << sound.first(sound.indexOf("OggS", 100) + 60) << QStringLiteral("breaks off before");
        QTest::newRow("newer version")
            << withRightChecksums(QByteArray(sound).replace("OpusHead\x01", "OpusHead\x40"))
            << QStringLiteral("newer version");
    }

    void saysWhyNothingCanBeDecoded()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const auto track = decoded(bytes);
        QVERIFY(!track);
        QCOMPARE(track.error().code, ErrorCode::Corrupt);
        QVERIFY2(track.error().message.contains(words), qPrintable(track.error().message));
    }

    void everyBeginningOfAValueIsSafe()
    {
        const QByteArray sound = silentOpus({.channels = 2, .packets = 6, .packetsPerPage = 2});
        for (qsizetype i = 0; i < sound.size(); ++i)
            QVERIFY2(isSane(decoded(sound.first(i))), qPrintable(QString::number(i)));
    }

    void everyFlippedBitIsSafe_data()
    {
        QTest::addColumn<bool>("rightChecksums");
        QTest::newRow("as it is") << false;
        QTest::newRow("behind right checksums") << true;
    }

    void everyFlippedBitIsSafe()
    {
        QFETCH(bool, rightChecksums);
        const QByteArray sound = silentOpus({.channels = 3, .packets = 4, .packetsPerPage = 2});
        // Where checksums are wrong, a flip of any bit of a page is the same to the decoder.
        for (qsizetype bit = 0; bit < sound.size() * 8; bit += rightChecksums ? 1 : 7) {
            QByteArray changed = sound;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
            const Track track = decoded(rightChecksums ? withRightChecksums(changed) : changed);
            QVERIFY2(isSane(track), qPrintable(QString::number(bit)));
        }
    }

    void damagedSpeechIsSafe()
    {
        QRandomGenerator random(6);
        const QByteArray &sound = recordings().front();
        for (int i = 0; i < 50; ++i) {
            QByteArray changed = sound;
            for (int flips = 0; flips < 5; ++flips)
                changed[random.bounded(static_cast<int>(sound.size()))] =
                    static_cast<char>(random.bounded(256));
            QVERIFY(isSane(decoded(withRightChecksums(changed))));
        }
    }

    void longSoundsAreSampled()
    {
        const QByteArray sound = silentOpus({.packets = 500}) + withSerial(recordings()[2], 9);
        const auto sampled = decoded(sound, {.maxSeconds = 5.0});
        const auto whole = decoded(sound, wholeAudio());
        VERIFY_OK(sampled);
        VERIFY_OK(whole);
        QVERIFY((*sampled)->facts().sampled);
        QVERIFY((*sampled)->facts().moreToShow);
        QVERIFY(!(*whole)->facts().sampled);
        QCOMPARE((*sampled)->facts().seconds, (*whole)->facts().seconds);
        const std::vector<Peak> &peaks = (*sampled)->peaks();
        QCOMPARE(peaks.size(), std::size_t{1500});
        QVERIFY(peaks[10].high < 0.01F && peaks[10].low > -0.01F);
        const auto firstSound =
            std::find_if(peaks.begin(), peaks.end(), [](const Peak &peak) { return peak.high > 0.1F; });
        const double at = static_cast<double>(firstSound - peaks.begin()) * (*sampled)->secondsPerPeak();
        QVERIFY2(at > 9.0 && at < 12.0, qPrintable(QString::number(at))); // behind 10 s of silence
    }

    void falseTimeStampsCostNothing_data()
    {
        QTest::addColumn<qint64>("granule");
        QTest::newRow("years") << (qint64{1} << 60);
        QTest::newRow("the largest") << std::numeric_limits<qint64>::max();
        QTest::newRow("before the start") << qint64{1};
        QTest::newRow("hours") << qint64{48'000} * 3'600;
    }

    void falseTimeStampsCostNothing()
    {
        QFETCH(qint64, granule);
        const QByteArray sound = silentOpus({.packets = 100, .lastGranule = granule});
        QVERIFY(isSane(decoded(sound)));
        QVERIFY(isSane(decoded(sound, wholeAudio())));
    }

    /// Its last page claims an hour, and nothing stands between that and the first two seconds.
    void tellsThatHardlyAnyPlaceCanBeDecoded_data()
    {
        QTest::addColumn<qsizetype>("junkBytes");
        QTest::newRow("a few bytes") << qsizetype{40'000};
        QTest::newRow("many") << (qsizetype{8} << 20);
    }

    void tellsThatHardlyAnyPlaceCanBeDecoded()
    {
        QFETCH(qsizetype, junkBytes);
        QByteArray sound = silentOpus({.packets = 100, .lastGranule = qint64{48'000} * 3'600});
        sound.insert(sound.lastIndexOf("OggS"), QByteArray(junkBytes, '\0'));
        const auto track = decoded(sound);
        QVERIFY(isSane(track));
        QVERIFY((*track)->facts().sampled);
        QCOMPARE((*track)->peaks().size(), std::size_t{1500});
        QVERIFY2((*track)->facts().problem.startsWith(
                     QStringLiteral("Of 1,500 places of the sound that were sought only 1 can be decoded")),
                 qPrintable((*track)->facts().problem));
    }

    void aSoundOfManyPartsIsReadAsItComes()
    {
        QByteArray chain;
        for (quint32 serial = 1; serial <= 3'000; ++serial)
            chain += silentOpus({.packets = 1, .serial = serial});
        const auto track = decoded(chain);
        VERIFY_OK(track);
        QVERIFY2((*track)->facts().seconds > 30.0, qPrintable(QString::number((*track)->facts().seconds)));
    }

    void commentsAreBoundedAndPlain()
    {
        std::vector<QByteArray> comments{"title=<b>bold</b>", "no equals sign",
                                         QByteArray("ARTIST=\xff\xfe bad")};
        comments.resize(5'000, "COMMENT=" + QByteArray(1'000, 'x'));
        const auto track = decoded(silentOpus({.tags = opusTags(QByteArray(5'000, 'v'), comments)}));
        VERIFY_OK(track);
        const OpusHeadFacts &head = (*track)->facts().head;
        QCOMPARE(head.tagCount, 5'000);
        QCOMPARE(static_cast<int>(head.tags.size()), kMostTags);
        QCOMPARE(head.tags[0].name, QStringLiteral("TITLE"));
        QCOMPARE(head.tags[0].value, QStringLiteral("<b>bold</b>"));
        QCOMPARE(head.tags[1].value, QStringLiteral("no equals sign"));
        QCOMPARE(head.tags.back().value.size(), kMostTagCharacters);
        QVERIFY(head.vendor.size() <= kMostTagCharacters);
    }

    void refusesCommentsThatFillTheMemory()
    {
        const auto track = decoded(silentOpus({.tags = opusTags("v", {QByteArray(17 << 20, 'x')})}));
        QVERIFY(!track);
        QCOMPARE(track.error().code, ErrorCode::TooLarge);
    }

    void canBeCancelled()
    {
        const std::atomic<bool> cancelled{true};
        const auto track = decodeTrack(longestRecording(), {}, &cancelled);
        QVERIFY(!track);
        QCOMPARE(track.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestAudioTrack)
#include "test_audio_track.moc"
