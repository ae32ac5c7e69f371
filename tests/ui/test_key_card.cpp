// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/key_tree_example.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/pages/overview/key_card.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestKeyCard : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<KeyCard> m_card;

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : m_card->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_card = std::make_unique<KeyCard>(*m_theme);
        m_card->resize(578, 180);
        m_card->treemap()->setTree(test::exampleTree());
        m_card->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_card.get()));
    }
    void cleanup() { m_card.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void thePathLeadsBackUp()
    {
        QVERIFY(!button(QStringLiteral("all keys")));
        m_card->treemap()->setLevel(1);
        QTRY_VERIFY(button(QStringLiteral("all keys")));
        QCOMPARE(test::unnamedControls(m_card.get()), QStringList());
        button(QStringLiteral("all keys"))->click();
        QCOMPARE(m_card->treemap()->level(), quint16{0});
        QVERIFY(!button(QStringLiteral("all keys")));
    }

    void aLevelLeadsToItsEntries()
    {
        QSignalSpy chosen(m_card.get(), &KeyCard::chosen);
        QVERIFY(!button(QStringLiteral("show entries")));
        m_card->treemap()->setLevel(1);
        button(QStringLiteral("show entries"))->click();
        const QVariantList told = chosen.takeFirst();
        QCOMPARE(told[0].value<inspect::EntryFilter>().pattern, QStringLiteral("audio"));
        QCOMPARE(told[1].toString(), QStringLiteral("Keys like audio"));
        QVERIFY(told[2].toBool());
    }

    void theRestIsAllButTheOthers()
    {
        QSignalSpy chosen(m_card.get(), &KeyCard::chosen);
        Q_EMIT m_card->treemap()->filterWanted(5);
        const QVariantList told = chosen.takeFirst();
        QCOMPARE(told[0].value<inspect::EntryFilter>().exceptPatterns.size(), 2);
        QVERIFY(!told[2].toBool());
    }
};

QTEST_MAIN(TestKeyCard)
#include "test_key_card.moc"
