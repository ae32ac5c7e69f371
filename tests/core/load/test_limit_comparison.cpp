// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_text.h"
#include "core/load/report/compare/run_comparison.h"
#include "tests/support/load_document.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;
using Verdict = ComparisonVerdict;

Q_DECLARE_METATYPE(Verdict)

/// Reports of `load --find-limit`.
class TestLimitComparison : public QObject
{
    Q_OBJECT

private:
    /// Where 0 is: not found.
    static QJsonObject searchOf(double holdsAt, double failsAt, const QJsonArray &values = {},
                                const QJsonArray &runs = {test::soundRun(u"corrected"_s, 20)})
    {
        QJsonObject limit = test::limit();
        limit.remove(u"holdsAt"_s);
        limit.remove(u"failsAt"_s);
        if (holdsAt > 0.0)
            limit.insert(u"holdsAt"_s, holdsAt);
        if (failsAt > 0.0)
            limit.insert(u"failsAt"_s, failsAt);
        QJsonArray probes;
        for (const QJsonValue &value : values)
            probes << QJsonObject{{u"value"_s, value}};
        limit.insert(u"probes"_s, probes);
        QJsonObject document = test::loadDocument(runs);
        document.insert(u"limit"_s, limit);
        return document;
    }

private Q_SLOTS:
    void limitsAreCompared_data()
    {
        QTest::addColumn<double>("holdsBefore");
        QTest::addColumn<double>("failsBefore");
        QTest::addColumn<double>("holdsAfter");
        QTest::addColumn<double>("failsAfter");
        QTest::addColumn<double>("tolerance");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](const char *name, double hb, double fb, double ha, double fa, Verdict verdict,
                            double tolerance = 0.0) {
            QTest::newRow(name) << hb << fb << ha << fa << tolerance << verdict;
        };
        row("equal", 240, 250, 240, 250, Verdict::Same);
        row("lower", 240, 250, 190, 200, Verdict::Worse);
        row("higher", 240, 250, 300, 310, Verdict::Better);
        row("as near as a search goes", 240, 250, 230, 240, Verdict::Same);
        row("few users", 3, 4, 2, 3, Verdict::Worse);
        row("within the tolerance", 240, 250, 190, 200, Verdict::Same, 0.25);
        row("may be the same", 240, 280, 250, 270, Verdict::Same);
        row("nowhere any more", 240, 250, 0, 300, Verdict::Worse);
        row("nowhere in both", 0, 8, 0, 8, Verdict::Same);
        row("somewhere now", 0, 8, 9, 10, Verdict::Better);
        row("up to the most", 2000, 0, 2000, 0, Verdict::Same);
        row("no more up to the most", 2000, 0, 900, 950, Verdict::Worse);
        row("ended early", 240, 250, 120, 0, Verdict::Unknown);
        row("found nothing before", 0, 0, 240, 250, Verdict::Unknown);
        row("found nothing after", 0, 8, 0, 0, Verdict::Unknown);
    }

    void limitsAreCompared()
    {
        QFETCH(double, holdsBefore);
        QFETCH(double, failsBefore);
        QFETCH(double, holdsAfter);
        QFETCH(double, failsAfter);
        QFETCH(double, tolerance);
        QFETCH(Verdict, verdict);
        const auto comparison =
            compareRuns(searchOf(holdsBefore, failsBefore), searchOf(holdsAfter, failsAfter), tolerance);
        VERIFY_OK(comparison);
        QCOMPARE(comparison->limit->verdict, verdict);
        QCOMPARE(comparison->isWorse(), verdict == Verdict::Worse);
        const QJsonObject json = comparison->toJson().value(u"limit"_s).toObject();
        QCOMPARE(json.value(u"verdict"_s).toString(), comparisonVerdictName(verdict));
        QCOMPARE(json.value(u"holdsAtBefore"_s).isNull(), holdsBefore == 0.0);
    }

    void onlyProbesOfEqualValueArePaired()
    {
        const auto run = [](int failed) { return QJsonObject{{u"failed"_s, failed}}; };
        const auto comparison = compareRuns(searchOf(240, 250, {50, 400, 240}, {run(0), run(900), run(0)}),
                                            searchOf(240, 250, {50, 300, 240}, {run(0), run(7), run(0)}));
        VERIFY_OK(comparison);
        QCOMPARE(comparison->pairs.size(), std::size_t{2});
        QCOMPARE(comparison->pairs[0].designBefore, u"corrected at 50 users"_s);
        QCOMPARE(comparison->pairs[1].designAfter, u"corrected at 240 users"_s);
        QVERIFY(comparison->onlyBefore.isEmpty());
        QVERIFY(!comparison->isWorse());
    }

    void aProbeNearTheLimitDecidesNothing()
    {
        const QJsonObject holds{{u"thresholds"_s, QJsonArray{QJsonObject{{u"passed"_s, true}}}}};
        const QJsonObject fails{{u"thresholds"_s, QJsonArray{QJsonObject{{u"passed"_s, false}}}}};
        const auto comparison =
            compareRuns(searchOf(240, 250, {240}, {holds}), searchOf(230, 240, {240}, {fails}));
        VERIFY_OK(comparison);
        QCOMPARE(comparison->pairs.at(0).verdict(), Verdict::Worse);
        QVERIFY(!comparison->isWorse());
        QJsonObject lossy = holds;
        lossy.insert(u"verification"_s, QJsonObject{{u"checked"_s, 9}, {u"lost"_s, 1}});
        const auto lost = compareRuns(searchOf(240, 250, {50}, {holds}), searchOf(240, 250, {50}, {lossy}));
        VERIFY_OK(lost);
        QVERIFY(lost->isWorse());
    }

    void whatIsNotTheSameSearchIsAnError()
    {
        const QJsonObject search = searchOf(240, 250);
        const QJsonObject runs = test::loadDocument({test::soundRun(u"corrected"_s, 20)});
        VERIFY_FAILS(compareRuns(search, runs), ErrorCode::InvalidArgument);
        QVERIFY(compareRuns(runs, search).error().message.startsWith(u"Only the second report"_s));
        for (const char *field : {"design", "variable", "condition"}) {
            const QString path = u"limit."_s + QLatin1String(field);
            const auto comparison = compareRuns(search, test::with(search, path, u"other"_s));
            VERIFY_FAILS(comparison, ErrorCode::InvalidArgument);
            QVERIFY(comparison.error().message.contains(QLatin1String(field)));
        }
    }

    void theTextSaysWhereTheLimitsAre()
    {
        const auto comparison = compareRuns(searchOf(240, 250), searchOf(0, 60));
        VERIFY_OK(comparison);
        const QString text = comparisonText(*comparison);
        QVERIFY2(text.startsWith(u"Limit: 240 users → – users (worse)\nbefore: corrected meets "_s),
                 qPrintable(text));
        QVERIFY(text.contains(u"at 240 users, and not at 250.\nafter: corrected does not meet "_s));
        QVERIFY(text.contains(u"A search runs each value once"_s));
    }
};

QTEST_APPLESS_MAIN(TestLimitComparison)
#include "test_limit_comparison.moc"
