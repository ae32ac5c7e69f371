// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_choice.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace cachescope::ui;

namespace {

// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(const QColor &colour)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesByTheWindowColour()
    {
        QVERIFY(!tokensFor(QPalette(QColor(0xEFEFEF))).dark);
        QVERIFY(tokensFor(QPalette(QColor(0x323232))).dark);
        QVERIFY(tokensFor(paletteFrom(darkTokens())).dark);
        QVERIFY(!tokensFor(paletteFrom(lightTokens())).dark);
    }

    void textIsLegible()
    {
        for (const Tokens *t : {&lightTokens(), &darkTokens()}) {
            for (const QColor &colour : {t->text, t->muted, t->accent, t->good, t->warning, t->bad}) {
                for (const QColor &ground : {t->surface, t->window})
                    QVERIFY2(contrast(colour, ground) >= 4.5, qPrintable(colour.name() + ground.name()));
            }
            QVERIFY(contrast(t->onAccent, t->accent) >= 4.5);
            for (const QColor &ground : {t->accentGround, t->goodGround, t->warningGround, t->badGround})
                QVERIFY2(contrast(t->text, ground) >= 4.5, qPrintable(ground.name()));
            QVERIFY(contrast(t->accent, t->accentGround) >= 4.5);
            QVERIFY(contrast(t->good, t->goodGround) >= 4.5);
            QVERIFY(contrast(t->warning, t->warningGround) >= 4.5);
            QVERIFY(contrast(t->bad, t->badGround) >= 4.5);
        }
    }

    void theStyleSheetIsFilledIn()
    {
        const QString sheet = styleSheet(darkTokens());
        QVERIFY(sheet.contains(QStringLiteral("#1c2027")));
        QVERIFY(!sheet.section(QStringLiteral("*/"), 1).contains(QLatin1Char('@')));
    }

    void followsTheApplicationsPalette()
    {
        Theme theme(*qApp);
        QVERIFY(!theme.tokens().dark);
        QSignalSpy changed(&theme, &Theme::changed);
        QApplication::setPalette(paletteFrom(darkTokens()));
        theme.follow();
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.tokens().dark);
        theme.follow();
        QCOMPARE(changed.count(), 1);
        QApplication::setPalette(paletteFrom(lightTokens()));
    }

    void aChoiceStandsBeforeTheSystem()
    {
        Theme theme(*qApp);
        const bool systemIsDark = theme.tokens().dark;
        QSignalSpy changed(&theme, &Theme::changed);
        setThemeChoice(theme, ThemeChoice::Dark);
        QVERIFY(theme.tokens().dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().window);
        setThemeChoice(theme, ThemeChoice::Light);
        QVERIFY(!theme.tokens().dark);
        QVERIFY(changed.count() >= 1);
        setThemeChoice(theme, ThemeChoice::System);
        QCOMPARE(theme.tokens().dark, systemIsDark);
    }

    void symbolsTakeAColourAtAnyScale()
    {
        const QPixmap symbol = iconPixmap(QStringLiteral("stop"), Qt::red, QSize(20, 20), 2.0);
        QCOMPARE(symbol.size(), QSize(40, 40));
        QCOMPARE(symbol.toImage().pixelColor(20, 20), QColor(Qt::red));
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
