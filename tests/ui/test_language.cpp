// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/base/translate.h"
#include "ui/language.h"

#include <QCoreApplication>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestLanguage : public QObject
{
    Q_OBJECT

    static QString open() { return QCoreApplication::translate("cachescope::ui::ToolBar", "Open…"); }
    static QString moreTypes(int count)
    {
        return QCoreApplication::translate("cachescope::ui::FilterConditions", "Type: %1 and %n more",
                                           nullptr, count);
    }

private Q_SLOTS:
    void knowsWhichNamesItSpeaks()
    {
        for (const char *name : {"en", "de", "de_AT", "de-AT", "DE"})
            QVERIFY2(isSpoken(QString::fromLatin1(name)), name);
        for (const char *name : {"tlh", "", "d", "german"})
            QVERIFY2(!isSpoken(QString::fromLatin1(name)), name);
    }

    void speaksWhatFitsBest_data()
    {
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QStringList>("system");
        QTest::addColumn<QString>("language");
        const QStringList austrian{QStringLiteral("de-AT"), QStringLiteral("en-US")};
        const QStringList french{QStringLiteral("fr-FR"), QStringLiteral("de-DE")};
        QTest::newRow("the system's") << QString() << austrian << QStringLiteral("de");
        QTest::newRow("the wish before the system's")
            << QStringLiteral("en") << austrian << QStringLiteral("en");
        QTest::newRow("a wish with a country")
            << QStringLiteral("de_CH") << QStringList() << QStringLiteral("de");
        QTest::newRow("the system's first that is spoken") << QString() << french << QStringLiteral("de");
        QTest::newRow("a wish that is not spoken")
            << QStringLiteral("tlh") << austrian << QStringLiteral("de");
        QTest::newRow("none that is spoken")
            << QString() << QStringList{QStringLiteral("fr")} << QStringLiteral("en");
    }
    void speaksWhatFitsBest()
    {
        QFETCH(QString, wish);
        QFETCH(QStringList, system);
        QTEST(languageFor(wish, system), "language");
    }

    void writesFiguresInTheCountrysWayOfTheLanguage()
    {
        const QLocale austrian(QStringLiteral("de_AT"));
        QCOMPARE(localeFor(QStringLiteral("de"), austrian), austrian);
        QCOMPARE(localeFor(QStringLiteral("en"), austrian).language(), QLocale::English);
        QCOMPARE(localeFor(QStringLiteral("de"), QLocale::c()).decimalPoint(), QStringLiteral(","));
    }

    void speaksGermanAsLongAsItLives()
    {
        {
            const ProgramLanguage german(*qApp, QStringLiteral("de"), QLocale::c());
            QCOMPARE(german.code(), QStringLiteral("de"));
            QCOMPARE(open(), QStringLiteral("Öffnen…"));
            QCOMPARE(CoreText::tr("never"), QStringLiteral("nie"));
            QCOMPARE(formatCount(160'000), QStringLiteral("160.000"));
            QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
        }
        QCOMPARE(open(), QStringLiteral("Open…"));
        QCOMPARE(CoreText::tr("never"), QStringLiteral("never"));
        QCOMPARE(formatCount(160'000), QStringLiteral("160,000"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral("."));
    }

    void writesFilesForOthersInEnglish()
    {
        const ProgramLanguage german(*qApp, QStringLiteral("de"), QLocale::c());
        const PlainEnglish english;
        QCOMPARE(CoreText::tr("never"), QStringLiteral("never"));
        QCOMPARE(formatDuration(3.2 * 86'400), QStringLiteral("3.2 days"));
    }

    void knowsPlurals()
    {
        const ProgramLanguage english(*qApp, QStringLiteral("en"), QLocale::c());
        QCOMPARE(moreTypes(3).arg(QStringLiteral("audio")), QStringLiteral("Type: audio and 3 more"));
        const ProgramLanguage german(*qApp, QStringLiteral("de"), QLocale::c());
        QCOMPARE(moreTypes(1).arg(QStringLiteral("Audio")), QStringLiteral("Typ: Audio und 1 weiterer"));
        QCOMPARE(moreTypes(3).arg(QStringLiteral("Audio")), QStringLiteral("Typ: Audio und 3 weitere"));
    }

    void keepsUnitsAndTimesAsTheyWereChosen()
    {
        FormatStyle style;
        style.bytes = ByteUnits::Binary;
        setFormatStyle(style);
        const ProgramLanguage german(*qApp, QStringLiteral("de"), QLocale::c());
        QCOMPARE(formatBytes(1536), QStringLiteral("1,50 KiB"));
        setFormatStyle({});
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "test_language.moc"
