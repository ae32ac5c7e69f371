// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/support.h"

using namespace cachescope;

class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWrongArguments_data();
    void refusesWrongArguments();
    void namesTheWordThatIsNoCommand();
    void saysInPlainWordsWhatANumberIs();
    void helpsOnStdout();
    void helpsWithExamples();
    void helpsInUtf8();
    void endsQuietlyWhenTheReaderGoesAway();
    void saysWhenTheOutputDoesNotFit();
};

void TestCliUsage::refusesWrongArguments_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments :
         {"", "nonsense", "info", "info a b", "info a --yaml", "list a --sort colour", "list a --limit -1",
          "list a --limit many", "list a --min-size big", "list a --pinned perhaps", "list a --format xml",
          "list a --type sound", "list a --created-from yesterday", "list a --accessed-to soon",
          "export a --out b --pattern", "get a", "stats"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCliUsage::refusesWrongArguments()
{
    QFETCH(QString, arguments);
    const auto run = test::runCli(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.err.isEmpty());
    QVERIFY(run.out.isEmpty());
}

void TestCliUsage::namesTheWordThatIsNoCommand()
{
    const auto run = test::runCli({QStringLiteral("satts"), QStringLiteral("a.db")});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.err.contains("There is no command \"satts\""));
    QVERIFY(run.err.contains("info, lint, list, load, session, stats"));
    const auto nothing = test::runCli({});
    QCOMPARE(nothing.exitCode, 2);
    QVERIFY(nothing.err.contains("Say what to do."));
}

void TestCliUsage::saysInPlainWordsWhatANumberIs()
{
    const auto run = test::runCli(
        {QStringLiteral("list"), QStringLiteral("a"), QStringLiteral("--limit"), QStringLiteral("-1")});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("\"-1\" is not a number of things"), run.err.constData());
}

void TestCliUsage::helpsWithExamples()
{
    for (const char *command : {"", "check", "compare", "designs", "diff", "export", "forecast", "generate",
                                "get", "info", "lint", "list", "load", "session", "stats"}) {
        const QString name = QLatin1String(command);
        const auto help = test::runCli(QStringList() << (name.isEmpty() ? QStringList() : QStringList{name})
                                                     << QStringLiteral("--help"));
        QVERIFY2(help.out.contains("Examples:\n  "), command);
        QVERIFY2(help.out.contains("cachescope-cli " + QByteArray(command)), command);
    }
}

void TestCliUsage::helpsInUtf8()
{
    const auto help = test::runCli({QStringLiteral("load"), QStringLiteral("--help")});
    const QString text = QString::fromUtf8(help.out);
    QCOMPARE(text.toUtf8(), help.out); // otherwise there are replacement characters
    QVERIFY(text.contains(QStringLiteral("--design NAME[,NAME…]")));
    QVERIFY(!text.contains(QChar(0xe2))); // the first byte of "…" as a character
}

void TestCliUsage::helpsOnStdout()
{
    const auto help = test::runCli({QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains("info"));
    QVERIFY(help.err.isEmpty());
    QCOMPARE(test::runCli({QStringLiteral("list"), QStringLiteral("--help")}).exitCode, 0);
    QVERIFY(test::runCli({QStringLiteral("--version")}).out.startsWith("cachescope-cli "));
}

void TestCliUsage::endsQuietlyWhenTheReaderGoesAway()
{
    const auto run = test::runCliInShell(QStringLiteral("( %1; echo \"exit $?\" >&2 ) | head -c 10"),
                                         {QStringLiteral("list"), test::dataFile(QStringLiteral("audio.db")),
                                          QStringLiteral("--format"), QStringLiteral("jsonl")});
    QCOMPARE(run.out.size(), 10);
    QCOMPARE(run.err, QByteArray("exit 0\n"));
}

void TestCliUsage::saysWhenTheOutputDoesNotFit()
{
    const auto run =
        test::runCliInShell(QStringLiteral("%1 > /dev/full"),
                            {QStringLiteral("info"), test::dataFile(QStringLiteral("audio.db"))});
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.err.contains("could not be written"));
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "test_cli_usage.moc"
