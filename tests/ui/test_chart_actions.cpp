// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_actions.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/histogram_chart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace cachescope;
using namespace cachescope::ui;

class TestChartActions : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<HistogramChart> m_chart;
    ChartActions *m_actions = nullptr;
    QTemporaryDir m_directory;

    QByteArray contents(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_chart = std::make_unique<HistogramChart>(*m_theme, HistogramKind::Sizes, 0);
        m_chart->setBins({{100.0, 1000.0, 7, 700}, {1000.0, 10000.0, 9, 9000}});
        m_chart->resize(400, 150);
        m_actions = new ChartActions(*m_theme, m_chart.get(), QStringLiteral("Size of <entries>"),
                                     [this] { return m_chart->table(); });
    }
    void cleanup() { m_chart.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void savesPictures_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << QStringLiteral("chart.png");
        QTest::newRow("svg") << QStringLiteral("chart.SVG");
    }
    void savesPictures()
    {
        QFETCH(QString, name);
        const QString path = m_directory.filePath(name);
        QSignalSpy told(m_actions, &ChartActions::told);
        m_actions->save(path);
        QVERIFY(told.wait());
        QCOMPARE(told.first()[0].value<Tone>(), Tone::Good);
        if (name.endsWith(QStringLiteral("png"))) {
            const QImage image(path);
            QCOMPARE(image.size(), QSize(2 * 428, 2 * 206)); // twice the chart, its heading and margins
            QVERIFY(image.pixelColor(2, 2) == m_theme->tokens().surface);
            return;
        }
        QSvgRenderer drawing(contents(path));
        QVERIFY(drawing.isValid());
        QCOMPARE(drawing.viewBox(), QRect(0, 0, 428, 206));
        const QByteArray text = contents(path);
        QVERIFY(text.contains("Size of &lt;entries&gt;"));
        QVERIFY(text.contains("<text")); // drawn, not painted
        QVERIFY(!text.contains("<image"));
    }

    void copiesWhatIsSeenAndItsFigures()
    {
        QSignalSpy told(m_actions, &ChartActions::told);
        m_actions->setNote(QStringLiteral("12 entries"));
        m_actions->copyImage();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(2 * 428, 2 * 206));
        m_actions->copyTable();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("from,to,entries,bytes\n100,1000,7,700\n1000,10000,9,9000\n"));
        QCOMPARE(told.count(), 2);
    }

    void saysWhyAFileCannotBeWritten()
    {
        QSignalSpy told(m_actions, &ChartActions::told);
        const QString path = m_directory.filePath(QStringLiteral("no such directory/chart.png"));
        m_actions->save(path);
        QVERIFY(told.wait());
        QCOMPARE(told.first()[0].value<Tone>(), Tone::Bad);
        QVERIFY(told.first()[1].toString().contains(path));
    }

    void aFileThatCannotBeReplacedStays()
    {
        const QString path = m_directory.filePath(QStringLiteral("directory.png"));
        QVERIFY(QDir().mkpath(path));
        QVERIFY(!writeWholeFile(path, "x"));
        QVERIFY(QDir(path).exists());
        const QString good = m_directory.filePath(QStringLiteral("good"));
        QVERIFY(writeWholeFile(good, "old"));
        QVERIFY(writeWholeFile(good, "new"));
        QCOMPARE(contents(good), QByteArray("new"));
    }

    void fieldsOfCsvAreQuoted()
    {
        QCOMPARE(csvText({{QStringLiteral("a,b"), QStringLiteral("c\"d")}}),
                 QStringLiteral("\"a,b\",\"c\"\"d\"\n"));
    }

    void theMenuIsAtTheButtonAndTheChart()
    {
        QWidget card;
        QToolButton *button = m_actions->makeButton(&card);
        QCOMPARE(button->menu(), m_actions->menu());
        QVERIFY(!button->accessibleName().isEmpty());
        QCOMPARE(m_actions->menu()->actions().size(), 5); // with a separator
        Q_EMIT m_chart->customContextMenuRequested(QPoint(5, 5));
        QVERIFY(m_actions->menu()->isVisible());
        m_actions->menu()->close();
    }
};

QTEST_MAIN(TestChartActions)
#include "test_chart_actions.moc"
