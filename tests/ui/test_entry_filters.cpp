// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "ui/models/entry_filters.h"

#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestEntryFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnlyWhatIsDifferent()
    {
        EntryFilters filters;
        QSignalSpy changed(&filters, &EntryFilters::changed);
        filters.setTypeGroups({QStringLiteral("json")});
        filters.setTypeGroups({QStringLiteral("json")});
        QCOMPARE(changed.count(), 1);
        filters.remove(Condition::Pinned);
        QCOMPARE(changed.count(), 1);
        filters.clear();
        QCOMPARE(changed.count(), 2);
    }

    void conditionsOfSeveralChartsAddUp()
    {
        EntryFilters filters;
        inspect::EntryFilter sizes;
        sizes.minSizeBytes = 5;
        filters.setChartRange(Condition::Size, sizes, QStringLiteral("Size"));
        inspect::EntryFilter created;
        created.createdTo = 7.0;
        filters.setChartRange(Condition::Created, created, QStringLiteral("Stored"));
        filters.setTypeGroups({QStringLiteral("json")});
        QCOMPARE(filters.filter().minSizeBytes, std::optional(qint64{5}));
        QCOMPARE(filters.filter().createdTo, std::optional(7.0));
        QCOMPARE(filters.conditions().count(), 3);
    }

    void anotherFileHasNoConditions()
    {
        inspect::Inspector inspector;
        EntryFilters filters(inspector);
        filters.setText(TextMode::Prefix, QStringLiteral("a"));
        inspect::CacheFileInfo info;
        info.newestAccess = 7200.0;
        Q_EMIT inspector.opened(info);
        QVERIFY(filters.filter().isEmpty());
        QCOMPARE(filters.conditions().textMode(), TextMode::Contains);
        filters.edit([](FilterConditions &conditions) {
            QVERIFY(conditions.setAge({QStringLiteral("1 h"), {}}));
        });
        QVERIFY(qAbs(*filters.filter().accessedTo - 3600.0) < 1e-6); // counted back from its newest read
    }
};

QTEST_GUILESS_MAIN(TestEntryFilters)
#include "test_entry_filters.moc"
