// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/audio_track.h"
#include "tests/core/inspect/audio_values.h"
#include "ui/preview/waveform_view.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestWaveformView : public QObject
{
    Q_OBJECT

    /// Ten seconds.
    static std::shared_ptr<const inspect::AudioTrack> track()
    {
        inspect::AudioFacts facts;
        facts.seconds = 10.0;
        std::vector<inspect::Peak> peaks(1000, {-0.5F, 0.5F});
        return std::make_shared<const inspect::AudioTrack>(facts, std::move(peaks), 0.01);
    }

    static void moveMouse(QWidget &widget, const QPointF &to, Qt::MouseButtons buttons = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(&widget, &event);
    }

private Q_SLOTS:
    void aClickChoosesAPlace()
    {
        Theme theme(*qApp);
        WaveformView view(theme);
        view.resize(404, 100);
        view.setTrack(track());
        QSignalSpy chosen(&view, &WaveformView::placeChosen);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(202, 50));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(0).toDouble(), 5.0);
        QCOMPARE(view.place(), 5.0);
        QCOMPARE(view.xAt(5.0), 202.0);
    }

    void draggingHoldsThePlayhead()
    {
        Theme theme(*qApp);
        WaveformView view(theme);
        view.resize(404, 100);
        view.setTrack(track());
        QSignalSpy chosen(&view, &WaveformView::placeChosen);
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(102, 50));
        view.setPlace(9.0); // the player plays on
        QCOMPARE(view.place(), 2.5);
        moveMouse(view, QPointF(302, 50), Qt::LeftButton);
        QCOMPARE(view.place(), 7.5);
        QCOMPARE(chosen.count(), 0);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(302, 50));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(0).toDouble(), 7.5);
    }

    void worksByKeyboard_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<double>("place");
        QTest::newRow("right") << Qt::Key_Right << 5.2;
        QTest::newRow("left") << Qt::Key_Left << 4.8;
        QTest::newRow("page up") << Qt::Key_PageUp << 6.0;
        QTest::newRow("home") << Qt::Key_Home << 0.0;
        QTest::newRow("end") << Qt::Key_End << 10.0;
    }

    void worksByKeyboard()
    {
        QFETCH(Qt::Key, key);
        QFETCH(double, place);
        Theme theme(*qApp);
        WaveformView view(theme);
        view.setTrack(track());
        view.setPlace(5.0);
        QSignalSpy chosen(&view, &WaveformView::placeChosen);
        QTest::keyClick(&view, key);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(0).toDouble(), place);
    }

    void spacePlaysAndPauses()
    {
        Theme theme(*qApp);
        WaveformView view(theme);
        view.setTrack(track());
        QSignalSpy toggled(&view, &WaveformView::toggleRequested);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(toggled.count(), 1);
    }

    void assistiveTechnologyReadsAndSetsThePlace()
    {
        Theme theme(*qApp);
        WaveformView view(theme);
        view.setTrack(track());
        view.setPlace(5.0);
        QVERIFY(!view.accessibleName().isEmpty());
        QCOMPARE(view.accessibleDescription(), QStringLiteral("0:05.0 of 0:10.0"));
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(accessible);
        QVERIFY(accessible->valueInterface());
        QCOMPARE(accessible->valueInterface()->currentValue().toInt(), 5'000);
        QCOMPARE(accessible->valueInterface()->maximumValue().toInt(), 10'000);
        QSignalSpy chosen(&view, &WaveformView::placeChosen);
        accessible->valueInterface()->setCurrentValue(2'000);
        QCOMPARE(chosen.count(), 1);
        view.setPlace(3.0); // by the player
        QCOMPARE(chosen.count(), 1);
    }

    void whatWasPlayedHasAnotherColour()
    {
        Theme theme(*qApp);
        WaveformView view(theme);
        view.resize(404, 100);
        view.setTrack(track());
        view.setPlace(5.0);
        const QImage image = view.grab().toImage();
        const auto hasColour = [&image](int from, int to, const QColor &colour) {
            for (int x = from; x < to; ++x) {
                if (image.pixelColor(x, 50) == colour)
                    return true;
            }
            return false;
        };
        QVERIFY(hasColour(10, 190, theme.tokens().series[0]));
        QVERIFY(!hasColour(10, 190, theme.tokens().faded));
        QVERIFY(hasColour(210, 400, theme.tokens().faded));
        QVERIFY(!hasColour(210, 400, theme.tokens().series[0]));
    }

    void hoveringTellsTheTime()
    {
        Theme theme(*qApp);
        WaveformView view(theme);
        view.resize(404, 100);
        view.setTrack(track());
        const QImage before = view.grab().toImage();
        moveMouse(view, QPointF(302, 50));
        QVERIFY(view.grab().toImage() != before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&view, &leave);
        QCOMPARE(view.grab().toImage(), before);
    }

    void drawsNothingWithoutASound()
    {
        Theme theme(*qApp);
        WaveformView view(theme);
        view.setTrack(nullptr);
        QVERIFY(!view.isEnabled());
        QCOMPARE(view.place(), 0.0);
        QVERIFY(!view.grab().isNull());
    }

    void aVeryLongSoundHasPlacesToo()
    {
        inspect::AudioFacts facts;
        facts.seconds = 1e9;
        Theme theme(*qApp);
        WaveformView view(theme);
        view.setTrack(
            std::make_shared<const inspect::AudioTrack>(facts, std::vector<inspect::Peak>(10), 1e8));
        view.setPlace(1e12);
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(TestWaveformView)
#include "test_waveform_view.moc"
