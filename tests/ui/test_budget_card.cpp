// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/charts/survivor_chart.h"
#include "ui/pages/overview/budget_card.h"
#include "ui/pages/overview/trace_link.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestBudgetCard : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<inspect::Inspector> m_inspector;
    std::unique_ptr<BudgetCard> m_card;

    QString trace(const QByteArray &content) const
    {
        QFile file(m_directory->filePath(QStringLiteral("trace.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the trace cannot be written");
        return file.fileName();
    }
    bool tellsMisses() const
    {
        return m_card->chart()->accessibleDescription().contains(QStringLiteral("misses"));
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_inspector = std::make_unique<inspect::Inspector>();
        m_card = std::make_unique<BudgetCard>(*m_theme, *m_inspector);
        m_inspector->open(test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path()));
        QTRY_VERIFY(m_card->chart()->curve());
    }
    void cleanup()
    {
        m_card.reset();
        m_inspector.reset();
    }

    void drawsTheMissesOfATrace()
    {
        QSignalSpy told(m_card->traceLink(), &TraceLink::told);
        QVERIFY(!tellsMisses());
        m_card->traceLink()->measure(trace("key,bytes\na,100\nb,100\na,100\n"));
        QCOMPARE(m_card->traceLink()->text(), QStringLiteral("stop"));
        QTRY_COMPARE(told.count(), 2); // what was there before is taken away first
        QVERIFY(tellsMisses());
        QCOMPARE(told.last().at(1).toString(), QStringLiteral("with the miss ratio of trace.csv"));
        QCOMPARE(test::unnamedControls(m_card.get()), QStringList());
        m_card->traceLink()->click();
        QVERIFY(!tellsMisses());
        QCOMPARE(m_card->traceLink()->text(), QStringLiteral("trace…"));
    }

    void saysWhyATraceCannotBeRead()
    {
        QSignalSpy failed(m_card->traceLink(), &TraceLink::failed);
        m_card->traceLink()->measure(trace("no such column\n1\n"));
        QVERIFY(failed.wait());
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("key")));
        QCOMPARE(m_card->traceLink()->text(), QStringLiteral("trace…"));
        QVERIFY(!tellsMisses());
    }

    void forgetsTheTraceOfAFileThatIsClosed()
    {
        QSignalSpy told(m_card->traceLink(), &TraceLink::told);
        const QString path = trace("key\na\na\n");
        m_card->traceLink()->measure(path);
        QTRY_COMPARE(told.count(), 2);
        m_inspector->close();
        QCOMPARE(m_card->traceLink()->text(), QStringLiteral("trace…"));
        m_card->traceLink()->measure(path); // chosen when the file was gone
        QCOMPARE(m_card->traceLink()->text(), QStringLiteral("trace…"));
        QVERIFY(!tellsMisses());
    }
};

QTEST_MAIN(TestBudgetCard)
#include "test_budget_card.moc"
