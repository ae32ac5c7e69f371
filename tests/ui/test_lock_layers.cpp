// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/lock_layers.h"

#include <QTest>

using namespace cachescope::ui;
using namespace Qt::StringLiterals;

class TestLockLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMostFrequentComeFirstAtFirst()
    {
        QCOMPARE(lockLayers({}, {u"a"_s, u"b"_s, u"c"_s}, 2), (QStringList{u"a"_s, u"b"_s}));
    }

    void whoOvertakesAnotherKeepsItsPlace()
    {
        QCOMPARE(lockLayers({u"a"_s, u"b"_s}, {u"b"_s, u"a"_s}, 4), (QStringList{u"a"_s, u"b"_s}));
    }

    void whatIsNewComesBehind()
    {
        QCOMPARE(lockLayers({u"b"_s}, {u"a"_s, u"b"_s}, 4), (QStringList{u"b"_s, u"a"_s}));
    }

    void whatIsMoreFrequentTakesThePlaceOfWhatIsLeftOut()
    {
        QCOMPARE(lockLayers({u"a"_s, u"b"_s, u"c"_s}, {u"d"_s, u"c"_s, u"a"_s, u"b"_s}, 3),
                 (QStringList{u"a"_s, u"d"_s, u"c"_s}));
    }

    void nothingIsLeftOfOtherRuns()
    {
        QCOMPARE(lockLayers({u"a"_s, u"b"_s}, {u"c"_s}, 4), (QStringList{u"c"_s}));
        QCOMPARE(lockLayers({u"a"_s}, {}, 4), QStringList());
    }
};

QTEST_MAIN(TestLockLayers)
#include "test_lock_layers.moc"
