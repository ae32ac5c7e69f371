// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "ui/charts/type_bars.h"
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
        m_page = std::make_unique<OverviewPage>(*m_theme, *m_inspector);
        m_page->resize(900, 500);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
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
};

QTEST_MAIN(TestOverviewPage)
#include "test_overview_page.moc"
