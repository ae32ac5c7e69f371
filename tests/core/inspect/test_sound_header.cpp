// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/sound_header.h"
#include "core/inspect/preview/wav_file.h"

#include <QTest>

using namespace cachescope::inspect;

class TestSoundHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWav()
    {
        const auto header = readSoundHeader(wavHead(48'000 * 4 * 2, 2));
        QVERIFY(header);
        QCOMPARE(header->format, QStringLiteral("WAV"));
        QCOMPARE(header->channels, 2);
        QCOMPARE(header->hz, 48'000);
        QCOMPARE(header->bits, 16);
        QCOMPARE(header->seconds.value(), 2.0);
    }

    void passesOverOtherChunks()
    {
        QByteArray wav = wavHead(96'000, 1);
        wav.insert(12, QByteArray("LIST\x03\0\0\0abc\0", 12)); // chunks begin at even places
        const auto header = readSoundHeader(wav);
        QVERIFY(header);
        QCOMPARE(header->seconds.value(), 1.0);
    }

    void readsFlac()
    {
        // 44,100 Hz, stereo, 16 bits, 88,200 frames
        QByteArray flac("fLaC\x80\0\0\x22\x10\0\x10\0\0\0\0\0\0\0", 18);
        flac += QByteArray("\x0a\xc4\x42\xf0\x00\x01\x58\x88", 8) + QByteArray(16, '\0');
        const auto header = readSoundHeader(flac);
        QVERIFY(header);
        QCOMPARE(header->format, QStringLiteral("FLAC"));
        QCOMPARE(header->channels, 2);
        QCOMPARE(header->hz, 44'100);
        QCOMPARE(header->bits, 16);
        QCOMPARE(header->seconds.value(), 2.0);
    }

    void everyPrefixIsLookedAtSafely()
    {
        const QByteArray wav = wavHead(96'000, 1);
        for (qsizetype i = 0; i < wav.size(); ++i)
            QVERIFY(!readSoundHeader(QByteArrayView(wav).first(i)) ||
                    !readSoundHeader(QByteArrayView(wav).first(i))->seconds);
        QVERIFY(!readSoundHeader(QByteArray("fLaC\0\0\0\x22", 8)));
        QVERIFY(!readSoundHeader("ID3"));
        QVERIFY(!readSoundHeader(wavHead(0, 1).replace("fmt ", "fxt ")));
    }

    void sizesThatCannotBeAreHarmless()
    {
        QByteArray wav = wavHead(96'000, 1);
        wav.replace(16, 4, "\xff\xff\xff\xff"); // of the format's chunk
        const auto header = readSoundHeader(wav);
        QVERIFY(header);
        QVERIFY(!header->seconds);
    }
};

QTEST_GUILESS_MAIN(TestSoundHeader)
#include "test_sound_header.moc"
