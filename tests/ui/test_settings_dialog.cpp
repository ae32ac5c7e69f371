// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/unnamed_controls.h"
#include "ui/dialogs/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestSettingsDialog : public QObject
{
    Q_OBJECT

    static QStringList languages() { return {QStringLiteral("en"), QStringLiteral("de")}; }

    template <typename Widget>
    static Widget *named(const QWidget &dialog, const char *name)
    {
        for (Widget *widget : dialog.findChildren<Widget *>()) {
            if (widget->accessibleName() == QLatin1String(name))
                return widget;
        }
        return nullptr;
    }

private Q_SLOTS:
    void showsWhatIsChosen()
    {
        Preferences chosen;
        chosen.theme = ThemeChoice::Dark;
        chosen.bytes = ByteUnits::Binary;
        chosen.zone = ClockZone::Utc;
        chosen.times = TimeForm::Relative;
        chosen.language = QStringLiteral("de");
        chosen.restoresSession = false;
        chosen.readers = 5;
        chosen.indexBytes = 100 * Preferences::kMiB;
        chosen.previewBytes = 9 * Preferences::kMiB;
        chosen.workDirectory = QStringLiteral("/work");
        QCOMPARE(SettingsDialog(chosen, languages()).preferences(), chosen);
    }

    void everyChangeIsToldAtOnce()
    {
        SettingsDialog dialog(Preferences(), languages());
        QSignalSpy changed(&dialog, &SettingsDialog::changed);
        named<QComboBox>(dialog, "Theme")->setCurrentIndex(1);
        named<QComboBox>(dialog, "Sizes")->setCurrentIndex(1);
        named<QComboBox>(dialog, "Clock")->setCurrentIndex(1);
        named<QComboBox>(dialog, "Times")->setCurrentIndex(1);
        named<QComboBox>(dialog, "Language")->setCurrentIndex(2);
        named<QSpinBox>(dialog, "Readers of a scan")->setValue(2);
        named<QSpinBox>(dialog, "Memory of a scan")->setValue(64);
        named<QSpinBox>(dialog, "Preview at first")->setValue(1);
        dialog.findChild<QCheckBox *>()->click();
        QCOMPARE(changed.count(), 9);
        const auto chosen = changed.last().first().value<Preferences>();
        QCOMPARE(chosen, dialog.preferences());
        QCOMPARE(chosen.theme, ThemeChoice::Light);
        QCOMPARE(chosen.language, QStringLiteral("de"));
        QCOMPARE(chosen.indexBytes, 64 * Preferences::kMiB);
        QVERIFY(!chosen.restoresSession);
    }

    void defaultsComeBack()
    {
        Preferences chosen;
        chosen.theme = ThemeChoice::Dark;
        chosen.readers = 1;
        SettingsDialog dialog(chosen, languages());
        QSignalSpy changed(&dialog, &SettingsDialog::changed);
        named<QPushButton>(dialog, "Restore defaults")->click();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().value<Preferences>(), Preferences());
    }

    void withOneLanguageThereIsNothingToChoose()
    {
        SettingsDialog dialog(Preferences(), {QStringLiteral("en")});
        dialog.show();
        QVERIFY(!named<QComboBox>(dialog, "Language"));
        for (const QComboBox *box : dialog.findChildren<QComboBox *>())
            QVERIFY(box->isHidden() || !box->accessibleName().isEmpty());
    }

    void fitsTheSmallestWindow()
    {
        SettingsDialog dialog(Preferences(), languages());
        QVERIFY2(dialog.sizeHint().height() <= 640, qPrintable(QString::number(dialog.sizeHint().height())));
    }

    void namesItsControls()
    {
        SettingsDialog dialog(Preferences(), languages());
        QCOMPARE(test::unnamedControls(&dialog), QStringList());
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "test_settings_dialog.moc"
