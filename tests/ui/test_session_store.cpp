// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_store.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestSessionStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString file(const char *name) const { return m_directory.filePath(QLatin1String(name)); }

    static Session twoWindows()
    {
        WindowState first;
        first.path = QStringLiteral("/caches/ä \"1\".db");
        first.page = Page::Entries;
        first.geometry = QByteArray("\0\1\xff", 3);
        first.conditions = {{QStringLiteral("text"), QStringLiteral("ts")}};
        first.entries.sort = inspect::EntrySort::Size;
        first.entries.descending = false;
        first.entries.current = qint64{1} << 60;
        first.entries.columns = QByteArray("columns");
        first.entries.splitter = QByteArray("splitter");
        first.entries.tab = PreviewTab::Hex;
        first.entries.previewShown = false;
        return {{first, WindowState()}, 1, true};
    }

private Q_SLOTS:
    void everythingComesBack()
    {
        const Session session = twoWindows();
        {
            SessionStore store(file("session.json"));
            store.save(session);
        }
        QCOMPARE(SessionStore(file("session.json")).read(), session);
    }

    void theLastOneIsKept()
    {
        SessionStore store(m_directory.filePath(QStringLiteral("new/folder/session.json")));
        for (int i = 0; i < 50; ++i) {
            Session session;
            session.windows.resize(1);
            session.windows[0].path = QStringLiteral("/%1.db").arg(i);
            store.save(session);
        }
        store.flush();
        QCOMPARE(store.read().windows.at(0).path, QStringLiteral("/49.db"));
    }

    void nothingIsReadFromNonsense_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut") << QByteArray("{\"windows\": [{\"path\":");
        QTest::newRow("another kind") << QByteArray("[1, 2]");
        QTest::newRow("windows of another kind") << QByteArray("{\"windows\": {\"a\": 1}, \"active\": 3}");
        QTest::newRow("much too large") << QByteArray(5 << 20, '[');
    }
    void nothingIsReadFromNonsense()
    {
        QFETCH(QByteArray, text);
        QFile broken(file("broken.json"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(text);
        broken.close();
        QCOMPARE(SessionStore(file("broken.json")).read(), Session());
    }

    void aMissingFileIsAnEmptySession()
    {
        QCOMPARE(SessionStore(file("missing.json")).read(), Session());
        QVERIFY(!SessionStore(file("missing.json")).read().hasFiles());
    }

    void valuesOutOfBoundsAreAsInANewWindow()
    {
        const QJsonObject window{{QStringLiteral("path"), QStringLiteral("/a.db")},
                                 {QStringLiteral("page"), 77},
                                 {QStringLiteral("sort"), -1},
                                 {QStringLiteral("previewTab"), QStringLiteral("x")},
                                 {QStringLiteral("current"), QStringLiteral("y")}};
        QJsonArray windows;
        for (int i = 0; i < 100; ++i)
            windows.append(window);
        const Session session =
            sessionFromJson({{QStringLiteral("windows"), windows}, {QStringLiteral("active"), 100}});
        QCOMPARE(session.windows.size(), Session::kMostWindows);
        QCOMPARE(session.active, 0);
        WindowState expected;
        expected.path = QStringLiteral("/a.db");
        QCOMPARE(session.windows.front(), expected);
        QVERIFY(session.hasFiles());
    }

    void aPlaceThatCannotBeWrittenIsToldInTheLog()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "What is open could not be written to /proc/nowhere/session.json.");
        SessionStore store(QStringLiteral("/proc/nowhere/session.json"));
        store.save({});
        store.flush();
    }
};

QTEST_GUILESS_MAIN(TestSessionStore)
#include "test_session_store.moc"
