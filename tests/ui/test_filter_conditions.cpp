// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_conditions.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

namespace {

constexpr double kNewest = 1'700'000'000.0;
constexpr double kDay = 86400.0;

FilterConditions withAge(const QString &from, const QString &to)
{
    FilterConditions conditions;
    conditions.setAgeBase(kNewest);
    const auto set = conditions.setAge({from, to});
    Q_ASSERT(set);
    return conditions;
}

bool fits(const inspect::EntryFilter &filter, double accessed)
{
    return accessed >= filter.accessedFrom.value_or(-1e300) && accessed < filter.accessedTo.value_or(1e300);
}

} // namespace

class TestFilterConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedForAtFirst()
    {
        const FilterConditions conditions;
        QVERIFY(conditions.filter().isEmpty());
        QCOMPARE(conditions.count(), 0);
        for (const Condition condition : kConditions) {
            QVERIFY(!conditions.has(condition));
            QVERIFY(conditions.sentence(condition).isEmpty());
        }
    }

    void comparesTextInThreeWays()
    {
        FilterConditions conditions;
        conditions.setText(QStringLiteral("ab"));
        QCOMPARE(conditions.filter().contains, QStringLiteral("ab"));
        conditions.setTextMode(TextMode::Prefix);
        QCOMPARE(conditions.filter().prefix, QStringLiteral("ab"));
        QVERIFY(conditions.filter().contains.isEmpty());
        conditions.setTextMode(TextMode::Exact);
        QCOMPARE(conditions.filter().exact, QStringLiteral("ab"));
        QVERIFY(conditions.filter().prefix.isEmpty());
        QCOMPARE(conditions.count(), 1);
    }

    void aGroupStandsForAllItsTypes()
    {
        FilterConditions conditions;
        conditions.setTypeGroups({QStringLiteral("audio"), QStringLiteral("json")});
        using inspect::ContentType;
        QCOMPARE(conditions.filter().types,
                 (std::vector{ContentType::OggOpus, ContentType::Audio, ContentType::Json}));
        QCOMPARE(conditions.sentence(Condition::Types), QStringLiteral("Type: Audio, JSON"));
    }

    void aLongListOfTypesIsShortened()
    {
        FilterConditions conditions;
        QStringList all;
        for (const QLatin1StringView group : inspect::contentTypeGroupNames())
            all.append(group);
        conditions.setTypeGroups(all.mid(0, 5));
        QVERIFY(conditions.sentence(Condition::Types)
                    .startsWith(QStringLiteral("Type: Audio, JSON, Markdown and")));
        QVERIFY(conditions.fullSentence(Condition::Types).endsWith(QStringLiteral("Text, HTML")));
    }

    void asksForPins()
    {
        FilterConditions conditions;
        conditions.setPinned(true);
        QCOMPARE(conditions.filter().pinned, std::optional(true));
        QCOMPARE(conditions.sentence(Condition::Pinned), QStringLiteral("Pinned only"));
        conditions.setPinned(false);
        QCOMPARE(conditions.sentence(Condition::Pinned), QStringLiteral("Not pinned"));
        conditions.setPinned(std::nullopt);
        QVERIFY(conditions.filter().isEmpty());
    }

    void understandsSizes_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<qint64>("least"); // -1: none
        QTest::addColumn<qint64>("most");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *from, const char *to, qint64 least, qint64 most,
                            const char *sentence) {
            QTest::newRow(name) << QString::fromUtf8(from) << QString::fromUtf8(to) << least << most
                                << QString::fromUtf8(sentence);
        };
        row("both", "10 kB", "1 MB", 10'000, 1'000'000, "Size 10 kB – 1 MB");
        row("binary", " 1.5mib ", "", 1'572'864, -1, "Size from 1.5 MiB");
        row("short", "", "64K", -1, 64'000, "Size up to 64 kB");
        row("plain", "0", "4096", 0, 4096, "Size 0 B – 4096 B");
        row("one size", "7 b", "7", 7, 7, "Size 7 B – 7 B");
    }
    void understandsSizes()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(qint64, least);
        QFETCH(qint64, most);
        QFETCH(QString, sentence);
        FilterConditions conditions;
        QVERIFY(conditions.setSize({from, to}));
        QCOMPARE(conditions.filter().minSizeBytes.value_or(-1), least);
        QCOMPARE(conditions.filter().maxSizeBytes.value_or(-1), most);
        QCOMPARE(conditions.sentence(Condition::Size), sentence);
    }

    void refusesWhatIsNoSize_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("part");
        QTest::newRow("word") << QStringLiteral("big") << QString() << QStringLiteral("big");
        QTest::newRow("unit") << QString() << QStringLiteral("10 kx") << QStringLiteral("10 kx");
        QTest::newRow("negative") << QStringLiteral("-5") << QString() << QStringLiteral("-5");
        QTest::newRow("long") << QString(100, QLatin1Char('x')) << QString() << QStringLiteral("x…”");
        QTest::newRow("turned round") << QStringLiteral("2 MB") << QStringLiteral("1MB")
                                      << QStringLiteral("at least 2 MB and at most 1 MB");
    }
    void refusesWhatIsNoSize()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, part);
        FilterConditions conditions;
        QVERIFY(conditions.setSize({QStringLiteral("1 kB"), {}}));
        const auto refused = conditions.setSize({from, to});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(part), qPrintable(refused.error().message));
        QCOMPARE(conditions.sentence(Condition::Size), QStringLiteral("Size from 1 kB")); // as before
    }

    void agesCountBackFromTheNewest()
    {
        const auto recent = withAge({}, QStringLiteral("7 d")).filter();
        const auto old = withAge(QStringLiteral("7d"), {}).filter();
        for (const double age : {0.0, 1.0, 6.9 * kDay, 7 * kDay, 7.1 * kDay, 900 * kDay}) {
            QCOMPARE(fits(recent, kNewest - age), age < 7 * kDay);
            QCOMPARE(fits(old, kNewest - age), age >= 7 * kDay);
        }
        const auto between = withAge(QStringLiteral("1 h"), QStringLiteral("2 h")).filter();
        QVERIFY(fits(between, kNewest - 3600) && fits(between, kNewest - 7199) &&
                !fits(between, kNewest - 7200));
    }

    void agesFollowTheirBase()
    {
        FilterConditions conditions = withAge({}, QStringLiteral("1 h"));
        conditions.setAgeBase(kNewest + 10 * kDay);
        QVERIFY(!fits(conditions.filter(), kNewest));
    }

    void saysAgesInWords_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("within") << QString() << QStringLiteral("7d") << QStringLiteral("Read within 7 d");
        QTest::newRow("not for") << QStringLiteral("90") << QString() << QStringLiteral("Not read for 90 s");
        QTest::newRow("both") << QStringLiteral("30 m") << QStringLiteral("1.5 hours")
                              << QString::fromUtf8("Read 30 min – 1.5 h ago");
        QTest::newRow("weeks") << QStringLiteral("2w") << QString() << QStringLiteral("Not read for 2 weeks");
    }
    void saysAgesInWords()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, sentence);
        QCOMPARE(withAge(from, to).sentence(Condition::Age), sentence);
    }

    void refusesWhatIsNoAge_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("part");
        QTest::newRow("word") << QStringLiteral("old") << QString() << QStringLiteral("“old” is not an age");
        QTest::newRow("unit") << QString() << QStringLiteral("7 y") << QStringLiteral("“7 y” is not an age");
        QTest::newRow("unit alone") << QStringLiteral("d") << QString()
                                    << QStringLiteral("“d” is not an age");
        QTest::newRow("turned round") << QStringLiteral("2 h") << QStringLiteral("1h")
                                      << QStringLiteral("more than 2 h and less than 1 h");
    }
    void refusesWhatIsNoAge()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, part);
        FilterConditions conditions = withAge({}, QStringLiteral("1 d"));
        const auto refused = conditions.setAge({from, to});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(part), qPrintable(refused.error().message));
        QCOMPARE(conditions.sentence(Condition::Age), QStringLiteral("Read within 1 d"));
    }

    void theLaterOfChartAndFormHolds()
    {
        inspect::EntryFilter part;
        part.minSizeBytes = 5;
        part.maxSizeBytes = 9;
        FilterConditions conditions;
        QVERIFY(conditions.setSize({QStringLiteral("1 kB"), {}}));
        conditions.setChartRange(Condition::Size, part, QStringLiteral("Size 5 B – 10 B"));
        QCOMPARE(conditions.filter(), part);
        QCOMPARE(conditions.sentence(Condition::Size), QStringLiteral("Size 5 B – 10 B"));
        QVERIFY(conditions.size().isEmpty());
        QVERIFY(conditions.setSize({{}, QStringLiteral("2 kB")}));
        QVERIFY(!conditions.filter().minSizeBytes);
        QVERIFY(conditions.chartLabel(Condition::Size).isEmpty());
        QCOMPARE(conditions.count(), 1);
    }

    void aChartsAgesStandAsTheyAre()
    {
        inspect::EntryFilter part;
        part.accessedFrom = 17.0;
        part.accessedTo = 19.0;
        FilterConditions conditions;
        conditions.setAgeBase(kNewest);
        conditions.setChartRange(Condition::Age, part, QStringLiteral("Last read 1 h before the newest"));
        QCOMPARE(conditions.filter(), part);
        QVERIFY(conditions.setAge({}));
        QVERIFY(conditions.filter().isEmpty());
    }

    void conditionsOfOneColumnHoldTogether()
    {
        inspect::EntryFilter read;
        read.accessedFrom = 10.0;
        read.accessedTo = 30.0;
        inspect::EntryFilter dropped;
        dropped.accessedTo = 20.0;
        dropped.pinned = false;
        FilterConditions conditions;
        conditions.setChartRange(Condition::Age, read, QStringLiteral("Last read"));
        conditions.setChartRange(Condition::Budget, dropped, QStringLiteral("Dropped"));
        const inspect::EntryFilter both = conditions.filter();
        QCOMPARE(both.accessedFrom, std::optional(10.0));
        QCOMPARE(both.accessedTo, std::optional(20.0));
        QCOMPARE(both.pinned, std::optional(false));
        conditions.setPinned(false);
        QCOMPARE(conditions.filter(), both);
    }

    void nothingIsBothPinnedAndDropped()
    {
        inspect::EntryFilter dropped;
        dropped.pinned = false;
        FilterConditions conditions;
        conditions.setPinned(true);
        conditions.setChartRange(Condition::Budget, dropped, QStringLiteral("Dropped"));
        QVERIFY(*conditions.filter().maxSizeBytes < 0);
    }

    void kindsOfKeysStandBesideTheText()
    {
        inspect::EntryFilter kind;
        kind.pattern = QStringLiteral("<hash>:ts");
        kind.exceptPatterns = {QStringLiteral("<hash>:ts:a")};
        kind.createdFrom = 7.0; // belongs to another condition
        FilterConditions conditions;
        conditions.setText(QStringLiteral("k"));
        conditions.setChartRange(Condition::Keys, kind, QStringLiteral("Keys like <hash>:ts"));
        QCOMPARE(conditions.filter().contains, QStringLiteral("k"));
        QCOMPARE(conditions.filter().pattern, kind.pattern);
        QCOMPARE(conditions.filter().exceptPatterns, kind.exceptPatterns);
        QVERIFY(!conditions.filter().createdFrom);
    }

    void saysTheTextInWords_data()
    {
        QTest::addColumn<TextMode>("mode");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("contains") << TextMode::Contains << QStringLiteral("Key contains “a/b”");
        QTest::newRow("prefix") << TextMode::Prefix << QStringLiteral("Key starts with “a/b”");
        QTest::newRow("exact") << TextMode::Exact << QStringLiteral("Key is “a/b”");
    }
    void saysTheTextInWords()
    {
        QFETCH(TextMode, mode);
        FilterConditions conditions;
        conditions.setTextMode(mode);
        QVERIFY(conditions.sentence(Condition::Text).isEmpty());
        conditions.setText(QStringLiteral("a/b"));
        QTEST(conditions.sentence(Condition::Text), "sentence");
        conditions.setText(QString(100, QLatin1Char('x')));
        QVERIFY(conditions.sentence(Condition::Text).size() < 60);
        QVERIFY(conditions.fullSentence(Condition::Text).size() > 100);
        conditions.remove(Condition::Text);
        QVERIFY(!conditions.has(Condition::Text));
    }

    void conditionsAreRemovedOneByOneOrAtOnce()
    {
        FilterConditions conditions = withAge({}, QStringLiteral("1 d"));
        conditions.setText(QStringLiteral("k"));
        conditions.setTypeGroups({QStringLiteral("json")});
        conditions.setPinned(true);
        QVERIFY(conditions.setSize({QStringLiteral("1"), {}}));
        for (const Condition condition : {Condition::Created, Condition::Keys, Condition::Budget})
            conditions.setChartRange(condition, {}, QStringLiteral("from a chart"));
        QCOMPARE(conditions.count(), 8);
        int left = 8;
        for (const Condition condition : kConditions) {
            conditions.remove(condition);
            QVERIFY(!conditions.has(condition));
            QCOMPARE(conditions.count(), --left);
        }
        conditions.clear();
        QVERIFY(conditions.filter().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFilterConditions)
#include "test_filter_conditions.moc"
