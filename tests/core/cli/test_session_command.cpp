// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The real program, driven through its pipes.
class TestSessionCommand : public QObject
{
    Q_OBJECT

private:
    struct Outcome
    {
        QList<QJsonObject> answers;
        int exitCode = -1;
        QByteArray errors;
    };

    /// Runs a session over `requests`, a line each.
    Outcome run(const QByteArrayList &requests, const QStringList &options = {})
    {
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CLI),
                      QStringList{QStringLiteral("session"), path()} + options);
        process.write(requests.join('\n') + '\n');
        process.closeWriteChannel();
        process.waitForFinished();
        Outcome outcome;
        outcome.exitCode = process.exitCode();
        outcome.errors = process.readAllStandardError();
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            if (!line.isEmpty())
                outcome.answers << QJsonDocument::fromJson(line).object();
        }
        return outcome;
    }

    static QByteArray answerOf(QProcess &process)
    {
        while (!process.canReadLine() && process.waitForReadyRead()) {
        }
        return process.readLine().trimmed();
    }

    static QByteArray line(const QJsonObject &request)
    {
        return QJsonDocument(request).toJson(QJsonDocument::Compact);
    }

    static QByteArray putRequest(const QString &key, const QByteArray &value = "0123456789")
    {
        return line({{QStringLiteral("op"), QStringLiteral("put")},
                     {QStringLiteral("key"), key},
                     {QStringLiteral("data"), QString::fromLatin1(value.toBase64())}});
    }

    static QByteArray containsRequest(const QString &key)
    {
        return line({{QStringLiteral("op"), QStringLiteral("contains")}, {QStringLiteral("key"), key}});
    }

    static QByteArray ask(QProcess &process, const QByteArray &request)
    {
        process.write(request + '\n');
        return answerOf(process);
    }

    [[nodiscard]] QString path() const { return m_directory->filePath(QStringLiteral("cache.db")); }

    std::unique_ptr<QTemporaryDir> m_directory;

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void answersEachOperationInOrder_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *name, const char *request, const char *answer) {
            QTest::newRow(name) << QByteArray(request) << QByteArray(answer);
        };
        row("get", R"({"op":"get","key":"k"})", R"({"ok":true,"found":true,"data":"aGk="})");
        row("get absent", R"({"op":"get","key":"x"})", R"({"ok":true,"found":false})");
        row("getMany", R"({"op":"getMany","keys":["k","x"]})", R"({"ok":true,"data":{"k":"aGk="}})");
        row("contains", R"({"op":"contains","key":"k"})", R"({"ok":true,"found":true})");
        row("containsMany", R"({"op":"containsMany","keys":["x","k"]})", R"({"ok":true,"found":["k"]})");
        row("putMany",
            R"({"op":"putMany","entries":[{"key":"a","data":""},{"key":"b","data":"YQ==","pinned":true}]})",
            R"({"ok":true,"stored":2})");
        row("remove", R"({"op":"remove","key":"k"})", R"({"ok":true,"removed":true})");
        row("remove absent", R"({"op":"remove","key":"x"})", R"({"ok":true,"removed":false})");
        row("pin", R"({"op":"pin","keys":["k","x"]})", R"({"ok":true,"changed":1})");
        row("unpinAll", R"({"op":"unpinAll"})", R"({"ok":true,"changed":0})");
        row("flush", R"({"op":"flush"})", R"({"ok":true,"flushed":0})");
        row("setMaxBytes", R"({"op":"setMaxBytes","bytes":100})", R"({"ok":true})");
    }
    void answersEachOperationInOrder()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, answer);
        const auto outcome = run({R"({"op":"put","key":"k","data":"aGk=","pinned":false})", request});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.answers.size(), 2);
        QCOMPARE(outcome.answers[0], (QJsonObject{{QStringLiteral("ok"), true}}));
        QCOMPARE(outcome.answers[1], QJsonDocument::fromJson(answer).object());
    }

    void figuresAddUp()
    {
        const auto outcome = run({R"({"op":"put","key":"k","data":"aGk="})",
                                  R"({"op":"put","key":"p","data":"aGlo","pinned":true})",
                                  R"({"op":"get","key":"k"})", R"({"op":"stats"})"});
        const QJsonObject stats = outcome.answers.at(3);
        QCOMPARE(stats.value(QStringLiteral("entries")).toInt(), 2);
        QCOMPARE(stats.value(QStringLiteral("dataBytes")).toInt(), 5);
        QCOMPARE(stats.value(QStringLiteral("pinnedBytes")).toInt(), 3);
        QCOMPARE(stats.value(QStringLiteral("pendingTouches")).toInt(), 1);
        QVERIFY(stats.value(QStringLiteral("fileBytes")).toInt() > 0);
        QVERIFY(stats.value(QStringLiteral("walBytes")).toInt() > 0);
        QVERIFY(stats.value(QStringLiteral("walBytes")).toInt() <
                stats.value(QStringLiteral("fileBytes")).toInt());
    }

    void compactingGivesBackWhatRemovedEntriesLeft()
    {
        const auto outcome =
            run({putRequest(QStringLiteral("large"), QByteArray(3'000'000, 'x')),
                 putRequest(QStringLiteral("small")), R"({"op":"compact","bloatThreshold":100})",
                 R"({"op":"remove","key":"large"})", R"({"op":"compact"})", R"({"op":"stats"})",
                 containsRequest(QStringLiteral("small"))});
        QCOMPARE(outcome.answers.size(), 7);
        QCOMPARE(outcome.answers[2], (QJsonObject{{QStringLiteral("ok"), true},
                                                  {QStringLiteral("compacted"), false},
                                                  {QStringLiteral("reclaimedBytes"), 0}}));
        QCOMPARE(outcome.answers[4].value(QStringLiteral("ok")).toBool(), true);
        QCOMPARE(outcome.answers[4].value(QStringLiteral("compacted")).toBool(), true);
        QVERIFY(outcome.answers[4].value(QStringLiteral("reclaimedBytes")).toInt() > 3'000'000);
        QVERIFY(outcome.answers[5].value(QStringLiteral("fileBytes")).toInt() < 500'000);
        QCOMPARE(outcome.answers[6].value(QStringLiteral("found")).toBool(), true);
    }

    void withoutAThresholdAFileIsCompactedFromTwiceItsDataOn()
    {
        run({putRequest(QStringLiteral("k"), QByteArray(3'000'000, 'x'))});
        // The log counts as a part of the file, and was gone after closing.
        const QByteArray request = R"({"op":"compact"})";
        const auto outcome = run({request});
        QCOMPARE(outcome.answers.at(0).value(QStringLiteral("compacted")).toBool(), false);
    }

    void anotherProgramMayWriteTheFileMeanwhile()
    {
        const QByteArray stored = "{\"ok\":true}";
        const QByteArray found = "{\"found\":true,\"ok\":true}";
        const QByteArray statsRequest = R"({"op":"stats"})";
        const QByteArray gone = "{\"found\":false,\"ok\":true}";
        QProcess session;
        session.start(
            QStringLiteral(CACHESCOPE_CLI),
            {QStringLiteral("session"), path(), QStringLiteral("--max-bytes"), QStringLiteral("1500")});
        QCOMPARE(ask(session, putRequest(QStringLiteral("mine"))), stored);
        QProcess writer;
        writer.start(QStringLiteral(CACHESCOPE_PRODUCTION_WRITER), {path()});
        QCOMPARE(ask(writer, "put theirs 100 1 0"), QByteArray("ok"));
        QCOMPARE(ask(session, containsRequest(QStringLiteral("theirs"))), found);
        writer.write("churn 300 1\n");
        for (int i = 0; i < 100; ++i)
            QCOMPARE(ask(session, putRequest(QStringLiteral("k%1").arg(i))), stored);
        QCOMPARE(answerOf(writer), QByteArray("ok"));
        // What they wrote last counts at the next store.
        QCOMPARE(ask(writer, "put large 1400 2 0"), QByteArray("ok"));
        QCOMPARE(ask(session, putRequest(QStringLiteral("last"))), stored);
        const QByteArray answer = ask(session, statsRequest);
        const QJsonObject stats = QJsonDocument::fromJson(answer).object();
        QVERIFY(stats.value(QStringLiteral("dataBytes")).toInt() -
                    stats.value(QStringLiteral("pinnedBytes")).toInt() <=
                1500);
        // Their accesses lie long back, so theirs went first.
        for (const char *name : {"theirs", "large"})
            QCOMPARE(ask(session, containsRequest(QLatin1String(name))), gone);
        for (const char *name : {"mine", "k0", "k99", "last"})
            QCOMPARE(ask(session, containsRequest(QLatin1String(name))), found);
        for (QProcess *process : {&session, &writer}) {
            process->closeWriteChannel();
            QVERIFY(process->waitForFinished());
            QCOMPARE(process->exitCode(), 0);
        }
    }

    void badRequestsFailInWordsAndTheSessionGoesOn_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("error");
        const QString invalid = QStringLiteral("invalidArgument");
        QTest::newRow("no JSON") << QByteArray("nonsense") << invalid;
        QTest::newRow("an array") << QByteArray("[1]") << invalid;
        QTest::newRow("no such operation") << QByteArray(R"({"op":"zap"})") << invalid;
        QTest::newRow("no key") << QByteArray(R"({"op":"get"})") << invalid;
        QTest::newRow("empty key") << QByteArray(R"({"op":"put","key":"","data":""})") << invalid;
        QTest::newRow("no operation") << QByteArray("{}") << invalid;
        QTest::newRow("operation no string") << QByteArray(R"({"op":1})") << invalid;
        QTest::newRow("base64 of less than a byte")
            << QByteArray(R"({"op":"put","key":"k","data":"a"})") << invalid;
        QTest::newRow("base64 cut off") << QByteArray(R"({"op":"put","key":"k","data":"aGkxa"})") << invalid;
        QTest::newRow("base64 with bits left over")
            << QByteArray(R"({"op":"put","key":"k","data":"aGl="})") << invalid;
        QTest::newRow("no base64") << QByteArray(R"({"op":"put","key":"k","data":"*"})") << invalid;
        QTest::newRow("pinned no boolean")
            << QByteArray(R"({"op":"put","key":"k","data":"","pinned":1})") << invalid;
        QTest::newRow("keys no array") << QByteArray(R"({"op":"pin","keys":"k"})") << invalid;
        QTest::newRow("key no string") << QByteArray(R"({"op":"getMany","keys":[1]})") << invalid;
        QTest::newRow("entries no array") << QByteArray(R"({"op":"putMany"})") << invalid;
        QTest::newRow("entry no object") << QByteArray(R"({"op":"putMany","entries":[3]})") << invalid;
        QTest::newRow("negative budget") << QByteArray(R"({"op":"setMaxBytes","bytes":-1})") << invalid;
        QTest::newRow("budget no number") << QByteArray(R"({"op":"setMaxBytes","bytes":"1"})") << invalid;
        QTest::newRow("threshold no number")
            << QByteArray(R"({"op":"compact","bloatThreshold":"2"})") << invalid;
        QTest::newRow("threshold null") << QByteArray(R"({"op":"compact","bloatThreshold":null})") << invalid;
        QTest::newRow("above the budget") << QByteArray(R"({"op":"put","key":"k","data":"MDEyMzQ1Njc4OTA="})")
                                          << QStringLiteral("tooLarge");
    }
    void badRequestsFailInWordsAndTheSessionGoesOn()
    {
        QFETCH(QByteArray, request);
        QFETCH(QString, error);
        const auto outcome = run({request, R"({"op":"contains","key":"k"})"},
                                 {QStringLiteral("--max-bytes"), QStringLiteral("10")});
        QCOMPARE(outcome.answers.size(), 2);
        QCOMPARE(outcome.answers[0].value(QStringLiteral("ok")).toBool(), false);
        QCOMPARE(outcome.answers[0].value(QStringLiteral("error")).toString(), error);
        QVERIFY(!outcome.answers[0].value(QStringLiteral("message")).toString().isEmpty());
        QCOMPARE(outcome.answers[1].value(QStringLiteral("ok")).toBool(), true);
        QCOMPARE(outcome.exitCode, 0);
    }

    void theEndOfInputClosesTheCacheProperly()
    {
        run({R"({"op":"put","key":"k","data":"aGk="})", R"({"op":"get","key":"k"})"});
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList{QStringLiteral("cache.db")});
        const auto again = run({R"({"op":"get","key":"k"})"});
        QCOMPARE(again.answers.at(0).value(QStringLiteral("found")).toBool(), true);
    }

    void aLastLineWithoutItsEndIsAnswered()
    {
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CLI), {QStringLiteral("session"), path()});
        process.write(R"({"op":"flush"})");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QVERIFY(process.readAllStandardOutput().contains("\"flushed\":0"));
    }

    void anAnswerComesBeforeTheNextRequest()
    {
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CLI), {QStringLiteral("session"), path()});
        for (int i = 0; i < 3; ++i) {
            process.write("{\"op\":\"flush\"}\n");
            QTRY_VERIFY(process.waitForReadyRead(100) || process.canReadLine());
            QVERIFY(process.readLine().contains("\"ok\":true"));
        }
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
    }

    void anInterruptClosesTheCacheProperly()
    {
        QProcess process;
        process.start(QStringLiteral(CACHESCOPE_CLI), {QStringLiteral("session"), path()});
        process.write("{\"op\":\"put\",\"key\":\"k\",\"data\":\"aGk=\"}\n");
        QVERIFY(process.waitForReadyRead());
        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList{QStringLiteral("cache.db")});
    }

    void aFileThatIsNoCacheEndsItWithThree()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto outcome = run({});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(outcome.errors.contains("not an SQLite database"));
    }
};

QTEST_GUILESS_MAIN(TestSessionCommand)
#include "test_session_command.moc"
