// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/charts/chart_actions.h"
#include "ui/charts/type_bars.h"
#include "ui/models/entry_filters.h"
#include "ui/pages/overview/key_card.h"
#include "ui/pages/overview_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tile.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using inspect::Inspector;

class TestOverviewPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<EntryFilters> m_filters;
    std::unique_ptr<OverviewPage> m_page;
    QTemporaryDir m_directory;
    QString m_large; ///< of which there is an estimate before the scan is done

    void openAudio()
    {
        QSignalSpy types(m_inspector.get(), &Inspector::typesFound);
        m_inspector->open(test::dataFile(QStringLiteral("audio.db")));
        QTRY_VERIFY(!types.isEmpty());
    }

    void openToEstimate()
    {
        QSignalSpy estimated(m_inspector.get(), &Inspector::estimated);
        connect(m_inspector.get(), &Inspector::opened, m_inspector.get(),
                [this] { m_inspector->setScanPaused(true); });
        m_inspector->open(m_large);
        QTRY_COMPARE(estimated.count(), 1);
    }

    void cancelScan()
    {
        QSignalSpy failed(m_inspector.get(), &Inspector::scanFailed);
        m_inspector->cancelScan();
        QTRY_COMPARE(failed.count(), 1);
    }

    bool says(const QString &text) const
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(text); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_large = m_directory.filePath(QStringLiteral("large.db"));
        test::createProductionTable(m_large);
        test::runSql(m_large,
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
                     "INSERT INTO cache SELECT 'key ' || i, zeroblob(i % 1000), i % 1000, i, i, 0 FROM n");
    }
    void init()
    {
        m_inspector = std::make_unique<Inspector>();
        m_filters = std::make_unique<EntryFilters>(*m_inspector);
        m_page = std::make_unique<OverviewPage>(*m_theme, *m_inspector, *m_filters);
        m_page->resize(900, 500);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_filters.reset();
        m_inspector.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void saysHowWellEntriesAreCounted_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<QString>("text");
        QTest::newRow("counted") << true << true << QStringLiteral("1,200 counted from the key index");
        QTest::newRow("estimated") << true << false << QStringLiteral("≈ 1,200 estimated");
        QTest::newRow("not known") << false << false << QStringLiteral("– not known");
    }
    void saysHowWellEntriesAreCounted()
    {
        QFETCH(bool, known);
        QFETCH(bool, exact);
        inspect::CacheFileInfo info;
        info.entries = 1200;
        info.entriesKnown = known;
        info.entriesExact = exact;
        Q_EMIT m_inspector->opened(info);
        QTEST(m_page->entriesTile()->accessibleDescription(), "text");
    }

    void nothingIsBeingScannedAfterACancelledScan()
    {
        openToEstimate();
        QVERIFY(says(QStringLiteral("scanning…")));
        cancelScan();
        QVERIFY(!says(QStringLiteral("scanning…")));
        QVERIFY(says(QStringLiteral("the scan was cancelled")));
        QVERIFY(m_page->tiles()[1]->figure().startsWith(QStringLiteral("≈"))); // what is known of the data
        QVERIFY(m_page->chart(HistogramKind::Sizes)->placeholder().isEmpty());
    }

    void savesNoChartBesideTheCache()
    {
        openToEstimate();
        const auto charts = m_page->findChildren<ChartActions *>();
        QCOMPARE(charts.size(), 6);
        for (ChartActions *chart : charts) {
            QSignalSpy told(m_page.get(), &OverviewPage::told);
            chart->save(m_large);
            QTRY_COMPARE(told.count(), 1);
            QCOMPARE(told.first()[0].value<Tone>(), Tone::Bad);
            QVERIFY(told.first()[1].toString().contains(QStringLiteral("directory of the cache file")));
        }
    }

    void knownTypesStayWhenAScanIsCancelled()
    {
        openAudio();
        const QImage before = m_page->typeBars()->grab().toImage();
        m_inspector->rescan();
        cancelScan();
        QCOMPARE(m_page->typeBars()->grab().toImage(), before);
    }

    void nothingIsSaidOfTheFileBefore()
    {
        openAudio();
        QVERIFY(says(QStringLiteral("before the newest read")));
        Q_EMIT m_inspector->opened(m_inspector->info());
        QVERIFY(!says(QStringLiteral("before the newest read")));
    }

    void anEstimateIsShownWithItsErrors()
    {
        openToEstimate();
        HistogramChart *sizes = m_page->chart(HistogramKind::Sizes);
        QVERIFY(!sizes->bins().empty());
        sizes->setFocus();
        QTest::keyClick(sizes, Qt::Key_Home);
        QVERIFY(sizes->accessibleDescription().contains(QStringLiteral("≈")));
        m_inspector->setScanPaused(false);
        QTRY_VERIFY(m_inspector->summary());
        QTRY_VERIFY(!sizes->accessibleDescription().contains(QStringLiteral("≈")));
        QTRY_COMPARE(sizes->marks().size(), 2);
        QVERIFY(sizes->marks().first().label.startsWith(QStringLiteral("median")));
    }

    void everyChartIsReadyAfterTheScan()
    {
        openAudio();
        for (const HistogramKind kind : {HistogramKind::Sizes, HistogramKind::Ages, HistogramKind::Created}) {
            QTRY_VERIFY(!m_page->chart(kind)->bins().empty());
            QVERIFY(m_page->chart(kind)->placeholder().isEmpty());
        }
        QTRY_VERIFY(m_page->keyCard()->treemap()->tree());
        QCOMPARE(test::unnamedControls(m_page.get()), QStringList());
    }

    void aClickAsksForEntriesAndABrushDoesNot()
    {
        openAudio();
        QSignalSpy requested(m_page.get(), &OverviewPage::entriesRequested);
        HistogramChart *ages = m_page->chart(HistogramKind::Ages);
        Q_EMIT ages->binsBrushed(0, 0);
        QVERIFY(m_filters->filter().accessedTo);
        QCOMPARE(ages->chosen(), (HistogramChart::BinRange{0, 0}));
        Q_EMIT m_page->typeBars()->typeBrushed(QStringLiteral("json"));
        QCOMPARE(m_filters->conditions().count(), 2);
        QVERIFY(requested.isEmpty());
        Q_EMIT m_page->typeBars()->typeBrushed(QStringLiteral("json")); // again: not any more
        QCOMPARE(m_filters->conditions().count(), 1);
        Q_EMIT ages->binsChosen(0, 0);
        QCOMPARE(requested.count(), 1);
        m_filters->clear();
        QVERIFY(!ages->chosen());
    }

    void showsAllAgainWhenTheLastConditionGoes()
    {
        openAudio();
        QTRY_VERIFY(m_page->keyCard()->treemap()->tree() && m_page->isPartShown());
        HistogramChart *sizes = m_page->chart(HistogramKind::Sizes);
        const auto marks = sizes->marks();
        Q_EMIT m_page->typeBars()->typeBrushed(QStringLiteral("json"));
        QVERIFY(!m_page->isPartShown());
        QTRY_VERIFY(!sizes->part().empty());
        m_filters->clear();
        QVERIFY(m_page->isPartShown()); // at once
        QVERIFY(sizes->part().empty());
        QCOMPARE(sizes->marks(), marks);
    }

    void theChartsFillWhatIsSeenAtFirst()
    {
        openAudio();
        m_page->resize(1190, 686); // in a window of 1280 × 800
        QTRY_VERIFY(m_page->keyCard()->isVisible());
        const auto bottom = [this](const QWidget *widget) {
            return widget->mapTo(m_page.get(), QPoint(0, widget->height())).y();
        };
        QTRY_VERIFY(bottom(m_page->chart(HistogramKind::Created)) <= m_page->height());
    }

    void noConditionIsLeftOfTheFileBefore()
    {
        openAudio();
        Q_EMIT m_page->chart(HistogramKind::Sizes)->binsBrushed(0, 1);
        QVERIFY(m_page->chart(HistogramKind::Sizes)->chosen());
        openAudio();
        QVERIFY(m_filters->filter().isEmpty());
        QVERIFY(!m_page->chart(HistogramKind::Sizes)->chosen());
    }
};

QTEST_MAIN(TestOverviewPage)
#include "test_overview_page.moc"
