// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/design.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/load/form/switches_dialog.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

/// A design, switch by switch.
class TestSwitchesDialog : public QObject
{
    Q_OBJECT

private:
    static QString s(const char *text) { return QString::fromUtf8(text); }
    static void choose(const SwitchesDialog &dialog, const char *name, const char *value)
    {
        auto *box = dialog.findChild<QComboBox *>(s(name));
        const int index = box->findData(s(value));
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    static QPushButton *button(const SwitchesDialog &dialog, const char *name)
    {
        const auto buttons = dialog.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->accessibleName() == s(name))
                return button;
        }
        qFatal("there is no button %s", name);
    }
    static QComboBox *from(const SwitchesDialog &dialog)
    {
        const auto boxes = dialog.findChildren<QComboBox *>();
        for (QComboBox *box : boxes) {
            if (box->accessibleName() == s("Starts from"))
                return box;
        }
        qFatal("there is no design to start from");
    }

private Q_SLOTS:
    void leavesADesignAsItIs_data()
    {
        QTest::addColumn<QString>("design");
        for (const load::DesignInfo &info : load::allDesigns())
            QTest::newRow(qPrintable(info.name)) << info.name;
        QTest::newRow("with switches") << s("legacy+busyTimeoutMs=250+touch=batched");
    }

    void leavesADesignAsItIs()
    {
        QFETCH(QString, design);
        const SwitchesDialog dialog(design);
        QCOMPARE(dialog.design(), design);
    }

    void turnsSwitches()
    {
        SwitchesDialog dialog(s("legacy"));
        QVERIFY(!button(dialog, "Reset switches")->isEnabled());
        choose(dialog, "journal", "rollback");
        choose(dialog, "touch", "batched");
        QCOMPARE(dialog.design(), s("legacy+journal=rollback+touch=batched"));
        QVERIFY(load::designInfo(dialog.design()));
        choose(dialog, "journal", "wal");
        QCOMPARE(dialog.design(), s("legacy+touch=batched"));
        button(dialog, "Reset switches")->click();
        QCOMPARE(dialog.design(), s("legacy"));
    }

    void takesATimeoutWithItsUnit()
    {
        SwitchesDialog dialog(s("legacy"));
        auto *timeout = dialog.findChild<QLineEdit *>(s("busyTimeoutMs"));
        QCOMPARE(timeout->text(), s("5 s"));
        const auto type = [timeout](const char *text) {
            timeout->setText(s(text));
            Q_EMIT timeout->textEdited(s(text));
        };
        type("250ms");
        QCOMPARE(dialog.design(), s("legacy+busyTimeoutMs=250"));
        for (const char *wrong : {"long", "20 min"}) {
            type(wrong);
            QVERIFY(!button(dialog, "Use this design")->isEnabled());
            QVERIFY(timeout->property("invalid").toBool());
        }
        type("1s");
        QVERIFY(button(dialog, "Use this design")->isEnabled());
        QCOMPARE(dialog.design(), s("legacy+busyTimeoutMs=1000"));
    }

    void startsFromAnother()
    {
        SwitchesDialog dialog(s("legacy+touch=batched"));
        from(dialog)->setCurrentIndex(from(dialog)->findData(s("group-commit")));
        QCOMPARE(dialog.design(), s("group-commit"));
        from(dialog)->setCurrentIndex(from(dialog)->findData(s("corrected")));
        QCOMPARE(dialog.design(), s("corrected"));
        QVERIFY(!dialog.findChild<QComboBox *>(s("journal"))->isVisibleTo(&dialog)); // it has no switches
    }

    void whatIsNoDesignBecomesTheFault()
    {
        const SwitchesDialog dialog(s("modern"));
        QCOMPARE(dialog.design(), s("legacy"));
    }

    void allControlsHaveNames()
    {
        const SwitchesDialog dialog(s("legacy"));
        QCOMPARE(cachescope::test::unnamedControls(&dialog), QStringList());
    }
};

QTEST_MAIN(TestSwitchesDialog)
#include "test_switches_dialog.moc"
