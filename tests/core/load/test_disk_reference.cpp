// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/load/scenario/disk_model_fields.h"

#include <QFile>
#include <QTest>

using namespace cachescope;
using namespace cachescope::load;

/// README.md of the scenarios has every disk and every field of one, with its figures.
class TestDiskReference : public QObject
{
    Q_OBJECT

private:
    /// The row of a table whose first cell names it in code style; empty if there is none.
    static QString rowOf(const QString &name)
    {
        QFile file(QStringLiteral(CACHESCOPE_SCENARIOS "/README.md"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1Char('|')) &&
                line.section(QLatin1Char('|'), 1, 1).contains(inCode(name)))
                return line;
        }
        return {};
    }
    static QString inCode(const QString &text) { return QLatin1Char('`') + text + QLatin1Char('`'); }

private Q_SLOTS:
    void hasTheFiguresOfEveryDisk()
    {
        for (const DiskPreset &preset : diskPresets()) {
            const QString row = rowOf(preset.model.name);
            QVERIFY2(!row.isEmpty(), qPrintable(preset.model.name));
            DiskModel figures = preset.model;
            figures.name = QStringLiteral("custom");
            if (!figures.isReal())
                QVERIFY2(row.contains(inCode(figures.toText())), qPrintable(figures.toText()));
        }
    }

    void hasEveryFieldWithItsOption()
    {
        QList<std::pair<const char *, const char *>> fields;
        for (const DiskDelayField &field : diskDelayFields())
            fields << std::pair(field.json, field.text) << std::pair(field.jsonSkew, field.textSkew);
        for (const DiskChanceField &field : diskChanceFields())
            fields << std::pair(field.json, field.text);
        for (const auto &[json, text] : fields) {
            const QString options = rowOf(QLatin1String(json)).section(QLatin1Char('|'), 2, 2);
            QVERIFY2(options.contains(inCode(QLatin1String(text))), json);
        }
    }

    void hasTheBounds()
    {
        const QString most = QStringLiteral("0 to %1 ms").arg(formatCount(qRound64(kLongestDiskDelayMs)));
        QVERIFY(rowOf(QStringLiteral("syncMs")).contains(most));
        const QString skew = QStringLiteral("at most %1").arg(kLargestDiskSkew);
        QVERIFY(rowOf(QStringLiteral("syncSkew")).contains(skew));
    }
};

QTEST_APPLESS_MAIN(TestDiskReference)
#include "test_disk_reference.moc"
