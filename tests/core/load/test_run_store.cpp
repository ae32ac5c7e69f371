// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/history/run_store.h"
#include "core/load/history/store_lock.h"
#include "tests/support/file_limit.h"
#include "tests/support/load_document.h"
#include "tests/support/other_user.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;

class TestRunStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_parent;
    std::unique_ptr<RunStore> m_store;

    [[nodiscard]] QString place(const QString &fileName) const
    {
        return m_store->directory() + u'/' + fileName;
    }

    [[nodiscard]] QString pathOf(const QString &id) const { return place(id + u".json"_s); }

    static QJsonObject document(const QString &startedAt = u"2026-02-20T14:03:11Z"_s)
    {
        QJsonObject made =
            test::loadDocument({test::faultyRun(u"legacy"_s, 5), test::soundRun(u"corrected"_s, 5)});
        made.insert(u"startedAt"_s, startedAt);
        return made;
    }

    QString save(const QString &name, const QJsonObject &what = document()) const
    {
        const auto saved = m_store->save(what, name);
        return saved ? saved->id : QString();
    }

    [[nodiscard]] RunList list() const
    {
        auto found = m_store->list();
        return found ? std::move(*found) : RunList();
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const RunSummary &run : list().runs)
            all << run.name;
        return all;
    }

    static void put(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void setAge(const QString &path, qint64 days)
    {
        const auto then = QDateTime::currentDateTimeUtc().addDays(-days);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(then, QFileDevice::FileModificationTime));
    }

    /// As a directory that several people share.
    void openToOthers() const
    {
        QCOMPARE(::chmod(QFile::encodeName(m_parent->path()).constData(), 0755), 0);
        QCOMPARE(::chmod(QFile::encodeName(m_store->directory()).constData(), 0777), 0);
    }

    [[nodiscard]] QStringList files(const QString &below = {}) const
    {
        return QDir(place(below)).entryList(QDir::Files | QDir::System);
    }

