// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.h"

#include "ui/language.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <array>

namespace cachescope::desktop {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::desktop::CommandLine)
};

struct NamedPage
{
    const char *name;
    ui::Page page;
};
constexpr std::array<NamedPage, 4> kPages{{{"overview", ui::Page::Overview},
                                           {"entries", ui::Page::Entries},
                                           {"load", ui::Page::Load},
                                           {"runs", ui::Page::Runs}}};

QString pageNames()
{
    QStringList names;
    for (const NamedPage &page : kPages)
        names.append(QLatin1String(page.name));
    return names.join(QStringLiteral(", "));
}

struct Parser
{
    QCommandLineParser parser;
    QCommandLineOption page{QStringLiteral("page"), Text::tr("The page to show: %1.").arg(pageNames()),
                            QStringLiteral("page")};
    QCommandLineOption alone{QStringLiteral("new-instance"),
                             Text::tr("Start a program of its own, even if one is running. What is open "
                                      "in it is not opened again at the next start.")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, Text::tr("Show this help.")};
    QCommandLineOption language{
        QStringLiteral("language"),
        Text::tr("The language of the window: %1. That of the settings, or else the system's, unless given.")
            .arg(ui::languages().join(QStringLiteral(", "))),
        QStringLiteral("language")};

    Parser()
    {
        parser.setApplicationDescription(Text::tr(
            "Inspector and load tester for SQLite-backed blob caches. Files are opened read-only, each in "
            "a window of its own. If the program is running already, it opens them."));
        parser.addOption(help);
        parser.addVersionOption();
        parser.addOption(page);
        parser.addOption(language);
        parser.addOption(alone);
        parser.addPositionalArgument(QStringLiteral("file"), Text::tr("Cache files to open."),
                                     QStringLiteral("[FILE]…"));
    }
};

QString examples()
{
    return Text::tr("Examples:") + QStringLiteral("\n  cachescope audio.db documents.db"
                                                  "\n  cachescope --page entries audio.db"
                                                  "\n  cachescope --page load\n");
}

QString wrong(const QString &what)
{
    return Text::tr("cachescope: %1\nTry “cachescope --help”.").arg(what);
}

/// Desktops hand over paths or URLs.
QString absolutePath(const QString &argument)
{
    const QUrl url(argument);
    return QFileInfo(url.isLocalFile() ? url.toLocalFile() : argument).absoluteFilePath();
}

} // namespace

std::optional<ui::Page> pageNamed(const QString &name)
{
    const auto *page = std::find_if(kPages.begin(), kPages.end(), [&name](const NamedPage &known) {
        return name == QLatin1String(known.name);
    });
    return page == kPages.end() ? std::nullopt : std::optional(page->page);
}

QString wishedLanguage(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption language(QStringLiteral("language"), {}, QStringLiteral("language"));
    parser.addOption(language);
    parser.parse(arguments);
    return parser.value(language);
}

QString languageIsTakenText()
{
    return Text::tr("cachescope: The program is running already, and keeps its language.");
}

CommandLine readCommandLine(const QStringList &arguments)
{
    Parser reader;
    CommandLine line;
    if (!reader.parser.parse(arguments)) {
        line.error = wrong(reader.parser.errorText());
        return line;
    }
    line.page = reader.parser.value(reader.page);
    line.newInstance = reader.parser.isSet(reader.alone);
    const QStringList files = reader.parser.positionalArguments();
    for (const QString &file : files)
        line.files.append(absolutePath(file));
    line.files.removeDuplicates();
    const QString language = reader.parser.value(reader.language);
    if (reader.parser.isSet(reader.language) && !ui::isSpoken(language))
        line.error = wrong(Text::tr("The window does not speak “%1”. It speaks: %2.")
                               .arg(language, ui::languages().join(QStringLiteral(", "))));
    if (reader.parser.isSet(reader.page) && !pageNamed(line.page))
        line.error = wrong(Text::tr("There is no page “%1”. There are: %2.").arg(line.page, pageNames()));
    return line;
}

CommandLine readAnswers(int argc, char *argv[])
{
    CommandLine line;
    QCoreApplication app(argc, argv); // for the program's name
    const QStringList arguments = QCoreApplication::arguments();
    const ui::ProgramLanguage language(app, wishedLanguage(arguments));
    const auto asks = [&arguments](std::initializer_list<const char *> names) {
        return std::any_of(names.begin(), names.end(),
                           [&](const char *name) { return arguments.contains(QLatin1String(name)); });
    };
    if (asks({"-h", "--help"}))
        line.answer = Parser().parser.helpText() + QLatin1Char('\n') + examples().trimmed();
    else if (asks({"-v", "--version"}))
        line.answer =
            QCoreApplication::applicationName() + QLatin1Char(' ') + QCoreApplication::applicationVersion();
    return line;
}

} // namespace cachescope::desktop
