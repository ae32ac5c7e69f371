// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/text_table.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace cachescope::ui;

class TestTextTable : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void showsAllRows_data()
    {
        QTest::addColumn<int>("widthPx");
        QTest::newRow("as wide as its columns") << 900;
        QTest::newRow("with a scroll bar below them") << 160;
    }
    void showsAllRows()
    {
        QFETCH(int, widthPx);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *table = new TextTable(*m_theme, QStringLiteral("Facts"), &window);
        layout->addWidget(table);
        layout->addStretch(1);
        const QStringList row{QStringLiteral("Modified"), QStringLiteral("2026-01-31 01:42:25.123456789")};
        table->setContent({QStringLiteral("Fact"), QStringLiteral("At opening")}, QList<QStringList>(9, row));
        table->fitColumns(360);
        table->fitHeight();
        window.resize(widthPx, 600);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_COMPARE(table->horizontalScrollBar()->maximum() > 0, widthPx < 200);
        QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
    }
};

QTEST_MAIN(TestTextTable)
#include "test_text_table.moc"