private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<RunStore>(m_parent->filePath(u"data/runs"_s));
    }

    void keepsWhatWasSaved()
    {
        QCOMPARE(names(), QStringList());
        const auto saved = m_store->save(document(), u"  Before\nthe fix "_s);
        QVERIFY(saved);
        QCOMPARE(saved->name, u"Before the fix"_s);
        QCOMPARE(list().runs.size(), std::size_t(1));
        QCOMPARE(list().runs.front(), *saved);
        QVERIFY(list().skipped.empty());
        const auto read = m_store->read(saved->id);
        QVERIFY(read);
        QCOMPARE(*read, test::with(document(), u"name"_s, u"Before the fix"_s));
        QCOMPARE(QFileInfo(pathOf(saved->id)).size(), saved->bytes);
    }

    void aListMakesNothing()
    {
        QVERIFY(m_store->list());
        QVERIFY(!QFileInfo::exists(m_store->directory()));
        m_store->sweep();
        QVERIFY(!QFileInfo::exists(m_store->directory()));
    }

    void theNewestIsFirst()
    {
        save(u"second"_s, document(u"2026-03-01T00:00:00Z"_s));
        save(u"third"_s, document(u"2026-02-01T00:00:00Z"_s));
        save(u"last"_s, test::with(document(), u"startedAt"_s, QJsonValue(QJsonValue::Undefined)));
        save(u"first"_s, document(u"2026-03-01T00:00:01Z"_s));
        QCOMPARE(names(), (QStringList{u"first"_s, u"second"_s, u"third"_s, u"last"_s}));
    }

    void withoutANameItIsCalledAsItsScenario()
    {
        save(QString());
        save(QString(400, u'x'));
        QCOMPARE(names().contains(u"Production fault"_s), true);
        QCOMPARE(names().contains(QString(RunStore::kMostNameLength, u'x')), true);
    }

    void whatHasNoRunsIsNotKept()
    {
        const auto saved = m_store->save(test::loadDocument({}), u"empty"_s);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!QFileInfo::exists(m_store->directory()));
    }

    void aPlaceThatCannotBeMadeIsSaid()
    {
        put(m_parent->filePath(u"data"_s), "a file");
        const auto saved = m_store->save(document(), u"run"_s);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::CannotOpen);
        QVERIFY(saved.error().message.contains(m_store->directory()));
        QVERIFY(m_store->list()); // there is none, and so nothing in it
        for (const auto &done : {m_store->remove(u"a"_s), m_store->restore(u"a"_s)}) {
            QVERIFY(!done);
            QCOMPARE(done.error().code, ErrorCode::CannotOpen);
        }
        QVERIFY(!m_store->rename(u"a"_s, u"b"_s));
    }

    void aFileInPlaceOfTheDirectoryIsSaid()
    {
        put(m_store->directory(), "a file");
        const auto listed = m_store->list();
        QVERIFY(!listed);
        QCOMPARE(listed.error().code, ErrorCode::CannotOpen);
    }

    void aFullDiskLosesNothing()
    {
        const QString id = save(u"kept"_s);
        const QByteArray before = contentOf(pathOf(id));
        {
            const test::FileLimit full(1'000);
            const auto saved = m_store->save(document(), u"lost"_s);
            QVERIFY(!saved);
            QCOMPARE(saved.error().code, ErrorCode::DiskFull);
            const auto renamed = m_store->rename(id, u"new"_s);
            QVERIFY(!renamed);
            QCOMPARE(renamed.error().code, ErrorCode::DiskFull);
            QVERIFY(QFile::remove(place(u".index"_s)) || !QFile::exists(place(u".index"_s)));
            QCOMPARE(names(), QStringList{u"kept"_s}); // though the index cannot be written
        }
        QCOMPARE(contentOf(pathOf(id)), before);
        QCOMPARE(files(), QStringList{id + u".json"_s});
        QCOMPARE(names(), QStringList{u"kept"_s});
    }

    void renames()
    {
        const QString id = save(u"old"_s, test::with(document(), u"ofALaterVersion"_s, 7));
        const auto renamed = m_store->rename(id, u" new\tname "_s);
        QVERIFY(renamed);
        QCOMPARE(renamed->name, u"new name"_s);
        QCOMPARE(list().runs.front(), *renamed);
        QCOMPARE(m_store->read(id)->value(u"ofALaterVersion"_s).toInt(), 7);
        const auto nameless = m_store->rename(id, u" "_s);
        QVERIFY(!nameless);
        QCOMPARE(nameless.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(m_store->rename(u"not-there"_s, u"x"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(names(), QStringList{u"new name"_s});
    }

    void removesAndBringsBack()
    {
        const QString kept = save(u"kept"_s);
        const QString id = save(u"removed"_s);
        const QByteArray before = contentOf(pathOf(id));
        QVERIFY(m_store->remove(id));
        QCOMPARE(names(), QStringList{u"kept"_s});
        QCOMPARE(m_store->read(id).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->remove(id).error().code, ErrorCode::NotFound);
        QVERIFY(m_store->restore(id));
        QCOMPARE(names().size(), 2);
        QCOMPARE(contentOf(pathOf(id)), before);
        QCOMPARE(m_store->restore(id).error().code, ErrorCode::NotFound);
    }

    void whatIsBroughtBackReplacesNothing()
    {
        put(place(u"mine.json"_s), QJsonDocument(document()).toJson());
        QVERIFY(m_store->remove(u"mine"_s));
        put(place(u"mine.json"_s), "another");
        const auto back = m_store->restore(u"mine"_s);
        QVERIFY(!back);
        QCOMPARE(back.error().code, ErrorCode::CannotOpen);
        QCOMPARE(contentOf(place(u"mine.json"_s)), QByteArray("another"));
        QCOMPARE(files(u"removed"_s), QStringList{u"mine.json"_s});
    }

    void whatCannotBeMovedStays()
    {
        const QString id = save(u"kept"_s);
        put(place(u"removed"_s), "a file in its place");
        const auto removed = m_store->remove(id);
        QVERIFY(!removed);
        QCOMPARE(removed.error().code, ErrorCode::CannotOpen);
        QVERIFY(QFile::remove(place(u"removed"_s)));
        QVERIFY(QDir().mkpath(place(u"removed/%1.json/in the way"_s.arg(id))));
        const auto again = m_store->remove(id);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::CannotOpen);
        QCOMPARE(names(), QStringList{u"kept"_s});
    }

    void aReportThatWasPutThereIsARun()
    {
        put(place(u"My report.json"_s), QJsonDocument(document()).toJson());
        QCOMPARE(names(), QStringList{u"Production fault"_s});
        QCOMPARE(list().runs.front().id, u"My report"_s);
        QVERIFY(m_store->rename(u"My report"_s, u"mine"_s));
        QCOMPARE(names(), QStringList{u"mine"_s});
    }

    void whatIsNoRunIsToldAndLeftThere()
    {
        save(u"good"_s);
        const QByteArray whole = QJsonDocument(document()).toJson();
        put(place(u"cut.json"_s), whole.left(whole.size() / 2));
        put(place(u"empty.json"_s), {});
        put(place(u"foreign.json"_s), "{\"answer\": 42}");
        put(place(u"notes.txt"_s), "notes");
        QVERIFY(QFile::link(place(u"cut.json"_s), place(u"link.json"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(place(u"pipe.json"_s)).constData(), 0600), 0);
        for (int i = 0; i < 2; ++i) { // the second one knows it from the index
            const RunList found = list();
            QStringList skipped;
            for (const SkippedFile &file : found.skipped) {
                skipped << file.fileName;
                QVERIFY(!file.reason.isEmpty());
            }
            QCOMPARE(found.runs.size(), std::size_t(1));
            QCOMPARE(skipped, (QStringList{u"cut.json"_s, u"empty.json"_s, u"foreign.json"_s, u"link.json"_s,
                                           u"notes.txt"_s, u"pipe.json"_s}));
        }
        m_store->sweep();
        QCOMPARE(files().size(), 7);
        QCOMPARE(m_store->read(u"cut"_s).error().code, ErrorCode::CannotOpen);
        QCOMPARE(m_store->rename(u"cut"_s, u"x"_s).error().code, ErrorCode::CannotOpen);
        QCOMPARE(m_store->read(u"pipe"_s).error().code, ErrorCode::NotFound);
        put(place(u"cut.json"_s), whole); // it is whole now
        QCOMPARE(list().runs.size(), std::size_t(2));
    }

    void aListReadsOnlyWhatChanged()
    {
        const QString id = save(u"as the index knows it"_s);
        QCOMPARE(names().size(), 1);
        struct stat state = {};
        const QByteArray path = QFile::encodeName(pathOf(id));
        QCOMPARE(::stat(path.constData(), &state), 0);
        const struct timespec times[] = {state.st_atim, state.st_mtim};
        put(pathOf(id), QByteArray(state.st_size, 'x')); // the same file, as large and as old as before
        QCOMPARE(::utimensat(AT_FDCWD, path.constData(), times, 0), 0);
        QCOMPARE(names(), QStringList{u"as the index knows it"_s});
        QVERIFY(QFile::remove(place(u".index"_s)));
        QCOMPARE(names(), QStringList());
        QCOMPARE(list().skipped.size(), std::size_t(1));
    }

    void whatCannotBeReadNowIsReadTheNextTime()
    {
        const QString id = save(u"locked"_s);
        save(u"open"_s);
        openToOthers();
        QCOMPARE(::chmod(QFile::encodeName(pathOf(id)).constData(), 0), 0);
        RunList found;
        {
            const test::OtherUser nobody;
            found = list();
        }
        QCOMPARE(found.runs.size(), std::size_t(1));
        QCOMPARE(found.skipped.size(), std::size_t(1));
        QVERIFY(found.skipped.front().reason.contains(u"Permission denied"_s));
        QVERIFY(!contentOf(place(u".index"_s)).contains(id.toLatin1()));
        QCOMPARE(::chmod(QFile::encodeName(pathOf(id)).constData(), 0600), 0);
        QCOMPARE(names().size(), 2); // though its time and its size are the same as before
    }

    void anIndexCannotNameAFileElsewhere()
    {
        const QString id = save(u"a"_s);
        QCOMPARE(names(), QStringList{u"a"_s});
        QByteArray index = contentOf(place(u".index"_s));
        const QByteArray before = "\"id\":\"" + id.toLatin1() + '"';
        QVERIFY(index.contains(before));
        put(place(u".index"_s), index.replace(before, "\"id\":\"../../elsewhere\""));
        QCOMPARE(names(), QStringList{u"a"_s});
        QCOMPARE(list().runs.front().id, id);
    }

    void whatIsNoIdIsNotThere_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("elsewhere") << u"../outside"_s;
        QTest::newRow("below") << u"removed/x"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("hidden") << u".hidden"_s;
    }
    void whatIsNoIdIsNotThere()
    {
        QFETCH(QString, id);
        save(u"a"_s);
        const QByteArray report = QJsonDocument(document()).toJson();
        for (const QString &there : {pathOf(id), place(u"removed/"_s + id + u".json"_s)})
            put(there, report);
        QCOMPARE(m_store->read(id).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->rename(id, u"x"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->remove(id).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->restore(id).error().code, ErrorCode::NotFound);
        QCOMPARE(contentOf(pathOf(id)), report);
    }

    void aReportWithNoEndOfRunsIsNotListed()
    {
        QByteArray runs = "{\"runs\":[{}";
        for (int i = 0; i < 10'000; ++i)
            runs += ",{}";
        put(place(u"many.json"_s), runs + "]}");
        const RunList found = list();
        QCOMPARE(found.runs.size(), std::size_t(0));
        QCOMPARE(found.skipped.size(), std::size_t(1));
        QVERIFY(found.skipped.front().reason.contains(u"5,000 runs"_s));
    }

    void aLostIndexIsMadeAgain_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("}");
        QTest::newRow("another version") << QByteArray("{\"version\": 99, \"files\": []}");
        QTest::newRow("nothing in it") << QByteArray("{\"version\": 2, \"files\": [{}, 3]}");
    }
    void aLostIndexIsMadeAgain()
    {
        QFETCH(QByteArray, index);
        save(u"a"_s);
        save(u"b"_s);
        const RunList before = list();
        put(place(u".index"_s), index);
        QCOMPARE(list().runs, before.runs);
        QVERIFY(contentOf(place(u".index"_s)).size() > 100);
        QCOMPARE(list().runs, before.runs);
    }

    void theIndexForgetsWhatIsGone()
    {
        const QString id = save(u"a"_s);
        QCOMPARE(names().size(), 1);
        QVERIFY(QFile::remove(pathOf(id)));
        QCOMPARE(names().size(), 0);
        QVERIFY(!contentOf(place(u".index"_s)).contains(id.toLatin1()));
    }

    void importsAReport()
    {
        const QString path = m_parent->filePath(u"before the fix.json"_s);
        put(path, QJsonDocument(document()).toJson());
        QVERIFY(m_store->import(path));
        put(path, QJsonDocument(test::with(document(), u"name"_s, u"called so"_s)).toJson());
        QVERIFY(m_store->import(path));
        QStringList found = names();
        found.sort();
        QCOMPARE(found, (QStringList{u"before the fix"_s, u"called so"_s}));
    }

    void whatIsNoReportIsNotImported_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("text") << QByteArray("text") << ErrorCode::CannotOpen;
        QTest::newRow("without runs") << QByteArray("{\"runs\": []}") << ErrorCode::CannotOpen;
        QTest::newRow("not there") << QByteArray() << ErrorCode::NotFound;
    }
    void whatIsNoReportIsNotImported()
    {
        QFETCH(QByteArray, content);
        QFETCH(ErrorCode, code);
        const QString path = m_parent->filePath(u"report.json"_s);
        if (!content.isEmpty())
            put(path, content);
        const auto imported = m_store->import(path);
        QVERIFY(!imported);
        QCOMPARE(imported.error().code, code);
        QVERIFY(imported.error().message.contains(path));
        QVERIFY(!QFileInfo::exists(m_store->directory()));
    }

    void sweepsWhatWasRemovedLongAgo()
    {
        const QString old = save(u"old"_s);
        const QString fresh = save(u"fresh"_s);
        setAge(pathOf(old), 400); // kept for long: that does not count
        QVERIFY(m_store->remove(old));
        QVERIFY(m_store->remove(fresh));
        put(place(u"removed/foreign.json"_s), "{}");
        m_store->sweep();
        QCOMPARE(files(u"removed"_s).size(), 3);
        for (const QString &name : files(u"removed"_s))
            setAge(place(u"removed/"_s + name), name.startsWith(fresh) ? 29 : 31);
        m_store->sweep();
        QCOMPARE(files(u"removed"_s), (QStringList{fresh + u".json"_s, u"foreign.json"_s}));
    }

    void whatSomebodyElseSavedIsKeptForAsLong()
    {
        if (!test::OtherUser::isPossible())
            QSKIP("Only root can be two users");
        const QString id = save(u"theirs"_s);
        const QByteArray before = contentOf(pathOf(id));
        setAge(pathOf(id), 400);
        openToOthers();
        put(place(u".lock"_s), {});
        QCOMPARE(::chmod(QFile::encodeName(place(u".lock"_s)).constData(), 0666), 0);
        QCOMPARE(::chmod(QFile::encodeName(pathOf(id)).constData(), 0444), 0);
        {
            const test::OtherUser nobody;
            QVERIFY(m_store->remove(id));
        }
        QCOMPARE(names(), QStringList());
        m_store->sweep();
        QVERIFY(m_store->restore(id));
        QCOMPARE(contentOf(pathOf(id)), before);
        const QString secret = save(u"secret"_s);
        QCOMPARE(::chmod(QFile::encodeName(pathOf(secret)).constData(), 0), 0);
        const test::OtherUser nobody;
        const auto removed = m_store->remove(secret);
        QVERIFY(!removed);
        QCOMPARE(removed.error().code, ErrorCode::CannotOpen);
    }

    void sweepsWhatWasNotWrittenToItsEnd()
    {
        const QString id = save(u"a"_s);
        for (const QString &name : {id + u".json.AbCdEf"_s, u".index.AbCdEf"_s, u"theirs.json.backup"_s})
            put(place(name), "half");
        put(place(id + u".json.aBcDeF"_s), "being written");
        QCOMPARE(list().runs.size(), std::size_t(1));
        QCOMPARE(list().skipped.size(), std::size_t(1)); // theirs, which people are to see
        for (const QString &name : {id + u".json.AbCdEf"_s, u".index.AbCdEf"_s, u"theirs.json.backup"_s})
            setAge(place(name), 1);
        m_store->sweep();
        QVERIFY(!QFile::exists(place(u".index.AbCdEf"_s)));
        QVERIFY(QFile::exists(place(u".index"_s)));
        QStringList left{id + u".json"_s, id + u".json.aBcDeF"_s, u"theirs.json.backup"_s};
        left.sort();
        QStringList found = files();
        found.sort();
        QCOMPARE(found, left);
    }

    void changesWaitForEachOther()
    {
        using namespace std::chrono_literals;
        const QString id = save(u"a"_s);
        auto held = StoreLock::take(m_store->directory(), 0ms);
        QVERIFY(held);
        const auto second = StoreLock::take(m_store->directory(), 20ms);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        std::optional<Result<void>> removed;
        std::thread other([&] { removed = RunStore(m_store->directory()).remove(id); });
        QVERIFY(m_store->list()); // does not wait
        held->reset();
        other.join();
        QVERIFY(*removed);
    }

    void severalStoresDoNotSpoilADirectory()
    {
        constexpr int kThreads = 4;
        constexpr int kRuns = 12;
        std::vector<std::thread> threads;
        std::atomic<int> failed = 0;
        const auto work = [&](int number) {
            const RunStore store(m_store->directory());
            for (int i = 0; i < kRuns; ++i) {
                const auto saved = store.save(document(), u"%1/%2"_s.arg(number).arg(i));
                const bool done = saved && store.list() && store.rename(saved->id, saved->name + u'!') &&
                                  store.remove(saved->id) && (i % 2 == 0 || store.restore(saved->id));
                failed += done ? 0 : 1;
            }
        };
        threads.reserve(kThreads);
        for (int number = 0; number < kThreads; ++number)
            threads.emplace_back(work, number);
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed, 0);
        const RunList found = list();
        QCOMPARE(found.runs.size(), std::size_t(kThreads * kRuns / 2));
        QVERIFY(found.skipped.empty());
        for (const RunSummary &run : found.runs)
            QVERIFY(run.name.endsWith(u'!'));
        QCOMPARE(files(u"removed"_s).size(), kThreads * kRuns / 2);
    }

    void theLastOfTwoNamesStays()
    {
        const QString id = save(u"a"_s);
        const RunStore other(m_store->directory());
        QCOMPARE(names(), QStringList{u"a"_s});
        QVERIFY(other.rename(id, u"b"_s));
        QCOMPARE(names(), QStringList{u"b"_s});
        QVERIFY(other.remove(id));
        QCOMPARE(m_store->rename(id, u"c"_s).error().code, ErrorCode::NotFound); // and does not bring it back
        QCOMPARE(names(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRunStore)
#include "test_run_store.moc"
