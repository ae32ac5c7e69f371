// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>

using namespace cachescope;

namespace {

using Options = QSet<QString>;

QString pageText(const QString &name)
{
    QFile file(QStringLiteral(CACHESCOPE_MAN_PAGES "/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// From one heading (".Ss load") to the next.
QString section(const QString &page, const QString &heading)
{
    const qsizetype start = page.indexOf(heading + QLatin1Char('\n'));
    if (start < 0)
        return {};
    static const QRegularExpression next(QStringLiteral("\\n\\.S[hs] "));
    const qsizetype end = page.indexOf(next, start + heading.size());
    return page.mid(start, end < 0 ? -1 : end - start);
}

/// Those that a list describes (".It Fl Fl json"), without those of sections that it refers to.
Options describedIn(const QString &section)
{
    static const QRegularExpression option(QStringLiteral("\\bFl (Fl )?([a-z][a-z-]*)"));
    Options options;
    for (const QString &line : section.split(QLatin1Char('\n'))) {
        if (!line.startsWith(QLatin1String(".It ")))
            continue;
        for (const auto &match : option.globalMatch(line))
            options.insert((match.capturedLength(1) > 0 ? QStringLiteral("--") : QStringLiteral("-")) +
                           match.captured(2));
    }
    return options;
}

Options describedForCommand(const QString &page, const QString &command)
{
    const QString own = section(page, QStringLiteral(".Ss ") + command);
    Options options = describedIn(own);
    for (const QString &common : {QStringLiteral("Which table to read"), QStringLiteral("Which entries")}) {
        if (own.contains(QStringLiteral("\n.Sx ") + common))
            options.unite(describedIn(section(page, QStringLiteral(".Ss ") + common)));
    }
    return options;
}

/// What the help lists at the start of a line ("  -h,--help   Print …").
Options listedIn(const QString &help)
{
    static const QRegularExpression start(QStringLiteral("^ {2,4}(-[^ ,]+(?:, ?-[^ ,]+)*)"),
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression separator(QStringLiteral(", ?"));
    Options options;
    for (const auto &match : start.globalMatch(help)) {
        for (const QString &option : match.captured(1).split(separator))
            options.insert(option);
    }
    return options;
}

QString helpOf(const QStringList &command)
{
    return QString::fromUtf8(test::runCli(command + QStringList{QStringLiteral("--help")}).out);
}

QStringList commands()
{
    const QString help = helpOf({});
    const QString list = help.mid(help.indexOf(QStringLiteral("Subcommands:\n")));
    static const QRegularExpression name(QStringLiteral("^  ([a-z]+) "), QRegularExpression::MultilineOption);
    QStringList names;
    for (const auto &match : name.globalMatch(list))
        names << match.captured(1);
    names.removeAll(QStringLiteral("cachescope-cli")); // in the examples
    return names;
}

QByteArray text(const Options &options)
{
    return QStringList(options.values()).join(QLatin1Char(' ')).toUtf8();
}

} // namespace

/// The pages describe what --help lists, no more and no less.
class TestManPages : public QObject
{
    Q_OBJECT

private:
    static void compare(const Options &described, const Options &listed)
    {
        QVERIFY2((listed - described).isEmpty(), "not in the page: " + text(listed - described));
        QVERIFY2((described - listed).isEmpty(), "not in the help: " + text(described - listed));
    }

private Q_SLOTS:
    void describesEachCommand_data()
    {
        QTest::addColumn<QString>("command");
        for (const QString &command : commands())
            QTest::newRow(qPrintable(command)) << command;
    }
    void describesEachCommand()
    {
        QFETCH(QString, command);
        Options listed = listedIn(helpOf({command}));
        listed -= {QStringLiteral("-h"), QStringLiteral("--help")}; // said once for all
        const QString page = pageText(QStringLiteral("cachescope-cli.1"));
        QVERIFY2(!section(page, QStringLiteral(".Ss ") + command).isEmpty(), "no section");
        compare(describedForCommand(page, command), listed);
    }

    void describesNoCommandThatIsGone()
    {
        const QStringList known = commands();
        QVERIFY(known.size() > 10);
        const QString page = pageText(QStringLiteral("cachescope-cli.1"));
        const QString all = page.mid(page.indexOf(QStringLiteral(".Sh COMMANDS\n")));
        static const QRegularExpression heading(QStringLiteral("^\\.Ss (.+)$"),
                                                QRegularExpression::MultilineOption);
        for (const auto &match :
             heading.globalMatch(all.left(all.indexOf(QStringLiteral(".Sh COMMON OPTIONS\n")))))
            QVERIFY2(known.contains(match.captured(1)), qPrintable(match.captured(1)));
    }

    void describesWhatAllCommandsTake()
    {
        const QString page = pageText(QStringLiteral("cachescope-cli.1"));
        compare(describedIn(section(page, QStringLiteral(".Sh DESCRIPTION"))), listedIn(helpOf({})));
    }

    void describesTheDesktopProgram()
    {
        QProcess desktop;
        desktop.start(QStringLiteral(CACHESCOPE_DESKTOP), {QStringLiteral("--help")});
        QVERIFY(desktop.waitForFinished());
        QCOMPARE(desktop.exitCode(), 0);
        const QString page = pageText(QStringLiteral("cachescope.1"));
        compare(describedIn(section(page, QStringLiteral(".Sh DESCRIPTION"))),
                listedIn(QString::fromUtf8(desktop.readAllStandardOutput())));
    }
};

QTEST_GUILESS_MAIN(TestManPages)
#include "test_man_pages.moc"
