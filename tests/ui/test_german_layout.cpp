// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"
#include "ui/load/form/scenario_form.h"
#include "ui/theme/theme.h"

#include <QScrollArea>
#include <QTest>

using namespace cachescope::ui;

/// German is longer than English; what is cut at the right edge of a form is not seen.
class TestGermanLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFormOfAScenarioIsNoWiderThanItsPlace()
    {
        const ProgramLanguage german(*qApp, QStringLiteral("de"), QLocale::c());
        const Theme theme(*qApp);
        ScenarioForm form(theme);
        form.resize(272, 640);
        form.show();
        const auto *scroll = form.findChild<QScrollArea *>();
        QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(), qPrintable(tooWideIn(*scroll)));
    }

private:
    static QString tooWideIn(const QScrollArea &scroll)
    {
        QStringList names;
        const auto widgets = scroll.widget()->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->isVisible() && widget->minimumSizeHint().width() > scroll.viewport()->width() / 2)
                names << QStringLiteral("%1 \"%2\" %3")
                             .arg(QString::fromLatin1(widget->metaObject()->className()),
                                  widget->accessibleName() + widget->property("text").toString(),
                                  QString::number(widget->minimumSizeHint().width()));
        }
        return names.join(QLatin1Char('\n'));
    }
};

QTEST_MAIN(TestGermanLayout)
#include "test_german_layout.moc"
