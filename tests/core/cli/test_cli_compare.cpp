// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/load_document.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace Qt::StringLiterals;

/// `compare`, as a pipeline calls it.
class TestCliCompare : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    QString m_good;
    QString m_bad;

    QString fileWith(const QString &name, const QByteArray &content)
    {
        const QString path = m_directory.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

    QString fileWith(const QString &name, const QJsonObject &document)
    {
        return fileWith(name, QJsonDocument(document).toJson());
    }

    static test::CliRun compare(const QStringList &arguments)
    {
        return test::runCli(QStringList{u"compare"_s} + arguments);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_good = fileWith(u"good.json"_s, test::loadDocument({test::soundRun(u"corrected"_s)}));
        m_bad = fileWith(u"bad.json"_s, test::loadDocument({test::faultyRun(u"legacy"_s)}));
    }

    void saysWhatChanged()
    {
        const auto run = compare({m_bad, m_good});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.isEmpty(), run.err);
        QVERIFY2(run.out.startsWith("legacy → corrected\n"), run.out);
        QVERIFY(run.out.contains("Lock errors"));
        QVERIFY(run.out.contains("better"));
    }

    void jsonIsOneDocument()
    {
        const auto run = compare({m_bad, m_good, u"--json"_s});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject pair = run.json().value(u"pairs"_s).toArray().first().toObject();
        QCOMPARE(pair.value(u"designBefore"_s).toString(), u"legacy"_s);
        const QJsonObject first = pair.value(u"figures"_s).toArray().first().toObject();
        QCOMPARE(first.value(u"name"_s).toString(), u"operationsPerSecond"_s);
        QCOMPARE(first.value(u"verdict"_s).toString(), u"better"_s);
        QCOMPARE(run.json().value(u"worse"_s), QJsonValue(false));
    }

    void aRegressionFailsOnlyWhereItIsAskedFor()
    {
        const QString option = u"--fail-on-regression"_s;
        QCOMPARE(compare({m_good, m_bad}).exitCode, 0);
        QCOMPARE(compare({m_good, m_bad, option}).exitCode, 1);
        QCOMPARE(compare({m_good, m_good, option}).exitCode, 0);
        QCOMPARE(compare({m_bad, m_good, option}).exitCode, 0);
    }

    void whatHoldsNoMoreFails()
    {
        QJsonObject lossy = test::soundRun(u"corrected"_s);
        lossy = test::with(lossy, u"verification.lost"_s, 1);
        const QString path = fileWith(u"lossy.json"_s, test::loadDocument({lossy}));
        const auto run = compare({m_good, path, u"--fail-on-regression"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.out.contains("Verdict: holds → fails (worse)"), run.out);
        QVERIFY2(run.out.contains("Wrong values"), run.out);
    }

    void whatIsWithinTheToleranceDoesNotFail()
    {
        QJsonObject run{
            {u"design"_s, u"corrected"_s}, {u"failed"_s, 0}, {u"hits"_s, 95'000}, {u"misses"_s, 5'000}};
        const QString before = fileWith(u"before.json"_s, test::loadDocument({run}));
        run.insert(u"hits"_s, 92'000);
        run.insert(u"misses"_s, 8'000);
        const QString after = fileWith(u"after.json"_s, test::loadDocument({run}));
        const QString option = u"--fail-on-regression"_s;
        QCOMPARE(compare({before, after, option}).exitCode, 1);
        QCOMPARE(compare({before, after, option, u"--tolerance"_s, u"5%"_s}).exitCode, 0);
        QCOMPARE(compare({before, after, option, u"--tolerance"_s, u"0.5%"_s}).exitCode, 1);
    }

    void aToleranceIsAShare_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"5", "%", "-1%", "101%", "nan%", "five%", ""})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void aToleranceIsAShare()
    {
        QFETCH(QString, text);
        const auto run = compare({m_good, m_good, u"--tolerance="_s + text});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("tolerance"), run.err);
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("said");
        QTest::newRow("missing") << m_directory.filePath(u"none.json"_s) << "There is no load report";
        QTest::newRow("directory") << m_directory.path() << "is a directory";
        QTest::newRow("not JSON") << fileWith(u"text.json"_s, QByteArray("hello")) << "is not JSON";
        QTest::newRow("empty") << fileWith(u"empty.json"_s, QByteArray()) << "is not JSON";
        QTest::newRow("a list") << fileWith(u"list.json"_s, QByteArray("[1]"))
                                << "does not hold a JSON object";
        QTest::newRow("a scenario") << fileWith(u"scenario.json"_s, QByteArray("{\"users\": 3}"))
                                    << "is not a report of a load test";
        QTest::newRow("no runs") << fileWith(u"runs.json"_s, QByteArray("{\"runs\": []}")) << "has no runs";
    }

    void whatCannotBeReadIsNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, said);
        for (const QStringList &files : {QStringList{path, m_good}, QStringList{m_good, path}}) {
            const auto run = compare(files);
            QCOMPARE(run.exitCode, 3);
            QVERIFY(run.out.isEmpty());
            QVERIFY2(run.err.contains(path.toUtf8()), run.err);
            QVERIFY2(run.err.contains(said.toUtf8()), run.err);
        }
    }

    void nothingInCommonIsAnError()
    {
        const QString two = fileWith(
            u"two.json"_s, test::loadDocument({test::soundRun(u"a"_s, 3), test::soundRun(u"b"_s, 3)}));
        const auto run = compare({two, m_good});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("the first report has a, b, the second has corrected"), run.err);
    }

    void namesDoNotSteerTheTerminal()
    {
        const QString hostile =
            fileWith(u"hostile.json"_s, test::loadDocument({test::soundRun(test::hostileName(), 3)}));
        const auto run = compare({hostile, m_good});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(!run.out.contains('\x1b'));
        QVERIFY(!run.out.contains("\u202e"));
    }

    void bothFilesAreNeeded()
    {
        QCOMPARE(compare({m_good}).exitCode, 2);
        QCOMPARE(compare({}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliCompare)
#include "test_cli_compare.moc"
