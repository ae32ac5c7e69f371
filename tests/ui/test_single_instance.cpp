// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instance/single_instance.h"

#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace cachescope::ui;
using Role = SingleInstance::Role;

Q_DECLARE_METATYPE(cachescope::ui::InstanceMessage)

// QLockFile is held by a process: within one, a second lock on the file fails as that of another process
// does.
class TestSingleInstance : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;

    QString address() const { return m_directory->filePath(QStringLiteral("socket")); }

    /// begin() of a second start, while this one answers.
    Role handOver(const InstanceMessage &message) const
    {
        Role role = Role::First;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { role = SingleInstance(address()).begin(message); }));
        QSignalSpy ended(thread.get(), &QThread::finished);
        thread->start();
        return ended.wait(20'000) ? role : Role::First;
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void linesComeBack()
    {
        const InstanceMessage message{{QStringLiteral("/a \"b\"\n.db"), QStringLiteral("/ä.db")},
                                      QStringLiteral("load"),
                                      QByteArray("token")};
        const QByteArray line = toLine(message);
        QCOMPARE(line.count('\n'), 1);
        QCOMPARE(messageFrom(line), std::optional(message));
    }

    void nothingIsUnderstoodOfNonsense_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray("\n");
        QTest::newRow("text") << QByteArray("GET / HTTP/1.0\n");
        QTest::newRow("no files") << QByteArray("{\"page\": \"load\"}\n");
    }
    void nothingIsUnderstoodOfNonsense()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!messageFrom(line));
    }

    void relativePathsAreLeftOut()
    {
        QCOMPARE(messageFrom("{\"files\": [\"a.db\", 5, \"/b.db\"]}").value().files,
                 QStringList{QStringLiteral("/b.db")});
    }

    void theFirstListensAndTheSecondHandsOver()
    {
        SingleInstance first(address());
        QCOMPARE(first.begin({}), Role::First);
        QSignalSpy received(&first, &SingleInstance::received);
        const InstanceMessage message{{QStringLiteral("/a.db")}, QStringLiteral("entries"), {}};
        QCOMPARE(handOver(message), Role::HandedOver);
        QCOMPARE(received.count(), 1);
        QCOMPARE(received[0][0].value<InstanceMessage>(), message);
    }

    void theNextIsFirstWhenTheFirstHasEnded()
    {
        QCOMPARE(SingleInstance(address()).begin({}), Role::First);
        QCOMPARE(SingleInstance(address()).begin({}), Role::First);
    }

    void aSocketThatWasLeftBehindIsInNobodysWay()
    {
        QFile left(address());
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        SingleInstance first(address());
        QCOMPARE(first.begin({}), Role::First);
        QCOMPARE(handOver({}), Role::HandedOver);
    }

    void aLockOfAProcessThatIsGoneIsTakenOver()
    {
        QFile lock(address() + QStringLiteral(".lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        // Above the largest process id; of this machine since it was started.
        lock.write("4194304\ncachescope\n" + QSysInfo::machineHostName().toUtf8() + '\n' +
                   QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n');
        lock.close();
        QCOMPARE(SingleInstance(address()).begin({}), Role::First);
    }

    void oneThatHangsIsNotWaitedForAndNotAsked()
    {
        SingleInstance first(address());
        QCOMPARE(first.begin({}), Role::First);
        QSignalSpy received(&first, &SingleInstance::received);
        // In this thread the first cannot answer while the second waits.
        QCOMPARE(SingleInstance(address()).begin({{QStringLiteral("/a.db")}, {}, {}}), Role::Alone);
        QCoreApplication::processEvents(); // it comes back, greets, and finds nobody there
        QCoreApplication::processEvents();
        QCOMPARE(received.count(), 0);
    }

    void withoutAPlaceForTheSocketItGoesOnAlone()
    {
        QCOMPARE(SingleInstance(QStringLiteral("/proc/nowhere/socket")).begin({}), Role::Alone);
    }

    void strangersAreSentAway()
    {
        SingleInstance first(address());
        QCOMPARE(first.begin({}), Role::First);
        QSignalSpy received(&first, &SingleInstance::received);
        QLocalSocket stranger;
        stranger.connectToServer(address());
        QVERIFY(stranger.waitForConnected());
        QSignalSpy gone(&stranger, &QLocalSocket::disconnected);
        stranger.write("hello\n");
        QVERIFY(gone.wait());
        QCOMPARE(received.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "test_single_instance.moc"
