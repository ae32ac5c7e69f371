// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/load_document.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;
using Paths = QSet<QString>;

/// REPORT.md names every field of a report, and none that is not written.
class TestReportReference : public QObject
{
    Q_OBJECT

private:
    /// Whose fields are names of what came up.
    static bool isOpen(const QString &path)
    {
        const QString name = path.section(QLatin1Char('.'), -1);
        return name == u"byCode"_s || name == u"byPhase"_s || name == u"byHandler"_s ||
               name == u"byOperation"_s;
    }

    static void collect(const QString &path, const QJsonValue &value, Paths &paths)
    {
        const QJsonArray list = value.toArray();
        for (const QJsonValue &item : list)
            collect(path + u"[]"_s, item, paths);
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            const QString name = isOpen(path) ? u"*"_s : at.key();
            const QString inner = path.isEmpty() ? name : path + QLatin1Char('.') + name;
            paths << inner;
            if (inner != u"scenario"_s) // is described by its schema
                collect(inner, at.value(), paths);
        }
    }

    static QStringList quoted(const QString &text)
    {
        static const QRegularExpression pattern(u"`([^`]+)`"_s);
        QStringList names;
        for (auto found = pattern.globalMatch(text); found.hasNext();)
            names << found.next().captured(1);
        return names;
    }

    /// Each row of each table: the names in its first cell, in the objects that the heading above names.
    static Paths described(const QString &page)
    {
        Paths paths;
        QStringList objects;
        for (const QString &line : page.split(QLatin1Char('\n'))) {
            if (line.startsWith(u"##"_s)) {
                objects = quoted(line);
                paths += Paths(objects.begin(), objects.end());
            }
            if (!line.startsWith(u"| `"_s))
                continue;
            for (const QString &name : quoted(line.section(QLatin1Char('|'), 1, 1))) {
                if (objects.isEmpty())
                    paths << name;
                for (const QString &object : std::as_const(objects))
                    paths << object + QLatin1Char('.') + name;
            }
        }
        return asFields(paths);
    }

    /// "byCode.*" names "byCode" too, and "runs[]" is "runs".
    static Paths asFields(const Paths &paths)
    {
        Paths fields;
        for (QString path : paths) {
            if (path.endsWith(u"[]"_s))
                path.chop(2);
            fields << path;
            if (path.endsWith(u".*"_s))
                fields << path.chopped(2);
        }
        return fields;
    }

    static QByteArray fileNamed(const char *name)
    {
        QFile file(QStringLiteral(CACHESCOPE_SCENARIOS "/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QString listOf(const Paths &paths)
    {
        QStringList list = paths.values();
        list.sort();
        return list.join(QLatin1Char(' '));
    }

    static void addLatencies(RunReport &run)
    {
        run.latencies[static_cast<std::size_t>(OperationKind::Get)].record(std::chrono::milliseconds(4));
        run.reads = run.writes = run.failures = {1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    }

    /// With every field that a run can have.
    static RunReport fullRun(const QString &design)
    {
        RunReport run;
        run.design = design;
        run.counts.operations = 9;
        run.isScheduled = true;
        run.fairness.users = 2;
        run.closeError = run.firstFailure = run.verification.firstFinding = u"This."_s;
        run.file.emplace().messages = QStringList{u"page 9"_s};
        run.storeCommits = 3;
        run.locks.totalErrors = 1;
        run.locks.errors = {{SQLITE_BUSY, sqlite::LockPhase::Write, sqlite::HandlerAsked::Asked, 1}};
        run.locks.holds = {{u"store"_s, 1, 1.0, 1.0, 1, 1}};
        SeriesPoint point;
        point.lockErrorsByCode = {{SQLITE_BUSY, 1}};
        run.series = {point};
        run.changes = {{1.0, ChangeKind::Users, u"1"_s, u"2"_s}, {2.0, ChangeKind::Resume}};
        run.fairnessStrip.add(1.0, {{1, 0, 1.0}, {1, 0, 1.0}});
        addLatencies(run);
        run.judge({});
        return run;
    }

    static LoadDocument fullDocument()
    {
        LoadDocument document;
        document.command = u"cachescope-cli load"_s;
        document.runs = {fullRun(u"legacy"_s), fullRun(u"legacy+begin=immediate"_s)};
        document.ablation = AblationMatrix::of({u"legacy"_s}, document.runs);
        LimitReport limit;
        limit.holdsAt = 1.0;
        limit.failsAt = 2.0;
        limit.error = u"The disk is full."_s;
        limit.probes = {{1.0, document.runs.front()}};
        document.limit = limit;
        return document;
    }

    static LoadDocument brokenOffDocument()
    {
        LoadDocument document;
        document.scenario.designs = {u"legacy"_s, u"corrected"_s};
        document.runs = {fullRun(u"legacy"_s)};
        document.error = u"The disk is full."_s;
        return document;
    }

private Q_SLOTS:
    void namesEveryFieldAndNoOther()
    {
        Paths written;
        collect(QString(), fullDocument().toJson(), written);
        collect(QString(), brokenOffDocument().toJson(), written);
        const Paths named = described(QString::fromUtf8(fileNamed("REPORT.md")));
        QVERIFY(written.size() > 100);
        const Paths unnamed = written - named;
        QVERIFY2(unnamed.isEmpty(), qPrintable(u"not in REPORT.md: "_s + listOf(unnamed)));
        Paths gone = named - written;
        gone.remove(u"machine.cpu"_s); // not every system tells
        QVERIFY2(gone.isEmpty(), qPrintable(u"not written: "_s + listOf(gone)));
    }

    void theSchemaHasEveryFieldOfTheScenario()
    {
        const QJsonObject properties =
            QJsonDocument::fromJson(fileNamed("scenario.schema.json"))[u"properties"_s].toObject();
        const QStringList fields = LoadDocument().toJson()[u"scenario"_s].toObject().keys();
        QVERIFY(fields.size() > 20);
        for (const QString &field : fields)
            QVERIFY2(properties.contains(field), qPrintable(field));
    }
};

QTEST_APPLESS_MAIN(TestReportReference)
#include "test_report_reference.moc"
