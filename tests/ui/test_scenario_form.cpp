// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field.h"
#include "tests/support/verify.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/load/form/form_field.h"
#include "ui/load/form/form_section.h"
#include "ui/load/form/scenario_fields_view.h"
#include "ui/load/form/scenario_form.h"
#include "ui/load/form/scenario_presets.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace std::chrono_literals;

/// The form of a load test: fields, presets, files.
class TestScenarioForm : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ScenarioForm> m_form;
    std::unique_ptr<QTemporaryDir> m_directory;

private:
    static QString s(const char *text) { return QString::fromUtf8(text); }

    template <typename Widget>
    Widget *named(const char *name) const
    {
        auto *widget = m_form->findChild<Widget *>(s(name));
        if (!widget)
            qFatal("there is no %s", name);
        return widget;
    }
    QLineEdit *text(const char *name) const { return named<QLineEdit>(name); }
    QComboBox *box(const char *name) const { return named<QComboBox>(name); }
    QPushButton *start() const { return named<QPushButton>("startRun"); }
    Banner *banner() const { return m_form->findChild<Banner *>(); }
    QPushButton *button(const char *accessibleName) const
    {
        const auto buttons = m_form->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->accessibleName() == s(accessibleName))
                return button;
        }
        qFatal("there is no button %s", accessibleName);
    }

    void type(const char *name, const char *what) const
    {
        text(name)->setFocus();
        text(name)->selectAll();
        QTest::keyClicks(text(name), s(what));
    }
    void choose(QComboBox *box, int index) const
    {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    void choose(const char *name, const char *value) const
    {
        const int index = box(name)->findData(s(value));
        QVERIFY2(index >= 0, value);
        choose(box(name), index);
    }
    void choosePreset(const char *title) const
    {
        const int index = box("preset")->findText(s(title));
        QVERIFY2(index >= 0, title);
        choose(box("preset"), index);
    }
    FormField *field(const char *name) const
    {
        for (FormField *field : m_form->findChild<ScenarioFieldsView *>()->fields()) {
            if (field->name() == s(name))
                return field;
        }
        qFatal("there is no field %s", name);
    }
    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(m_directory->filePath(s(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    /// What the form saves, as the command line reads it.
    Result<load::Scenario> savedAndRead() const
    {
        const QString path = m_directory->filePath(s("saved.json"));
        QFile::remove(path);
        m_form->saveScenario(path);
        if (!QTest::qWaitFor([&] { return banner()->isVisible(); }) || !QFile::exists(path))
            return Error{ErrorCode::Internal, banner()->text()};
        return load::Scenario::fromFile(path);
    }
    /// Each of its fields is what it is not in the one that a form begins with.
    static load::Scenario unusual()
    {
        load::Scenario scenario;
        scenario.name = s("nightly");
        scenario.designs = {s("legacy+journal=rollback"), s("legacy"), s("group-commit"),
                            s("batched-touches")};
        scenario.ablation = true;
        scenario.users = 300;
        scenario.stages = load::Ramp({{10, 1s}, {300, 1500ms}, {0, 90s}});
        scenario.processes = 3;
        scenario.warmUp = 2500ms;
        scenario.thinkTime = 7ms;
        scenario.arrivalRate = 812.5;
        scenario.arrivals = load::Arrivals::Together;
        scenario.mix.setWeight(load::OperationKind::PutMany, 0.1);
        scenario.batchSize = 12;
        scenario.synthesisDelay = 61s;
        scenario.keys = load::KeyDistribution::Hotspot;
        scenario.zipfExponent = 1.0 / 3.0;
        scenario.hotKeys = 0.07;
        scenario.hotShare = 1.0 / 3.0;
        scenario.sessionLength = 7;
        scenario.traceFile = s("/traces/a.csv");
        scenario.keyCount = 1'500'000;
        scenario.prefill = 0.57;
        scenario.valueSizes = load::SizeDistribution::LogNormal;
        scenario.valueBytes = 65'536;
        scenario.valueMaxBytes = 123'457;
        scenario.valueSigma = 0.1;
        scenario.valueSizesFile = s("/caches/b.db");
        scenario.maxBytes = 30'000'000'000;
        scenario.disk = *load::DiskModel::fromText(s("sync=5ms..300ms,sync-skew=6,fail-sync=0.001"));
        scenario.diskChanges = {{5s, *load::DiskModel::fromText(s("hdd"))}, {7s, scenario.disk}};
        scenario.valueCheck = load::ValueCheck::Ends;
        scenario.verifyFile = true;
        scenario.thresholds = {*load::parseThreshold(s("reads.p99Ms<50")),
                               *load::parseThreshold(s("lockErrors.total<=3"))};
        scenario.seed = 7;
        scenario.sourceFile = s("/caches/a.db");
        return scenario;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_form = std::make_unique<ScenarioForm>(*m_theme);
        m_form->resize(272, 640);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    void cleanup() { m_form.reset(); }

    void hasAControlForEveryField()
    {
        QStringList names;
        for (const FormField *field : m_form->findChild<ScenarioFieldsView *>()->fields())
            names << field->name();
        for (const load::ScenarioField &field : load::allScenarioFields())
            QVERIFY2(names.contains(field.name), qPrintable(field.name));
    }

    void holdsEveryFieldAsItWasGiven()
    {
        m_form->setScenario(unusual());
        QVERIFY(m_form->scenario() == unusual());
        QVERIFY2(m_form->canStart(), qPrintable(named<QLabel>("scenarioProblem")->text()));
    }

    void lookingAtAFieldChangesNothing()
    {
        m_form->setScenario(unusual());
        for (FormField *field : m_form->findChild<ScenarioFieldsView *>()->fields()) {
            m_form->findChild<ScenarioFieldsView *>()->reveal(field);
            field->control()->setFocus();
            field->control()->clearFocus();
        }
        QVERIFY(m_form->scenario() == unusual());
    }

    void savedFilesAreWhatTheCommandLineReads()
    {
        m_form->setScenario(unusual());
        const auto read = savedAndRead();
        VERIFY_OK(read);
        QVERIFY(*read == unusual());
    }

    void presetsAreTheBundledScenarios()
    {
        const QList<ScenarioPreset> presets = scenarioPresets();
        QCOMPARE(presets.size(),
                 QDir(s(CACHESCOPE_SCENARIOS)).entryList({s("*.json")}).size() - 1); // the schema
        for (const ScenarioPreset &preset : presets) {
            const auto bundled =
                load::Scenario::fromFile(s(CACHESCOPE_SCENARIOS "/") + preset.scenario.name + s(".json"));
            VERIFY_OK(bundled);
            QVERIFY(*bundled == preset.scenario);
            QVERIFY(!preset.description.isEmpty());
        }
    }

    void everyPresetIsChosenKeptAndSaved()
    {
        for (const ScenarioPreset &preset : scenarioPresets()) {
            choose(box("preset"), box("preset")->findText(preset.title));
            QCOMPARE(m_form->title(), preset.title);
            QVERIFY(m_form->scenario() == preset.scenario);
            QVERIFY2(m_form->canStart(), qPrintable(preset.title));
            const auto read = savedAndRead();
            VERIFY_OK(read);
            QVERIFY(*read == preset.scenario);
        }
    }

    void anEditedPresetSaysSoAndCanBeReset()
    {
        choosePreset("Playback");
        QVERIFY(!button("Reset to the preset")->isVisible());
        type("users", "90");
        QCOMPARE(m_form->scenario().users, 90);
        QCOMPARE(m_form->title(), s("Playback"));
        QVERIFY(button("Reset to the preset")->isVisible());
        QTest::mouseClick(button("Reset to the preset"), Qt::LeftButton);
        QCOMPARE(m_form->scenario().users, 200);
        QVERIFY(!button("Reset to the preset")->isVisible());
    }

    void whatAPresetReplacedComesBack()
    {
        choosePreset("Playback");
        type("users", "90");
        choosePreset("Soak");
        QCOMPARE(m_form->scenario().name, s("soak"));
        QTest::mouseClick(button("Bring my changes back"), Qt::LeftButton);
        QCOMPARE(m_form->title(), s("Playback"));
        QCOMPARE(m_form->scenario().users, 90);
        QVERIFY(!button("Bring my changes back")->isVisible());
    }

    void whatWasReplacedComesBackAlsoAfterSeveral()
    {
        choosePreset("Playback");
        type("users", "90");
        choosePreset("Soak");
        choosePreset("Playback");
        QCOMPARE(m_form->scenario().users, 200);
        m_form->setScenario(unusual()); // a run is repeated
        QTest::mouseClick(button("Bring my changes back"), Qt::LeftButton);
        QCOMPARE(m_form->title(), s("Playback"));
        QCOMPARE(m_form->scenario().users, 90);
    }

    void repeatingARunLosesNothing()
    {
        choosePreset("Custom");
        type("users", "91");
        m_form->setScenario(firstScenario());
        QTest::mouseClick(button("Bring my changes back"), Qt::LeftButton);
        QCOMPARE(m_form->title(), s("Custom"));
        QCOMPARE(m_form->scenario().users, 91);
    }

    void aReplacedFileComesBackWithItsName()
    {
        m_form->openScenario(write("one.json", R"({"users": 7})"));
        QTRY_COMPARE(m_form->title(), s("one.json"));
        type("users", "8");
        m_form->openScenario(write("two.json", R"({"users": 9})"));
        QTRY_COMPARE(m_form->title(), s("two.json"));
        QTest::mouseClick(button("Bring my changes back"), Qt::LeftButton);
        QCOMPARE(m_form->title(), s("one.json"));
        QCOMPARE(m_form->scenario().users, 8);
        QTest::mouseClick(button("Reset to the preset"), Qt::LeftButton);
        QCOMPARE(m_form->scenario().users, 7);
    }

    void customKeepsWhatThereIs()
    {
        choosePreset("Soak");
        const load::Scenario soak = m_form->scenario();
        choosePreset("Custom");
        QCOMPARE(m_form->scenario().name, s("custom"));
        QCOMPARE(m_form->scenario().users, soak.users);
    }

    void aScenarioOfAPresetsNameIsThatPresetChanged()
    {
        load::Scenario scenario = scenarioPresets().first().scenario;
        scenario.users = 3;
        m_form->setScenario(scenario);
        QCOMPARE(m_form->title(), s("Production fault"));
        QVERIFY(button("Reset to the preset")->isVisible());
        m_form->setScenario(unusual());
        QCOMPARE(m_form->title(), s("Custom"));
    }

    void textsTakeUnitsAsOnTheCommandLine()
    {
        type("valueBytes", "64KiB");
        type("thinkTimeMs", "1.5s");
        type("storeShare", "35 %");
        type("keyCount", "5k");
        QCOMPARE(m_form->scenario().valueBytes, 65'536);
        QCOMPARE(m_form->scenario().thinkTime, 1500ms);
        QCOMPARE(m_form->scenario().keyCount, 5000);
        QCOMPARE(m_form->scenario().mix.weight(load::OperationKind::Put), 35.0);
        QCOMPARE(text("valueBytes")->text(), s("64 KiB")); // which lost the focus
    }

    void wrongInputIsSaidBeneathItAndStartSaysWhy()
    {
        type("valueBytes", "lots");
        QVERIFY(!start()->isEnabled());
        QVERIFY(!m_form->canStart());
        QCOMPARE(named<QLabel>("scenarioProblem")->text(), s("Start waits for “Size”."));
        QVERIFY(field("valueBytes")->problem().startsWith(s("\"lots\" is not a size")));
        QVERIFY(text("valueBytes")->property("invalid").toBool());
        type("users", "1");
        QVERIFY(text("valueBytes")->property("invalid").toBool());
        type("valueBytes", "2 kB");
        QVERIFY(start()->isEnabled());
        QVERIFY(!named<QLabel>("scenarioProblem")->isVisible());
        QVERIFY(!text("valueBytes")->property("invalid").toBool());
    }

    void contradictionsAreSaidAtTheFieldThatTheyName()
    {
        type("users", "2");
        type("processes", "3");
        QCOMPARE(field("processes")->problem(), s("Is 3; allowed is 1 to 2, the number of users."));
        QVERIFY(!start()->isEnabled());
    }

    void theFieldThatStartWaitsForIsShown()
    {
        m_form->setScenario(firstScenario());
        QVERIFY(!text("warmUpMs")->isVisible());
        load::Scenario scenario = firstScenario();
        scenario.batchSize = 0; // of a field that does not show, as nothing uses it
        m_form->setScenario(scenario);
        QVERIFY(text("batchSize")->isVisible()); // unfolded, as it is wrong
        button("Show the field that Start waits for")->click();
        QVERIFY(text("batchSize")->hasFocus());
    }

    void fieldsThatDecideNothingDoNotShow()
    {
        QVERIFY(text("zipfExponent")->isVisible());
        QVERIFY(!text("hotKeys")->isVisible());
        choose("keys", "hotspot");
        QVERIFY(!text("zipfExponent")->isVisible());
        QVERIFY(text("hotKeys")->isVisible());
        choose("valueSizes", "lognormal");
        QVERIFY(text("valueSigma")->isVisible());
        QCOMPARE(field("valueBytes")->label(), s("Size, median"));
        QVERIFY(text("thinkTimeMs")->isVisible());
        choose(box("arrivalRateMode"), 1);
        QVERIFY(!text("thinkTimeMs")->isVisible());
        QVERIFY(text("arrivalRate")->isVisible());
        QVERIFY(m_form->scenario().arrivalRate > 0.0);
        choose(box("operationsMode"), 1);
        QVERIFY(text("operations")->isVisible());
        QVERIFY(!text("durationMs")->isVisible());
        QVERIFY(start()->isEnabled());
        choose(box("operationsMode"), 0);
        choose(box("arrivalRateMode"), 0);
        QVERIFY(m_form->scenario().operations == 0 && m_form->scenario().arrivalRate == 0.0);
    }

    void aRampIsPartOfTheDuration()
    {
        type("durationMs", "60s");
        type("ramp", "10s");
        QCOMPARE(m_form->scenario().stages, load::Ramp({{50, 10s}, {50, 50s}}));
        type("users", "300");
        QCOMPARE(m_form->scenario().stages, load::Ramp({{300, 10s}, {300, 50s}}));
        m_form->setScenario(unusual());
        QCOMPARE(text("ramp")->text().left(1), s("3")); // stages
        QVERIFY(!text("ramp")->isEnabled());
        QVERIFY(!text("durationMs")->isEnabled());
        QCOMPARE(text("durationMs")->text(), s("92.5 s"));
    }

    void listsAreEditedByTheirRows()
    {
        button("Add a threshold")->click();
        button("Add a threshold")->click();
        QCOMPARE(m_form->scenario().thresholds.size(), 2);
        const auto cells = field("thresholds")->findChildren<QLineEdit *>();
        QCOMPARE(cells.size(), 2);
        cells.at(1)->selectAll();
        QTest::keyClicks(cells.at(1), s("writes.p99Ms<9"));
        QCOMPARE(m_form->scenario().thresholds.at(1).figure, s("writes.p99Ms"));
        cells.at(1)->selectAll();
        QTest::keyClicks(cells.at(1), s("much"));
        QVERIFY(!field("thresholds")->problem().isEmpty());
        QVERIFY(!cells.at(0)->property("invalid").toBool());
        QVERIFY(cells.at(1)->property("invalid").toBool());
        QCOMPARE(field("thresholds")->control(), cells.at(1));
        const auto removing = field("thresholds")->findChildren<QToolButton *>();
        removing.at(1)->click();
        QVERIFY(start()->isEnabled());
        QCOMPARE(m_form->scenario().thresholds.size(), 1);
        removing.at(0)->click();
        QVERIFY(m_form->scenario().thresholds.isEmpty());
    }

    void stagesAndDiskChangesAreRowsToo()
    {
        button("Add a stage")->click();
        QCOMPARE(m_form->scenario().stages, load::Ramp({{50, 10s}}));
        button("Add a change")->click();
        QCOMPARE(m_form->scenario().diskChanges.size(), 1);
        QCOMPARE(m_form->scenario().diskChanges.front().disk.name, s("busy-vps"));
        QVERIFY(start()->isEnabled());
    }

    void theMixIsWeightsWhoseSharesSumToAll()
    {
        const auto weights = field("mix")->findChildren<QLineEdit *>();
        QCOMPARE(weights.size(), 8);
        QCOMPARE(weights.at(0)->text(), s("0.8"));
        weights.at(7)->selectAll();
        QTest::keyClicks(weights.at(7), s("3"));
        QCOMPARE(m_form->scenario().mix.weight(load::OperationKind::Play), 3.0);
        QCOMPARE(text("storeShare")->text(), s("as in the mix"));
        weights.at(7)->selectAll();
        QTest::keyClicks(weights.at(7), s("x"));
        QVERIFY(!field("mix")->problem().isEmpty());
        QCOMPARE(field("mix")->control(), weights.at(7));
        weights.at(7)->selectAll();
        QTest::keyClicks(weights.at(7), s("0"));
        QCOMPARE(text("storeShare")->text(), s("20 %"));
    }

    void theSliderChangesTheSyncDelayAlone()
    {
        choose("disk", "failing");
        QCOMPARE(m_form->scenario().disk.name, s("failing"));
        auto *slider = named<QSlider>("diskSyncDelayMs");
        slider->setValue(slider->maximum());
        QCOMPARE(m_form->scenario().disk.sync.most, std::chrono::microseconds(10s));
        QVERIFY(m_form->scenario().disk.failingSyncs > 0.0);
        QCOMPARE(m_form->scenario().disk.name, s("custom"));
        type("disk", "none");
        QCOMPARE(slider->value(), 0);
        type("disk", "tape");
        QVERIFY(!start()->isEnabled());
    }

    void moreThanTwoDesignsAreKeptAndShown()
    {
        m_form->setScenario(unusual());
        QCOMPARE(box("design0")->currentText(), s("legacy+journal=rollback"));
        QVERIFY(box("design3")->isVisible());
        choose("design2", ""); // the last one moves up
        QCOMPARE(m_form->scenario().designs,
                 (QStringList{s("legacy+journal=rollback"), s("legacy"), s("batched-touches")}));
        QVERIFY(!box("design3")->isVisible());
        button("Add a design")->click();
        QCOMPARE(m_form->scenario().designs.size(), 4);
    }

    void aDesignWithoutSwitchesCannotBeAblated()
    {
        m_form->setScenario(firstScenario());
        named<QCheckBox>("ablation")->click();
        QVERIFY(m_form->scenario().ablation);
        QVERIFY(!field("ablation")->problem().isEmpty());
        choose("design1", "");
        QVERIFY(start()->isEnabled());
    }

    void anUnknownDesignIsMarkedInItsRow()
    {
        load::Scenario scenario = firstScenario();
        scenario.designs = {s("legacy"), s("modern")};
        m_form->setScenario(scenario);
        QCOMPARE(box("design1")->currentText(), s("modern"));
        QVERIFY(box("design1")->property("invalid").toBool());
        QVERIFY(!box("design0")->property("invalid").toBool());
        QVERIFY(m_form->scenario() == scenario);
    }

    void whatIsCopiedStaysWhenTheFileIsReadAnew()
    {
        auto *source = box("sourceFile");
        m_form->setOpenFile(s("/caches/audio.db"));
        choose(source, 1);
        QCOMPARE(m_form->scenario().sourceFile, s("/caches/audio.db"));
        QVERIFY(!text("keyCount")->isEnabled());
        m_form->setOpenFile(QString());
        QCOMPARE(m_form->scenario().sourceFile, s("/caches/audio.db"));
        QCOMPARE(source->currentText(), s("copy of audio.db"));
        m_form->setOpenFile(s("/caches/audio.db"));
        QCOMPARE(source->currentIndex(), 1);
        QCOMPARE(m_form->scenario().sourceFile, s("/caches/audio.db"));
        m_form->setOpenFile(s("/caches/other.db"));
        QCOMPARE(source->itemText(1), s("copy of other.db"));
        QCOMPARE(source->currentText(), s("copy of audio.db"));
    }

    void theOpenFileIsNeverRunOnInPlace()
    {
        load::Scenario scenario = firstScenario();
        scenario.designs = {s("corrected")};
        scenario.sourceFile = s("/caches/audio.db");
        scenario.inPlace = true;
        m_form->setScenario(scenario);
        QVERIFY(start()->isEnabled());
        m_form->setOpenFile(s("/caches/audio.db"));
        QVERIFY(!start()->isEnabled());
        choose(box("sourceFile"), 0);
        QVERIFY(start()->isEnabled());
        QVERIFY(!m_form->scenario().inPlace);
    }

    void fieldsRestWhileARunGoesOn()
    {
        m_form->setRunning(true);
        QVERIFY(!text("users")->isEnabled());
        QVERIFY(!box("preset")->isEnabled());
        QVERIFY(!start()->isEnabled());
        QVERIFY(named<QPushButton>("stopRun")->isEnabled());
        m_form->openScenario(write("a.json", "{}"));
        QVERIFY(banner()->text().startsWith(s("A run goes on.")));
        m_form->setRunning(false);
        QVERIFY(text("users")->isEnabled());
        QVERIFY(start()->isEnabled());
    }

    void opensScenariosAndReports()
    {
        m_form->openScenario(write("mine.json", R"({"users": 7, "traceFile": "t.csv", "keys": "trace"})"));
        QTRY_COMPARE(m_form->scenario().users, 7);
        QCOMPARE(m_form->title(), s("mine.json"));
        QCOMPARE(m_form->scenario().traceFile, m_directory->filePath(s("t.csv")));
        type("users", "8");
        QVERIFY(button("Reset to the preset")->isVisible());
        m_form->openScenario(write("report.json", R"({"runs": [], "scenario": {"users": 9}})"));
        QTRY_COMPARE(m_form->scenario().users, 9);
        QVERIFY(button("Bring my changes back")->isVisible());
    }

    void errorsOfFilesAreSaidInPlace_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("part");
        QTest::newRow("no JSON") << QByteArray("{users") << s("is not JSON");
        QTest::newRow("unknown field") << QByteArray(R"({"colour": 1})") << s("\"colour\" is not known");
        QTest::newRow("out of range") << QByteArray(R"({"users": 0})") << s("\"users\" (--users) is 0");
    }

    void errorsOfFilesAreSaidInPlace()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, part);
        const load::Scenario before = m_form->scenario();
        m_form->openScenario(write("wrong.json", content));
        QTRY_VERIFY2(banner()->text().contains(part), qPrintable(banner()->text()));
        QVERIFY(banner()->text().contains(s("wrong.json")));
        QVERIFY(m_form->scenario() == before);
        type("users", "5");
        QVERIFY(!banner()->isVisible()); // people went on
    }

    void aFileThatIsNotThereAndAPlaceThatCannotBeWrittenAreSaid()
    {
        m_form->openScenario(m_directory->filePath(s("gone.json")));
        QTRY_VERIFY(banner()->text().contains(s("gone.json")));
        m_form->saveScenario(m_directory->filePath(s("no/such/place.json")));
        QTRY_VERIFY(banner()->text().contains(s("could not be written")));
    }

    void oneFileAtATime()
    {
        const QString path = write("a.json", R"({"users": 3})");
        m_form->openScenario(path);
        m_form->openScenario(path);
        QVERIFY(banner()->text().startsWith(s("Another scenario file is still")));
        QTRY_COMPARE(m_form->scenario().users, 3);
    }

    void takesJsonFilesThatAreDroppedOnIt()
    {
        const QString path = write("dropped.json", R"({"users": 11})");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_form.get(), &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(m_form->property("hot").toBool());
        QDropEvent drop({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_form.get(), &drop);
        QTRY_COMPARE(m_form->scenario().users, 11);
        QVERIFY(!m_form->property("hot").toBool());
        data.setUrls({QUrl::fromLocalFile(s("/caches/audio.db"))});
        QDragEnterEvent other({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_form.get(), &other);
        QVERIFY(!other.isAccepted()); // the window's matter
    }

    void arrowKeysStepNumbers()
    {
        type("users", "10");
        QTest::keyClick(text("users"), Qt::Key_Up);
        QCOMPARE(m_form->scenario().users, 11);
        type("thinkTimeMs", "1 ms");
        QTest::keyClick(text("thinkTimeMs"), Qt::Key_Down);
        QTest::keyClick(text("thinkTimeMs"), Qt::Key_Down);
        QCOMPARE(text("thinkTimeMs")->text(), s("0 ms"));
        type("thinkTimeMs", "1.5 s");
        QTest::keyClick(text("thinkTimeMs"), Qt::Key_Up);
        QCOMPARE(text("thinkTimeMs")->text(), s("1.5 s"));
    }

    void allControlsHaveNames()
    {
        m_form->setScenario(unusual());
        for (FormField *field : m_form->findChild<ScenarioFieldsView *>()->fields())
            m_form->findChild<ScenarioFieldsView *>()->reveal(field);
        QCOMPARE(cachescope::test::unnamedControls(m_form.get()), QStringList());
    }

    void theKeyboardGoesFromTopToBottom()
    {
        box("preset")->setFocus();
        QStringList visited;
        for (int i = 0; i < 12; ++i) {
            visited << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(visited, (QStringList{s("preset"), s("sourceFile"), s("users"), s("ramp"), s("durationMs"),
                                       s("thinkTimeMs"), s("storeShare"), s("processes"), s("keys"),
                                       s("keyCount"), s("zipfExponent"), s("valueSizes")}));
    }

    void mnemonicsAreUnique()
    {
        QString letters;
        const auto labels = m_form->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            const qsizetype at = label->text().indexOf(u'&');
            if (label->buddy() && label->isVisible() && at >= 0)
                letters += label->text().at(at + 1).toLower();
        }
        letters += s("sp"); // Start and Stop
        for (const QChar letter : std::as_const(letters))
            QVERIFY2(letters.count(letter) == 1, qPrintable(QString(letter)));
        QVERIFY(letters.size() > 12);
    }
};

QTEST_MAIN(TestScenarioForm)
#include "test_scenario_form.moc"
