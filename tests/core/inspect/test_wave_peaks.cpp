// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/wave_peaks.h"

#include <QTest>

#include <limits>

using namespace cachescope::inspect;

class TestWavePeaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheExtremesOfEachStretch()
    {
        WavePeaks wave;
        std::vector<float> samples(128, 0.0F);
        samples[3] = 0.5F;
        samples[63] = -0.25F;
        samples[64] = 0.75F;
        wave.add(samples, 1);
        QCOMPARE(wave.peaks(), (std::vector<Peak>{{-0.25F, 0.5F}, {0.0F, 0.75F}}));
        QCOMPARE(wave.frames(), 128);
    }

    void looksAtAllChannels()
    {
        WavePeaks wave;
        wave.add(std::vector<float>{0.1F, -0.9F, 0.2F, 0.3F}, 2);
        QCOMPARE(wave.frames(), 2);
        QCOMPARE(wave.peaks(), (std::vector<Peak>{{-0.9F, 0.3F}}));
    }

    void isBoundedWhateverTheLength()
    {
        WavePeaks wave;
        std::vector<float> second(48'000, 0.5F);
        second[24'000] = -1.0F;
        for (int i = 0; i < 100; ++i)
            wave.add(second, 1);
        QCOMPARE(wave.frames(), 4'800'000);
        QVERIFY(wave.peaks().size() > WavePeaks::kMost / 2);
        QVERIFY(wave.peaks().size() <= WavePeaks::kMost);
        QCOMPARE(static_cast<qint64>(wave.peaks().size()), (wave.frames() - 1) / wave.framesPerPeak() + 1);
        QVERIFY(std::all_of(wave.peaks().begin(), wave.peaks().end(),
                            [](const Peak &peak) { return peak.high == 0.5F; }));
        QCOMPARE(std::count_if(wave.peaks().begin(), wave.peaks().end(),
                               [](const Peak &peak) { return peak.low == -1.0F; }),
                 100);
    }

    void silenceTakesNoTime()
    {
        WavePeaks wave;
        wave.addSilence(qint64{1} << 50);
        wave.addSilence(0);
        wave.addSilence(-5);
        QCOMPARE(wave.frames(), qint64{1} << 50);
        QVERIFY(wave.peaks().size() <= WavePeaks::kMost);
        wave.add(std::vector<float>{0.5F}, 1);
        QVERIFY(wave.peaks().back().high <= 0.5F);
    }

    void holdsSamplesOutOfRange()
    {
        WavePeaks wave;
        wave.add(std::vector<float>{7.0F, -7.0F, std::numeric_limits<float>::quiet_NaN(),
                                    std::numeric_limits<float>::infinity()},
                 1);
        QCOMPARE(wave.peaks(), (std::vector<Peak>{{-1.0F, 1.0F}}));
    }
};

QTEST_GUILESS_MAIN(TestWavePeaks)
#include "test_wave_peaks.moc"
