// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/html_report.h"
#include "tests/support/load_document.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;

/// The page for people, read as XML: what does not parse fails.
class TestHtmlReport : public QObject
{
    Q_OBJECT

private:
    struct Page
    {
        QString error;
        QStringList elements;
        QStringList attributes; ///< name=value
        QStringList ids;
        QString text;
        QStringList paths;
        int charts = 0;
        int describedCharts = 0;
        int scrolled = 0;
        int named = 0; ///< of the scrolled, those that a keyboard reaches and a reader names
    };

    static Page read(const QByteArray &html)
    {
        Page page;
        QXmlStreamReader xml(html);
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement())
                readElement(xml, page);
            if (xml.isCharacters())
                page.text += xml.text();
        }
        page.error = xml.errorString();
        return page;
    }

    static void readElement(const QXmlStreamReader &xml, Page &page)
    {
        page.elements << xml.name().toString();
        for (const auto &attribute : xml.attributes())
            page.attributes << attribute.name().toString() + QLatin1Char('=') + attribute.value().toString();
        if (xml.attributes().hasAttribute(u"id"_s))
            page.ids << xml.attributes().value(u"id"_s).toString();
        if (xml.name() == QLatin1String("path"))
            page.paths << xml.attributes().value(u"d"_s).toString();
        if (xml.attributes().value(u"class"_s) == QLatin1String("chart"))
            ++page.charts;
        if (xml.name() == QLatin1String("desc"))
            ++page.describedCharts;
        if (xml.attributes().value(u"class"_s) == QLatin1String("scroll")) {
            ++page.scrolled;
            const bool isNamed = xml.attributes().value(u"tabindex"_s) == QLatin1String("0") &&
                                 xml.attributes().value(u"role"_s) == QLatin1String("region") &&
                                 !xml.attributes().value(u"aria-label"_s).isEmpty();
            page.named += isNamed ? 1 : 0;
        }
    }

    /// Of a colour such as #1C2027; https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
    static double luminance(const QString &colour)
    {
        const auto part = [&colour](int at) {
            const double value = colour.mid(at, 2).toInt(nullptr, 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
    }

    static double contrast(const QString &one, const QString &other)
    {
        const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
        return (lighter + 0.05) / (darker + 0.05);
    }

    static Page pageOf(const QJsonObject &document) { return read(htmlReport(document)); }

    static QJsonObject withRun(const QString &path, const QJsonValue &value)
    {
        return test::loadDocument({test::with(test::soundRun(u"corrected"_s), path, value)});
    }

private Q_SLOTS:
    void isWellFormedAndLoadsNothing()
    {
        const QByteArray html = htmlReport(test::fullLoadDocument());
        const Page page = read(html);
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QVERIFY(html.startsWith("<!DOCTYPE html>"));
        for (const char *element : {"script", "link", "img", "iframe", "object", "image", "use"})
            QVERIFY2(!page.elements.contains(QLatin1String(element)), element);
        for (const QString &attribute : page.attributes)
            QVERIFY2(!attribute.startsWith(QLatin1String("on")) &&
                         !attribute.startsWith(QLatin1String("href")) &&
                         !attribute.startsWith(QLatin1String("src")),
                     qPrintable(attribute));
    }

    void whatWasChangedIsMarkedAndListed()
    {
        const QJsonArray changes{QJsonObject{{u"atSeconds"_s, 12.0},
                                             {u"kind"_s, u"users"_s},
                                             {u"from"_s, u"300"_s},
                                             {u"to"_s, u"1200"_s},
                                             {u"planned"_s, false}},
                                 QJsonObject{{u"atSeconds"_s, 30.0}, {u"kind"_s, u"pause"_s}},
                                 QJsonObject{{u"atSeconds"_s, -2.0},
                                             {u"kind"_s, u"disk"_s},
                                             {u"from"_s, u"none"_s},
                                             {u"to"_s, u"hdd"_s},
                                             {u"planned"_s, true}}};
        const QJsonObject changed = test::with(test::soundRun(u"corrected"_s), u"changes"_s, changes);
        const QByteArray html = htmlReport(test::loadDocument({test::faultyRun(u"legacy"_s), changed}));
        const Page page = read(html);
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QVERIFY(page.text.contains(u"Changed while it ran"_s));
        QVERIFY(page.text.contains(u"corrected: Users: 300 → 1,200, at 12.0 s"_s)); // at the line
        QVERIFY(page.text.contains(u"Paused"_s));
        QVERIFY(page.text.contains(u"in the warm-up"_s));
        QVERIFY(!page.text.contains(u"Disk: none → hdd, at"_s)); // before the charts begin
        const QByteArray plain = htmlReport(test::loadDocument({test::soundRun(u"corrected"_s)}));
        QVERIFY(!plain.contains("Changed while it ran"));
        QVERIFY(!plain.contains("class=\"mark\""));
    }

    void aLongListOfChangesIsCut()
    {
        QJsonArray changes;
        for (int i = 0; i < 200; ++i)
            changes << QJsonObject{{u"atSeconds"_s, i / 10.0}, {u"kind"_s, u"pause"_s}};
        const Page page =
            pageOf(test::loadDocument({test::with(test::soundRun(u"corrected"_s), u"changes"_s, changes)}));
        QVERIFY(page.text.contains(u"And 150 more."_s));
    }

    void theStyleSheetNeedsNoEscaping()
    {
        const QByteArray html = htmlReport(test::fullLoadDocument());
        const auto from = html.indexOf("<style>");
        const QByteArray style = html.mid(from, html.indexOf("</style>") - from);
        QVERIFY(style.contains("prefers-color-scheme: dark"));
        QVERIFY(style.contains("@media print"));
        QVERIFY(!style.contains('&'));
        QVERIFY(!style.contains("url(http"));
    }

    void noElementIsClosedTheWayHtmlDoesNotKnow()
    {
        // <td/> is a start tag to a browser; only void elements and those of SVG may be written so.
        const QString html = QString::fromUtf8(htmlReport(
            test::loadDocument({test::with(test::faultyRun(u"a"_s), u"lockErrors"_s, QJsonObject())})));
        static const QRegularExpression closed(u"<([a-z0-9]+)[^<>]*/>"_s);
        for (auto found = closed.globalMatch(html); found.hasNext();) {
            const QString element = found.next().captured(1);
            QVERIFY2(QStringList({u"meta"_s, u"line"_s, u"rect"_s, u"path"_s}).contains(element),
                     qPrintable(element));
        }
    }

    void namesAreNeverMarkup()
    {
        const QString name = test::hostileName();
        QJsonObject document = test::fullLoadDocument(name, name);
        document = test::with(document, u"scenario.name"_s, name);
        document = test::with(document, u"machine.cpu"_s, name);
        document = test::with(document, u"program"_s, name);
        document = test::with(document, u"startedAt"_s, name);
        document = test::with(document, u"command"_s, name);
        document = test::with(document, u"limit.condition"_s, name);
        document.insert(u"runs"_s, QJsonArray{hostileRun(name), hostileRun(name)});
        const Page page = pageOf(document);
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QVERIFY(!page.elements.contains(u"script"_s));
        QVERIFY(page.text.contains(u"<script>alert(\"1\")</script>&amp;'%1, =1+1;"_s));
        QVERIFY(!page.text.contains(QChar(0x1b)));
        QVERIFY(!page.text.contains(QChar(0x202e)));
    }

    void everyChartIsDescribedAndEveryIdIsUnique()
    {
        const Page page = pageOf(test::fullLoadDocument());
        QVERIFY(page.charts >= 7);
        QCOMPARE(page.describedCharts, page.charts);
        QCOMPARE(QSet<QString>(page.ids.begin(), page.ids.end()).size(), page.ids.size());
        QVERIFY(page.elements.contains(u"caption"_s));
        QVERIFY(page.attributes.contains(u"scope=row"_s));
        QVERIFY(page.attributes.contains(u"scope=col"_s));
    }

    void whatIsScrolledIsReachedByKeyboard()
    {
        const Page page = pageOf(test::fullLoadDocument());
        QVERIFY(page.scrolled >= 5);
        QCOMPARE(page.named, page.scrolled);
        QVERIFY(page.attributes.contains(u"aria-label=Thresholds"_s));
    }

    void everyLineStandsOutFromItsGround()
    {
        const QString html = QString::fromUtf8(htmlReport(test::fullLoadDocument()));
        static const QRegularExpression scheme(u":root {[^}]*--surface: (#\\w+)[^}]*}"_s);
        static const QRegularExpression line(u"--s\\d: (#\\w+)"_s);
        int lines = 0;
        for (auto at = scheme.globalMatch(html); at.hasNext();) {
            const auto found = at.next();
            for (auto colour = line.globalMatch(found.captured()); colour.hasNext(); ++lines) {
                const QString name = colour.next().captured(1);
                QVERIFY2(contrast(name, found.captured(1)) >= 3.0, qPrintable(name));
            }
        }
        QCOMPARE(lines, 12); // light and dark
    }

    void barChartsAreDescribedByTotals()
    {
        const QJsonObject sample{
            {u"atSeconds"_s, 2},
            {u"seconds"_s, 2},
            {u"lockErrors"_s, 1'205},
            {u"byCode"_s, QJsonObject{{u"SQLITE_BUSY"_s, 1'204}, {u"SQLITE_LOCKED"_s, 1}}}};
        const QJsonObject run =
            test::with(test::faultyRun(u"legacy"_s, 3), u"samples"_s, QJsonArray{sample, sample});
        QVERIFY(
            pageOf(test::loadDocument({run})).text.contains(u"In all: SQLITE_BUSY 2,408, SQLITE_LOCKED 2"_s));
    }

    void theVerdictSaysWhy_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("said");
        const QJsonObject late{{u"name"_s, u"reads.p99Ms"_s},
                               {u"operator"_s, u"<="_s},
                               {u"limit"_s, 100},
                               {u"value"_s, 250},
                               {u"passed"_s, false}};
        QTest::newRow("threshold") << "thresholds" << QJsonValue(QJsonArray{late})
                                   << "reads p99 250 ms (allowed: at most 100 ms)";
        QTest::newRow("not measured")
            << "thresholds" << QJsonValue(QJsonArray{test::with(late, u"value"_s, QJsonValue::Null)})
            << "reads p99 not measured (allowed: at most 100 ms)";
        QTest::newRow("process") << "workersFailed" << QJsonValue(1) << "1 of 4 processes was lost";
        QTest::newRow("torn") << "verification.torn" << QJsonValue(2)
                              << "2 torn values: parts of different values, or a part of one";
        QTest::newRow("stale") << "verification.stale" << QJsonValue(1)
                               << "1 stale value: replaced or removed before the read began";
        QTest::newRow("wrong") << "verification.wrong" << QJsonValue(1)
                               << "1 wrong value: what nobody stored under the key";
        QTest::newRow("lost")
            << "verification.file" << QJsonValue(QJsonObject{{u"lost"_s, 1}})
            << "in the file after the run 1 lost value: nothing was found, although it was stored";
        QTest::newRow("damaged") << "verification.file"
                                 << QJsonValue(QJsonObject{{u"integrityOk"_s, false},
                                                           {u"messages"_s, QJsonArray{u"page 3"_s}}})
                                 << "the file is damaged: page 3";
        QTest::newRow("close") << "closeError" << QJsonValue(u"the disk is full"_s)
                               << "at the end: the disk is full";
        QTest::newRow("interrupted") << "interrupted" << QJsonValue(true) << "It was interrupted";
        QTest::newRow("finding") << "firstFinding" << QJsonValue(u"k7 is stale"_s)
                                 << "First finding: k7 is stale";
    }

    void theVerdictSaysWhy()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        QFETCH(QString, said);
        const Page page = pageOf(withRun(path, value));
        QVERIFY2(page.text.contains(said), qPrintable(page.text.section(u"--s5"_s, -1).left(800)));
    }

    void whatHeldSaysByHowMuch()
    {
        const Page page = pageOf(test::loadDocument({test::soundRun(u"corrected"_s)}));
        QVERIFY(page.text.contains(u"Passed: the design held"_s));
        QVERIFY(page.text.contains(
            u"no lock error, longest wait 3.0 % of the timeout, 69,600 values verified"_s));
        QVERIFY(page.attributes.contains(u"class=banner good"_s));
    }

    void whatWasNotRunToItsEndIsNoSuccess()
    {
        QJsonObject document = test::loadDocument({test::soundRun(u"corrected"_s)});
        document.insert(u"passed"_s, false);
        document.insert(u"error"_s, u"corrected: The disk is full"_s);
        document.insert(u"notRun"_s, QJsonArray{u"legacy"_s, u"group-commit"_s});
        Page page = pageOf(document);
        QVERIFY(page.text.contains(u"Failed: not all was run"_s));
        QVERIFY(page.text.contains(u"It ended early: corrected: The disk is full"_s));
        QVERIFY(page.text.contains(u"Not run: legacy, group-commit"_s));
        QVERIFY(page.attributes.contains(u"class=banner bad"_s));
        document = withRun(u"interrupted"_s, true);
        document.insert(u"passed"_s, false);
        page = pageOf(document);
        QVERIFY(page.text.contains(u"Interrupted: nothing failed until then"_s));
        QVERIFY(page.attributes.contains(u"class=banner warning"_s));
    }

    void theVerdictOnASearchIsTheLimit()
    {
        QJsonObject document = test::fullLoadDocument(u"corrected"_s);
        document.insert(u"passed"_s, true);
        document = test::with(document, u"limit.variable"_s, u"ratePerSecond"_s);
        document = test::with(document, u"limit.holdsAt"_s, 3'364.2);
        document = test::with(document, u"limit.failsAt"_s, 3'513);
        const Page page = pageOf(document);
        QVERIFY(
            page.text.contains(u"Passed: corrected meets no lock error, reads p99 at most 100 ms at 3,364 "
                               "operations/s, and not at 3,513."_s));
        QVERIFY(page.attributes.contains(u"class=banner good"_s));
        QVERIFY(!page.text.contains(u"did not hold"_s));
        QVERIFY(!page.text.contains(u" fails: "_s));
        QVERIFY(page.text.contains(u"2 runs · 300 users"_s));
        document = test::with(document, u"limit.failsAt"_s, QJsonValue::Undefined);
        document = test::with(document, u"limit.error"_s, u"the disk is full"_s);
        QVERIFY(pageOf(document).text.contains(
            u"operations/s; no more was tried. The search ended early: the disk is full"_s));
    }

    void theStepsOfASearchAreToldApart()
    {
        QJsonArray runs;
        for (int users = 1; users <= 8; ++users) {
            QJsonObject run = test::faultyRun(u"corrected"_s, 3);
            run.insert(u"users"_s, users * 100);
            runs << run;
        }
        QJsonObject document = test::loadDocument(runs);
        document.insert(u"limit"_s, test::limit());
        const Page page = pageOf(document);
        QVERIFY(!page.text.contains(u"corrected (1)"_s));
        QVERIFY(page.text.contains(u"FigureAllowed100 users200 users"_s));
        QVERIFY(page.text.contains(u"Lock errors at 800 users"_s));
        QVERIFY(page.text.contains(u"Over time, runs 7 to 8 of 8"_s));
        QVERIFY(page.text.contains(u"RunHeld while"_s));
        QVERIFY(!page.text.contains(u"designs 7 to"_s));
    }

    void aSearchThatFoundNothingFails()
    {
        QJsonObject document = test::loadDocument({test::soundRun(u"corrected"_s)});
        document.remove(u"passed"_s);
        document.insert(u"limit"_s, QJsonObject{{u"design"_s, u"corrected"_s}, {u"failsAt"_s, 1}});
        QVERIFY(pageOf(document).text.contains(
            u"Failed: corrected does not meet what was asked at 1 user; no less was left to try."_s));
        document.insert(u"limit"_s, QJsonObject{{u"design"_s, u"corrected"_s}});
        QVERIFY(pageOf(document).text.contains(u"Failed: Where the limit is was not found."_s));
    }

    void whoIsElsewhereIsSaidWhereItComesUp()
    {
        const auto heldBy = [](const QString &activity) {
            return pageOf(withRun(u"lockHolders"_s,
                                  QJsonArray{QJsonObject{{u"activity"_s, activity}, {u"blocked"_s, 35}}}));
        };
        QVERIFY(heldBy(u"elsewhere"_s).text.contains(u"elsewhere: another process, or a moment"_s));
        QVERIFY(!heldBy(u"store"_s).text.contains(u"elsewhere"_s));
    }

    void thresholdsAreAMatrix()
    {
        QJsonObject document = test::fullLoadDocument();
        QJsonArray runs = document.value(u"runs"_s).toArray();
        QJsonObject strict = test::soundRun(u"strict"_s, 3);
        strict.insert(u"thresholds"_s, QJsonArray{QJsonObject{{u"name"_s, u"hitRatio"_s},
                                                              {u"operator"_s, u">="_s},
                                                              {u"limit"_s, 0.95},
                                                              {u"value"_s, 0.912},
                                                              {u"passed"_s, false}}});
        runs << strict;
        document.insert(u"runs"_s, runs);
        const Page page = pageOf(document);
        QVERIFY(page.text.contains(u"reads p99at most 100 ms4.1 s, fails6.1 ms, holds–"_s));
        QVERIFY(page.text.contains(u"hit ratioat least 95.0 %––91.2 %, fails"_s));
        QVERIFY(page.text.contains(u"lock errorsat most 01,081, fails0, holds–"_s));
    }

    void theEnvironmentHasMemoryAndFileSystem()
    {
        const Page page = pageOf(test::fullLoadDocument());
        QVERIFY(page.text.contains(u"Memory8.00 GB"_s));
        QVERIFY(page.text.contains(u"File system of the runsext4"_s));
        const Page unknown =
            pageOf(test::with(test::fullLoadDocument(), u"machine.fileSystem"_s, QJsonValue::Null));
        QVERIFY(!unknown.text.contains(u"File system of the runs"_s));
    }

    void errorsAreExplained()
    {
        const Page page = pageOf(test::fullLoadDocument());
        QVERIFY(page.text.contains(u"never asked"_s));
        QVERIFY(page.text.contains(u"It waited until its timeout had passed."_s));
        QVERIFY(page.text.contains(u"begin with BEGIN IMMEDIATE"_s));
    }

    void experimentsAreShown()
    {
        const Page page = pageOf(test::fullLoadDocument());
        QVERIFY(page.text.contains(u"per operation → per thread"_s));
        QVERIFY(page.text.contains(u"on → off"_s));
        QVERIFY(page.text.contains(u"5 s → 0 s"_s));
        QVERIFY(page.text.contains(u"−1,050"_s));
        QVERIFY(page.text.contains(u"none–1,081–1081,0818,91944SQLITE_BUSY 1,081"_s));
        QVERIFY(page.text.contains(u"at 240 users, and not at 280."_s));
        QVERIFY(page.text.contains(u"cachescope-cli load 'a b.json' --users 300"_s));
        QVERIFY(page.text.contains(
            u"cachescope-cli load REPORT.json --find-limit 'no lock error, reads p99 at most 100 ms'"_s));
        QVERIFY(page.text.contains(u"\"diskSyncDelayMs\": 20"_s));
    }

    void whatNoCommandLineAskedForIsRepeatedToo()
    {
        const Page page = pageOf(
            test::with(test::loadDocument({test::soundRun(u"a"_s, 3)}), u"command"_s, QJsonValue::Undefined));
        QVERIFY(!page.text.contains(u"This was run"_s));
        QVERIFY(page.text.contains(u"cachescope-cli load REPORT.jsonSo does"_s));
    }

    void theMatrixHasDroppedArrivalsWhereThereAreArrivals()
    {
        QVERIFY(pageOf(test::fullLoadDocument()).text.contains(u"OperationsDropped arrivalsCodes"_s));
        QJsonObject document = test::loadDocument({test::soundRun(u"corrected"_s)});
        const QJsonObject base{{u"design"_s, u"a"_s}, {u"lockErrors"_s, 3}, {u"operations"_s, 5'000}};
        document.insert(u"ablation"_s, QJsonObject{{u"bases"_s, QJsonArray{base}}});
        const Page page = pageOf(document);
        QVERIFY(page.text.contains(u"OperationsCodes"_s));
        QVERIFY(page.text.contains(u"none–3–––5,000–"_s));
    }

    void whatIsMissingIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("no runs") << QByteArray(R"({"runs": [], "passed": true})");
        QTest::newRow("an empty run") << QByteArray(R"({"runs": [{}]})");
        QTest::newRow("runs that are none") << QByteArray(R"({"runs": [1, null, "x", []]})");
        QTest::newRow("wrong types") << QByteArray(
            R"({"scenario": 3, "machine": [], "runs": [{"design": 7, "samples": {"a": 1}, "thresholds": [null],
                "lockErrors": "many", "verification": 1, "reads": []}], "ablation": {"bases": [{"factors": [{}]}]},
                "limit": {"probes": [{}]}, "passed": "yes"})");
        QTest::newRow("empty samples")
            << QByteArray(R"({"runs": [{"design": "a", "samples": [{}, {}, {}]}]})");
        QTest::newRow("wild figures") << QByteArray(
            R"({"runs": [{"design": "a", "operationsPerSecond": 1e300, "evicted": -1e300, "samples": [
                {"atSeconds": 1e300, "seconds": -5, "walBytes": 1e300, "p50Ms": 1e-300, "p99Ms": 1e300},
                {"atSeconds": -9, "operationsPerSecond": -1e300, "lockErrors": 1e300, "byCode": {"": -4}}]}]})");
    }

    void whatIsMissingIsLeftOut()
    {
        QFETCH(QByteArray, json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY(document.isObject());
        const QByteArray html = htmlReport(document.object());
        QVERIFY(read(html).error.isEmpty());
        QVERIFY(html.size() < 200'000);
        QVERIFY(!html.contains("nan"));
        QVERIFY(!html.contains("\"inf"));
    }

    void everyFieldMayBeMissing()
    {
        const QJsonObject whole = test::faultyRun(u"legacy"_s, 5);
        for (const QString &field : whole.keys())
            QVERIFY2(pageOf(withRun(field, QJsonValue::Undefined)).error.isEmpty(), qPrintable(field));
    }

    void aDocumentWithoutRunsHasFailed()
    {
        QVERIFY(pageOf({}).text.contains(u"Failed: no design was run"_s));
    }

    void longSeriesAreThinned()
    {
        const QByteArray html = htmlReport(test::loadDocument({test::faultyRun(u"legacy"_s, 20'000)}));
        for (const QString &path : read(html).paths)
            QVERIFY(path.count(QLatin1Char('L')) <= 600 && path.count(QLatin1Char('Z')) <= 600);
        QVERIFY2(html.size() < 500'000, QByteArray::number(html.size()));
    }

    void manyDesignsGoIntoSeveralTables()
    {
        QJsonArray runs;
        for (int i = 0; i < 14; ++i)
            runs << test::soundRun(u"design-%1"_s.arg(i), 3);
        const Page page = pageOf(test::loadDocument(runs));
        QVERIFY(page.error.isEmpty());
        QVERIFY(page.text.contains(u"Over time, designs 13 to 14 of 14"_s));
        QCOMPARE(QSet<QString>(page.ids.begin(), page.ids.end()).size(), page.ids.size());
    }

private:
    static QJsonObject hostileRun(const QString &name)
    {
        QJsonObject run = test::faultyRun(name, 5);
        const QJsonObject cause{{u"code"_s, name}, {u"phase"_s, name}, {u"handler"_s, name}, {u"count"_s, 3}};
        const QJsonObject threshold{
            {u"name"_s, name}, {u"operator"_s, name}, {u"limit"_s, 1}, {u"value"_s, 2}, {u"passed"_s, false}};
        run = test::with(run, u"lockErrors.causes"_s, QJsonArray{cause});
        run.insert(u"thresholds"_s, QJsonArray{threshold});
        run.insert(u"lockHolders"_s, QJsonArray{QJsonObject{{u"activity"_s, name}}});
        run.insert(u"firstFailure"_s, name);
        run.insert(u"firstFinding"_s, name);
        QJsonArray samples = run.value(u"samples"_s).toArray();
        QJsonObject sample = samples.first().toObject();
        sample.insert(u"byCode"_s, QJsonObject{{name, 4}});
        samples.replace(0, sample);
        run.insert(u"samples"_s, samples);
        return run;
    }
};

QTEST_APPLESS_MAIN(TestHtmlReport)
#include "test_html_report.moc"
