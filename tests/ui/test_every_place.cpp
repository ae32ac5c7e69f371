// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/marking_translator.h"
#include "tests/ui/widget_findings.h"
#include "tests/ui/window_tour.h"
#include "ui/language.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace Qt::StringLiterals;

/// What holds on every page and in every dialog.
class TestEveryPlace : public QObject
{
    Q_OBJECT

    static constexpr QSize kSmallest{1024, 640};

    /// What `find` finds at each place of the tour, a line each.
    template <typename Find>
    static QStringList findings(Find find)
    {
        Theme theme(*qApp);
        test::WindowTour tour(theme);
        QStringList all;
        tour.go(kSmallest, [&](const QString &place, QWidget *window) {
            for (const QString &finding : find(window, tour)) {
                all << place + u": "_s + finding;
                qWarning("%s", qPrintable(all.constLast()));
            }
        });
        return all;
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }

    void controlsAreNamedAndReachedByKeys()
    {
        const QStringList found = findings([](QWidget *window, const test::WindowTour &) {
            return test::namelessWidgets(window) + test::unreachableByTab(window);
        });
        QCOMPARE(found, QStringList());
    }

    void nothingIsCutAndNoLetterIsGivenTwice_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("German") << u"de"_s;
    }
    void nothingIsCutAndNoLetterIsGivenTwice()
    {
        QFETCH(QString, language);
        const ProgramLanguage chosen(*qApp, language, QLocale::c());
        const QStringList found = findings([](QWidget *window, const test::WindowTour &) {
            return test::cutWidgets(window) + test::mnemonicsGivenTwice(window);
        });
        QCOMPARE(found, QStringList());
    }

    void everyTextIsTranslated()
    {
        const test::MarkingTranslator translator;
        const QStringList found = findings([](QWidget *window, const test::WindowTour &tour) {
            return test::untranslatedTexts(
                window, test::MarkingTranslator::mark(),
                {u"audio.db"_s, tour.directory(), QDir::tempPath(), u"ENCODER"_s, // in a sound of the file
                 QLocale(u"en"_s).nativeLanguageName(), QLocale(u"de"_s).nativeLanguageName()});
        });
        QCOMPARE(found, QStringList());
    }
};

QTEST_MAIN(TestEveryPlace)
#include "test_every_place.moc"
