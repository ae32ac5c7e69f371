// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/entry_facts_text.h"

#include <QTest>

#include <cmath>

using namespace cachescope;
using namespace cachescope::ui;

class TestEntryFactsText : public QObject
{
    Q_OBJECT

    static QString valueOf(const QList<Fact> &facts, const char *label)
    {
        for (const Fact &fact : facts) {
            if (fact.label == QLatin1String(label))
                return fact.value;
        }
        return QStringLiteral("there is no such line");
    }

private Q_SLOTS:
    void tellsAgesInTheFileAndToday()
    {
        inspect::Entry entry;
        entry.lastAccessed = 1000.0;
        const QList<Fact> facts = entryFacts(entry, {1000.0 + 3 * 86'400.0, 1000.0 + 5 * 86'400.0});
        QCOMPARE(valueOf(facts, "Age in the file"), QStringLiteral("3.0 days before the newest"));
        QCOMPARE(valueOf(facts, "Age today"), QStringLiteral("5.0 days ago"));
        QCOMPARE(valueOf(entryFacts(entry, {1000.0, 0.0}), "Age in the file"), QStringLiteral("the newest"));
        QVERIFY(
            valueOf(entryFacts(entry, {1000.0, 0.0}), "Age today").endsWith(QStringLiteral("in the future")));
    }

    void tellsNoAgeWithoutATime()
    {
        inspect::Entry entry;
        entry.lastAccessed = std::nan("");
        const QList<Fact> facts = entryFacts(entry, {1000.0, 2000.0});
        QCOMPARE(valueOf(facts, "Age in the file"), QStringLiteral("–"));
        QCOMPARE(valueOf(facts, "Age today"), QStringLiteral("–"));
        entry.lastAccessed = 5.0;
        QCOMPARE(valueOf(entryFacts(entry, {std::nullopt, 5.0}), "Age in the file"), QStringLiteral("–"));
    }

    void tellsThePlaceInTheOrder()
    {
        inspect::EntryFacts facts;
        facts.eviction =
            inspect::EvictionPlace{inspect::EvictionTurn::InOrder, 159'401, 7'200'000'000, 160'000};
        const QList<Fact> lines = orderFacts(facts, OrderState::Known);
        QCOMPARE(valueOf(lines, "Eviction order"), QStringLiteral("159,402 of 160,000"));
        QCOMPARE(valueOf(lines, "Dropped before it"), QStringLiteral("7.20 GB"));
        facts.eviction->entriesBefore = 0;
        QCOMPARE(valueOf(orderFacts(facts, OrderState::Known), "Dropped before it"),
                 QStringLiteral("nothing: it goes first"));
    }

    void tellsOfEntriesOutsideOfTheOrder_data()
    {
        using inspect::EvictionTurn;
        QTest::addColumn<int>("turn");
        QTest::addColumn<QString>("text");
        QTest::newRow("pinned") << static_cast<int>(EvictionTurn::Pinned)
                                << QStringLiteral("never evicted: pinned");
        QTest::newRow("NULL") << static_cast<int>(EvictionTurn::NoTime)
                              << QStringLiteral("never evicted: no access time");
        QTest::newRow("text") << static_cast<int>(EvictionTurn::Last)
                              << QStringLiteral("after all 3 that have a time");
    }

    void tellsOfEntriesOutsideOfTheOrder()
    {
        QFETCH(int, turn);
        QFETCH(QString, text);
        inspect::EntryFacts facts;
        facts.eviction = inspect::EvictionPlace{static_cast<inspect::EvictionTurn>(turn), 0, 0, 3};
        const QList<Fact> lines = orderFacts(facts, OrderState::Known);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first().value, text);
    }

    void saysWhyThereIsNoPlace_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("part");
        QTest::newRow("scanning") << static_cast<int>(OrderState::Scanning) << QStringLiteral("scan");
        QTest::newRow("live") << static_cast<int>(OrderState::Live) << QStringLiteral("others write");
        QTest::newRow("no times") << static_cast<int>(OrderState::NoTimes)
                                  << QStringLiteral("no access times");
    }

    void saysWhyThereIsNoPlace()
    {
        QFETCH(int, state);
        QFETCH(QString, part);
        QVERIFY(orderFacts({}, static_cast<OrderState>(state)).first().value.contains(part));
    }

    void tellsHowFarReadsAreApart()
    {
        inspect::Entry entry;
        inspect::Entry other;
        entry.lastAccessed = 1000.0;
        other.lastAccessed = 880.0;
        QCOMPARE(apartText(other, entry), QStringLiteral("2.0 min earlier"));
        QCOMPARE(apartText(entry, other), QStringLiteral("2.0 min later"));
        QCOMPARE(apartText(entry, entry), QStringLiteral("at the same time"));
        other.lastAccessed = std::nan("");
        QVERIFY(apartText(other, entry).isEmpty());
    }

    void showsColumnsAsTheyAre()
    {
        inspect::EntryFacts facts;
        facts.fields = {{QStringLiteral("key\nname"), {}, QStringLiteral("'a'"), 1, false},
                        {QStringLiteral("n"), {}, QStringLiteral("1769866743.25"), -1, false},
                        {QStringLiteral("behind"), {}, {}, -1, true}};
        const QList<Fact> lines = columnFacts(facts);
        QCOMPARE(valueOf(lines, "key name"), QStringLiteral("'a' (1 byte)"));
        QCOMPARE(valueOf(lines, "n"), QStringLiteral("1769866743.25"));
        QVERIFY(valueOf(lines, "behind").contains(QStringLiteral("not read")));
    }

    void shortensKeysInTheMiddle()
    {
        QCOMPARE(briefKey(QStringLiteral("abc"), 5), QStringLiteral("abc"));
        QCOMPARE(briefKey(QStringLiteral("abcdefgh"), 5), QStringLiteral("ab…gh"));
        QCOMPARE(briefKey(QStringLiteral("a\nb"), 5), QStringLiteral("a b"));
        QCOMPARE(briefKey(QString(10'000'000, u'k'), 21).size(), 21);
    }

    void saysWhatASiblingIs()
    {
        inspect::Entry sibling;
        sibling.key = QStringLiteral("a:ts");
        sibling.type = inspect::ContentType::Json;
        sibling.sizeBytes = 1900;
        QCOMPARE(siblingText(sibling, QStringLiteral("a")), QStringLiteral("word times, 1.90 kB"));
        QCOMPARE(siblingText(sibling, QStringLiteral("b")), QStringLiteral("JSON, 1.90 kB"));
    }
};

QTEST_MAIN(TestEntryFactsText)
#include "test_entry_facts_text.moc"
