// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/contrast.h"
#include "ui/theme/tokens.h"

#include <QTest>

using namespace cachescope::ui;

class TestContrast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratiosAreThoseOfTheStandard()
    {
        QVERIFY(qAbs(contrastRatio(Qt::black, Qt::white) - 21.0) < 1e-9);
        QVERIFY(qAbs(contrastRatio(Qt::white, Qt::white) - 1.0) < 1e-9);
        QVERIFY(qAbs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void textIsLegibleOnEachColour()
    {
        for (const Tokens &tokens : {lightTokens(), darkTokens()}) {
            for (const QColor &colour : tokens.series)
                QVERIFY(contrastRatio(legibleOn(colour), colour) >= 4.5);
            QVERIFY(contrastRatio(legibleOn(tokens.faded), tokens.faded) >= 4.5);
            QVERIFY(contrastRatio(legibleOn(tokens.muted), tokens.muted) >= 4.5);
        }
    }
};

QTEST_GUILESS_MAIN(TestContrast)
#include "test_contrast.moc"
