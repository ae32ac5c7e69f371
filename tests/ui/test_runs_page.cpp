// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/report_file.h"
#include "tests/support/load_document.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/load/live/run_view.h"
#include "ui/pages/runs_page.h"
#include "ui/runs/change_table.h"
#include "ui/runs/comparison_sheet.h"
#include "ui/runs/export_button.h"
#include "ui/runs/kept_runs_model.h"
#include "ui/runs/kept_runs_table.h"
#include "ui/runs/kept_runs_view.h"
#include "ui/runs/run_files.h"
#include "ui/runs/run_sheet.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/verdict_line.h"

#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace Qt::StringLiterals;

class TestRunsPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<RunsPage> m_page;
    QString m_told;
    Tone m_tone = Tone::Neutral;
    QList<BannerAction> m_actions;

    /// With a scenario that can be run again.
    static QJsonObject document(const QString &design, const QJsonObject &run)
    {
        load::Scenario scenario;
        scenario.name = u"Small"_s;
        scenario.designs = {design};
        scenario.users = 7;
        return test::with(test::loadDocument({run}), u"scenario"_s, scenario.toJson());
    }

    QString keep(const QString &name, const QJsonObject &what) const
    {
        const auto saved = load::RunStore(m_settings->runsDirectory()).save(what, name);
        return saved ? saved->id : QString();
    }

    QString keepSound(const QString &name, int second = 0) const
    {
        QJsonObject made = document(u"corrected"_s, test::soundRun(u"corrected"_s, 20));
        made.insert(u"startedAt"_s, u"2026-02-20T14:03:%1Z"_s.arg(second, 2, 10, QLatin1Char('0')));
        return keep(name, made);
    }

    QString keepFaulty(const QString &name) const
    {
        return keep(name, document(u"corrected"_s, test::faultyRun(u"corrected"_s, 20)));
    }

    void makePage()
    {
        m_page = std::make_unique<RunsPage>(*m_theme, *m_settings);
        connect(m_page.get(), &RunsPage::told, this,
                [this](Tone tone, const QString &text, const QList<BannerAction> &actions) {
                    m_tone = tone;
                    m_told = text;
                    m_actions = actions;
                });
        m_page->resize(1000, 600);
        m_page->show();
    }

    void list(int rows)
    {
        if (!m_page)
            makePage();
        m_page->library()->refresh();
        QTRY_COMPARE(model()->rowCount(), rows);
    }

    [[nodiscard]] KeptRunsModel *model() const { return m_page->listView()->model(); }
    [[nodiscard]] KeptRunsTable *table() const { return m_page->listView()->table(); }

    [[nodiscard]] QString name(int row) const
    {
        return model()->index(row, KeptRunsModel::Name).data().toString();
    }

    [[nodiscard]] QPushButton *button(const QString &accessibleName) const
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            if (one->accessibleName() == accessibleName && one->isVisibleTo(m_page.get()))
                return one;
        }
        return nullptr;
    }

    static load::LoadDocument ended(bool interrupted)
    {
        load::LoadDocument document;
        document.scenario.users = 300;
        document.scenario.designs = {u"legacy"_s, u"corrected"_s};
        document.startedAt = QDateTime(QDate(2026, 2, 20), QTime(14, 3, 11), Qt::UTC);
        for (const QString &design : document.scenario.designs) {
            load::RunReport report;
            report.design = design;
            report.counts.operations = 100;
            report.interrupted = interrupted;
            document.runs.push_back(report);
        }
        return document;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
        m_told.clear();
        m_actions.clear();
    }

    void cleanup()
    {
        m_page.reset();
        m_settings.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void withoutRunsItSaysHowTheyGetHere()
    {
        list(0);
        QSignalSpy asked(m_page.get(), &RunsPage::newTestRequested);
        QVERIFY(button(u"Import a report…"_s));
        QTest::mouseClick(button(u"New load test"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void whatEndedIsInTheListAtOnce()
    {
        list(0);
        m_page->keep(ended(false));
        QTRY_COMPARE(model()->rowCount(), 1);
        QCOMPARE(name(0), u"300 users: legacy, corrected"_s);
        QCOMPARE(model()->index(0, KeptRunsModel::Verdict).data().toString(), u"holds"_s);
        m_page->keep(ended(true));
        QTRY_COMPARE(model()->rowCount(), 2);
        QVERIFY(model()->rowOf(m_page->library()->list().runs[0].id) >= 0);
        QCOMPARE(model()->index(0, KeptRunsModel::Verdict).data().toString().isEmpty(), false);
        const auto &runs = m_page->library()->list().runs;
        QVERIFY(std::ranges::any_of(runs, [](const load::RunSummary &run) {
            return run.name == u"300 users: legacy, corrected (stopped early)" &&
                   run.outcome == load::DocumentOutcome::Interrupted;
        }));
        m_page->keep(load::LoadDocument()); // nothing of it was run
        m_page->library()->refresh();
        QSignalSpy listed(m_page->library(), &RunLibrary::listed);
        QTRY_VERIFY(listed.count() > 0);
        QCOMPARE(model()->rowCount(), 2);
        QVERIFY(m_told.isEmpty());
    }

    void whatCannotBeKeptCanBeSavedElsewhere()
    {
        list(0);
        QFile inTheWay(m_settings->runsDirectory());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        m_page->keep(ended(false));
        QTRY_VERIFY(!m_told.isEmpty());
        QCOMPARE(m_tone, Tone::Bad);
        QVERIFY(m_told.contains(u"300 users"_s) && m_told.contains(m_settings->runsDirectory()));
        QCOMPARE(m_actions.size(), 1);
        m_actions.first().run();
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QString path = m_directory->filePath(u"rescued.json"_s);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(m_told.contains(path));
        QCOMPARE(load::readLoadReport(path)->value(u"runs"_s).toArray().size(), 2);
    }

    void aDirectoryThatCannotBeReadIsSaidInPlace()
    {
        QFile inTheWay(m_settings->runsDirectory());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        makePage();
        auto *problem = m_page->findChild<QLabel *>(u"listProblem"_s);
        QTRY_VERIFY(problem->text().contains(m_settings->runsDirectory()));
        QVERIFY(inTheWay.remove());
        keepSound(u"back"_s);
        QTest::mouseClick(button(u"Try again"_s), Qt::LeftButton);
        QTRY_COMPARE(model()->rowCount(), 1);
        QVERIFY(!problem->isVisible());
    }

    void actionsNeedASelection()
    {
        for (int i = 0; i < 3; ++i)
            keepSound(u"run"_s, i);
        list(3);
        const auto enabled = [this] {
            QString all;
            for (const auto &what : {u"Open"_s, u"Compare"_s, u"Repeat"_s, u"Export the run"_s, u"Delete"_s})
                all += button(what)->isEnabled() ? u'1' : u'0';
            return all;
        };
        QCOMPARE(enabled(), u"00000"_s);
        table()->selectRow(0);
        QCOMPARE(enabled(), u"10111"_s);
        QCOMPARE(m_page->status(), u"1 run selected"_s);
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(enabled(), u"01001"_s);
        table()->selectAll();
        QCOMPARE(enabled(), u"00001"_s);
        QCOMPARE(m_page->status(), u"3 runs selected"_s);
    }

    void aRunIsOpened()
    {
        keepSound(u"kept"_s);
        list(1);
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(m_page->runSheet()->isVisible());
        QCOMPARE(m_page->header().title, u"kept"_s);
        QCOMPARE(m_page->header().chips.first().text, u"holds"_s);
        QVERIFY(m_page->runSheet()->verdict()->text().contains(u"corrected holds"_s));
        QCOMPARE(m_page->runSheet()->verdict()->tone(), Tone::Good);
        QCOMPARE(m_page->status(), QString());
        QVERIFY(m_page->escape());
        QVERIFY(m_page->listView()->isVisible());
        QCOMPARE(m_page->header().title, u"Runs"_s);
        QVERIFY(!m_page->escape());
    }

    void aRunOfAnyVersionIsOpened_data()
    {
        QTest::addColumn<QJsonObject>("document");
        QTest::newRow("with everything") << test::fullLoadDocument();
        QTest::newRow("nothing but a run")
            << QJsonObject{{u"runs"_s, QJsonArray{QJsonObject{{u"design"_s, u"old"_s}}}}};
        QTest::newRow("hostile") << test::loadDocument({test::faultyRun(test::hostileName(), 20)});
        QTest::newRow("many runs") << test::loadDocument(
            {test::soundRun(u"a"_s, 20), test::soundRun(u"b"_s, 20), test::soundRun(u"c"_s, 20)});
    }
    void aRunOfAnyVersionIsOpened()
    {
        QFETCH(QJsonObject, document);
        keep(u"run"_s, document);
        list(1);
        table()->selectRow(0);
        QTest::mouseClick(button(u"Open"_s), Qt::LeftButton);
        QTRY_VERIFY(m_page->runSheet()->isVisible());
        QVERIFY(!m_page->runSheet()->verdict()->text().isEmpty());
        QCOMPARE(test::unnamedControls(m_page.get()), QStringList());
        QVERIFY(m_told.isEmpty());
    }

    void whatIsGoneMeanwhileIsSaidAndLeavesTheList()
    {
        const QString id = keepSound(u"gone"_s);
        list(1);
        QVERIFY(load::RunStore(m_settings->runsDirectory()).remove(id));
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_COMPARE(model()->rowCount(), 0);
        QCOMPARE(m_tone, Tone::Bad);
        QVERIFY(m_page->listView()->isVisible());
    }

    void theKeyboardIsNotInAChartWhenARunIsOpened()
    {
        keepSound(u"a"_s);
        list(1);
        m_page->activateWindow();
        QTRY_VERIFY(m_page->isActiveWindow());
        table()->selectRow(0);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(m_page->runSheet()->isVisible());
        auto *back = qobject_cast<QPushButton *>(QApplication::focusWidget());
        QVERIFY(back);
        QCOMPARE(back->accessibleName(), u"All runs"_s);
    }

    void aRunIsRenamedInItsPlace()
    {
        keepSound(u"old"_s);
        list(1);
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_F2);
        auto *field = table()->findChild<QLineEdit *>(u"runName"_s);
        QVERIFY(field);
        QVERIFY(!field->accessibleName().isEmpty());
        field->setText(u"new"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(name(0), u"new"_s); // Enter is taken a moment later
        QTRY_COMPARE(load::RunStore(m_settings->runsDirectory()).list()->runs.front().name, u"new"_s);
        QVERIFY(m_page->listView()->isVisible()); // Enter has not opened it
    }

    // A load test ends while somebody types.
    void aNameThatIsBeingTypedOutlivesANewList()
    {
        keepSound(u"old"_s);
        list(1);
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_F2);
        auto *field = table()->findChild<QLineEdit *>(u"runName"_s);
        QVERIFY(field);
        field->setText(u"new"_s);
        m_page->keep(ended(false));
        QSignalSpy listed(m_page->library(), &RunLibrary::listed);
        QVERIFY(listed.wait());
        QCOMPARE(model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(model()->rowCount(), 2);
        const auto names = [this] {
            QStringList all;
            for (const auto &run : m_page->library()->list().runs)
                all << run.name;
            return all;
        };
        QTRY_VERIFY(names().contains(u"new"_s));
    }

    void whatIsDeletedCanBeBroughtBack()
    {
        keepSound(u"a"_s, 1);
        keepSound(u"b"_s, 2);
        keepSound(u"c"_s, 3);
        list(3);
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(model()->rowCount(), 1);
        QTRY_VERIFY(!m_actions.isEmpty());
        QCOMPARE(m_told, u"2 runs were deleted."_s);
        QSignalSpy untold(m_page.get(), &RunsPage::untold);
        m_actions.first().run();
        QTRY_COMPARE(model()->rowCount(), 3);
        QCOMPARE(untold.count(), 1);
    }

    void whatIsDeletedComesBackByItsKeyToo()
    {
        keepSound(u"a"_s);
        list(1);
        m_page->activateWindow();
        QTRY_VERIFY(m_page->isActiveWindow());
        table()->setFocus();
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_VERIFY(!m_told.isEmpty());
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(model()->rowCount(), 1);
    }

    void deletingTheOpenRunLeadsToTheList()
    {
        keepSound(u"a"_s);
        list(1);
        table()->selectRow(0);
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(m_page->runSheet()->isVisible());
        QTest::mouseClick(button(u"Delete"_s), Qt::LeftButton);
        QTRY_VERIFY(m_page->listView()->isVisible());
        QCOMPARE(m_told, u"A run was deleted."_s);
    }

    void twoRunsAreCompared()
    {
        keepSound(u"after"_s, 59); // later than the other one
        keepFaulty(u"before"_s);
        list(2);
        table()->selectAll();
        QTest::mouseClick(button(u"Compare"_s), Qt::LeftButton);
        QTRY_VERIFY(m_page->comparisonSheet()->isVisible());
        QCOMPARE(m_page->header().facts, u"before → after"_s);
        QCOMPARE(m_page->comparisonSheet()->conclusion()->tone(), Tone::Good);
        auto *changes = m_page->comparisonSheet()->findChild<ChangeTable *>();
        QVERIFY(changes && changes->rowCount() > 5);
        QCOMPARE(changes->item(0, ChangeTable::Before)->text(), u"190/s"_s);
        QCOMPARE(changes->item(0, ChangeTable::After)->text(), u"1,450/s"_s);
        QCOMPARE(changes->item(0, ChangeTable::Judgement)->text(), u"better"_s);
        QCOMPARE(test::unnamedControls(m_page.get()), QStringList());
        QTest::mouseClick(button(u"Swap A and B"_s), Qt::LeftButton);
        QTRY_COMPARE(m_page->header().facts, u"after → before"_s);
        QCOMPARE(m_page->comparisonSheet()->conclusion()->tone(), Tone::Bad);
        QTest::mouseClick(button(u"Open this run"_s), Qt::LeftButton);
        QTRY_VERIFY(m_page->runSheet()->isVisible());
    }

    void whatCannotBeComparedIsSaid()
    {
        keepSound(u"run"_s);
        QJsonObject search = document(u"corrected"_s, test::soundRun(u"corrected"_s, 20));
        search.insert(u"limit"_s, test::limit());
        keep(u"search"_s, search);
        list(2);
        table()->selectAll();
        QTest::mouseClick(button(u"Compare"_s), Qt::LeftButton);
        QTRY_VERIFY(m_page->comparisonSheet()->isVisible());
        QCOMPARE(m_page->comparisonSheet()->conclusion()->tone(), Tone::Warning);
        QVERIFY(!m_page->comparisonSheet()->runView()->isVisible());
    }

    void aRunIsRepeated()
    {
        keepSound(u"again"_s);
        list(1);
        table()->selectRow(0);
        QSignalSpy asked(m_page.get(), &RunsPage::repeatRequested);
        QTest::mouseClick(button(u"Repeat"_s), Qt::LeftButton);
        QTRY_COMPARE(asked.count(), 1);
        const auto scenario = asked[0][0].value<load::Scenario>();
        QCOMPARE(scenario.users, 7);
        QCOMPARE(scenario.designs, QStringList{u"corrected"_s});
        QVERIFY(m_page->listView()->isVisible());
    }

    void aScenarioThatIsNotUnderstoodIsNotRepeated()
    {
        keep(u"later version"_s, test::with(test::loadDocument({test::soundRun(u"corrected"_s, 20)}),
                                            u"scenario"_s, QJsonObject{{u"quantumUsers"_s, 3}}));
        list(1);
        table()->selectRow(0);
        QSignalSpy asked(m_page.get(), &RunsPage::repeatRequested);
        QTest::mouseClick(button(u"Repeat"_s), Qt::LeftButton);
        QTRY_VERIFY(m_told.contains(u"quantumUsers"_s));
        QCOMPARE(asked.count(), 0);
    }

    void aRunIsExported_data()
    {
        QTest::addColumn<load::RunExport>("kind");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("html") << load::RunExport::Html << QByteArray("<!DOCTYPE html>");
        QTest::newRow("json") << load::RunExport::Json << QByteArray("{");
        QTest::newRow("junit") << load::RunExport::JUnit << QByteArray("<?xml");
        QTest::newRow("csv") << load::RunExport::Csv << QByteArray("design,");
    }
    void aRunIsExported()
    {
        QFETCH(load::RunExport, kind);
        QFETCH(QByteArray, begins);
        keepSound(u"my: run/1"_s);
        list(1);
        table()->selectRow(0);
        auto *exports = m_page->listView()->findChild<ExportButton *>();
        Q_EMIT exports->chosen(kind);
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->selectedFiles().value(0).endsWith(u"/my_ run_1."_s + suffixOf(kind)));
        const QString path = m_directory->filePath(u"out"_s);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(m_told.contains(path));
        QCOMPARE(m_tone, Tone::Good);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begins));
    }

    void aReportIsImportedAndSelected()
    {
        keepSound(u"there"_s);
        const QString path = m_directory->filePath(u"from the command line.json"_s);
        QVERIFY(load::exportRun(test::fullLoadDocument(), load::RunExport::Json, path));
        list(1);
        m_page->find();
        QTest::keyClicks(m_page->findChild<QLineEdit *>(u"runFilter"_s), u"nothing has this"_s);
        QCOMPARE(model()->rowCount(), 0);
        QTest::mouseClick(button(u"Import a report…"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->filesSelected({path});
        dialog->close();
        QTRY_COMPARE(model()->rowCount(), 2);
        QTRY_COMPARE(table()->selectedIds().size(), 1);
        QCOMPARE(model()->runAt(model()->rowOf(table()->selectedIds().first())).name,
                 u"from the command line"_s);
    }

    void whatIsNoRunIsTold()
    {
        keepSound(u"there"_s);
        QFile foreign(m_settings->runsDirectory() + u"/notes.json"_s);
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        foreign.close();
        list(1);
        const auto labels = m_page->listView()->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"notes.json"_s);
        }));
    }

    void whatIsSelectedStaysSoWhenMoreCome()
    {
        const QString kept = keepSound(u"kept"_s, 1);
        list(1);
        table()->selectRow(0);
        keepSound(u"newer"_s, 2);
        list(2);
        QCOMPARE(table()->selectedIds(), QStringList{kept});
        QCOMPARE(table()->currentIndex().row(), 1);
    }

    void theOrderIsKeptBetweenStarts()
    {
        keepSound(u"b"_s, 2);
        keepSound(u"a"_s, 1);
        list(2);
        QCOMPARE(name(0), u"b"_s);
        model()->sort(KeptRunsModel::Name, Qt::AscendingOrder);
        m_page->saveState();
        m_page.reset();
        list(2);
        QCOMPARE(name(0), u"a"_s);
        QCOMPARE(model()->sortColumn(), int(KeptRunsModel::Name));
    }

    void namesOfFilesAreHarmless()
    {
        QCOMPARE(fileNameFor(u"Before the fix"_s, load::RunExport::Html), u"Before the fix.html"_s);
        QCOMPARE(fileNameFor(u"../../etc/passwd"_s, load::RunExport::Csv), u"_.._etc_passwd.csv"_s);
        QCOMPARE(fileNameFor(u" .-"_s, load::RunExport::JUnit), u"load test.xml"_s);
        QCOMPARE(fileNameFor(QString(300, u'x'), load::RunExport::Json).size(), 85);
    }
};

QTEST_MAIN(TestRunsPage)
#include "test_runs_page.moc"
