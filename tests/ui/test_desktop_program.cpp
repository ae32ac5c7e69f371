// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "ui/session/session_store.h"
#include "ui/settings.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

using namespace cachescope;
using namespace cachescope::ui;

/// The program as it is started from a terminal or a desktop, with a home of its own.
class TestDesktopProgram : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::vector<std::unique_ptr<QProcess>> m_running;
    const QString m_audio = test::dataFile(QStringLiteral("audio.db"));
    const QString m_documents = test::dataFile(QStringLiteral("document.db"));

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void cleanup()
    {
        for (const auto &process : m_running) {
            process->kill();
            process->waitForFinished();
        }
        m_running.clear();
    }

    void saysWhatItIsWithoutADisplay_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("part");
        QTest::newRow("version") << QStringLiteral("--version") << QStringLiteral("cachescope ");
        QTest::newRow("help") << QStringLiteral("--help") << QStringLiteral("Examples:");
    }
    void saysWhatItIsWithoutADisplay()
    {
        QFETCH(QString, option);
        const auto process = make({option});
        QProcessEnvironment environment = process->processEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.remove(QStringLiteral("DISPLAY"));
        process->setProcessEnvironment(environment);
        run(*process, 0);
        QFETCH(QString, part);
        QVERIFY(QString::fromUtf8(process->readAllStandardOutput()).contains(part));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        QTest::newRow("option") << QStringList{QStringLiteral("--wrong")} << QStringLiteral("wrong");
        QTest::newRow("language") << QStringList{QStringLiteral("--language"), QStringLiteral("tlh")}
                                  << QStringLiteral("en, de");
        QTest::newRow("page") << QStringList{QStringLiteral("--page"), QStringLiteral("nowhere")}
                              << QStringLiteral("overview, entries, load");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        const auto process = make(arguments);
        run(*process, 2);
        QFETCH(QString, part);
        const QString error = QString::fromUtf8(process->readAllStandardError());
        QVERIFY2(error.contains(part) && error.contains(QStringLiteral("--help")), qPrintable(error));
    }

    void theSecondStartHandsOverItsFiles()
    {
        start({m_audio});
        QTRY_COMPARE_WITH_TIMEOUT(openFiles(), QStringList{m_audio}, 30'000);
        const auto second = make({QStringLiteral("document.db")});
        second->setWorkingDirectory(QFileInfo(m_documents).absolutePath());
        run(*second, 0);
        QCOMPARE(second->readAllStandardError(), QByteArray());
        QTRY_COMPARE_WITH_TIMEOUT(openFiles(), (QStringList{m_audio, m_documents}), 30'000);
        const auto third = make({QStringLiteral("--language"), QStringLiteral("de")});
        run(*third, 0);
        QVERIFY(!third->readAllStandardError().isEmpty()); // it keeps its language
    }

    void aNewInstanceIsOneOfItsOwn()
    {
        start({m_audio});
        QTRY_COMPARE_WITH_TIMEOUT(openFiles(), QStringList{m_audio}, 30'000);
        QProcess *second = start({QStringLiteral("--new-instance"), m_documents});
        QTRY_VERIFY_WITH_TIMEOUT(hasOpened(m_documents), 30'000);
        QCOMPARE(second->state(), QProcess::Running);
        second->terminate();
        QVERIFY(second->waitForFinished(30'000));
        QCOMPARE(openFiles(), QStringList{m_audio}); // what is opened at the next start is the first one's
    }

    void afterACrashItStartsAgainWithWhatWasOpen()
    {
        QProcess *first = start({m_audio, m_documents});
        QTRY_COMPARE_WITH_TIMEOUT(openFiles(), (QStringList{m_audio, m_documents}), 30'000);
        first->kill();
        QVERIFY(first->waitForFinished());
        const auto firstSession = SessionStore(sessionFile()).read();
        QVERIFY(!firstSession.isBeingRestored);
        start({});
        // It is the first again: a third start hands over to it.
        QTRY_VERIFY_WITH_TIMEOUT(SessionStore(sessionFile()).read().isBeingRestored, 30'000);
        run(*make({}), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!SessionStore(sessionFile()).read().isBeingRestored, 30'000);
        QCOMPARE(openFiles(), (QStringList{m_audio, m_documents}));
    }

private:
    QString sessionFile() const { return m_home->filePath(QStringLiteral("config/Cachescope/session.json")); }

    /// As the program has written them.
    QStringList openFiles() const
    {
        QStringList files;
        for (const WindowState &window : SessionStore(sessionFile()).read().windows) {
            if (!window.path.isEmpty())
                files.append(window.path);
        }
        return files;
    }

    /// It is among the recent files.
    bool hasOpened(const QString &path) const
    {
        const Settings settings(m_home->filePath(QStringLiteral("config/Cachescope/cachescope.conf")));
        const auto recent = settings.recentFiles();
        return std::ranges::any_of(recent, [&path](const RecentFile &file) { return file.path == path; });
    }

    std::unique_ptr<QProcess> make(const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        QDir(m_home->path()).mkdir(QStringLiteral("run"));
        QFile::setPermissions(m_home->filePath(QStringLiteral("run")),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        environment.insert(QStringLiteral("HOME"), m_home->path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home->filePath(QStringLiteral("run")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home->filePath(QStringLiteral("config")));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_home->filePath(QStringLiteral("cache")));
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->setProgram(QStringLiteral(CACHESCOPE_DESKTOP));
        process->setArguments(arguments);
        return process;
    }

    static void run(QProcess &process, int exitCode)
    {
        process.start();
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), exitCode);
    }

    QProcess *start(const QStringList &arguments)
    {
        m_running.push_back(make(arguments));
        m_running.back()->start();
        return m_running.back().get();
    }
};

QTEST_GUILESS_MAIN(TestDesktopProgram)
#include "test_desktop_program.moc"
