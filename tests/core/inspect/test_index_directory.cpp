// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/saved/saved_index.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace cachescope;
using namespace cachescope::inspect;

class TestIndexDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isForItsOwnerOnly();
    void saysWhyItCannotBeKept();
    void keepsTheOldOneWhenThereIsNoRoom();
    void refusesWhatIsLargerThanAllMayBe();
    void dropsWhatWasNotUsedForLongest();
    void dropsWhatTakesTooMuch();
    void leavesOtherFilesAlone();
    void removesWhatWasLeftUnfinished();

private:
    [[nodiscard]] QString indexes() const { return m_home->filePath(QStringLiteral("deep/indexes")); }
    [[nodiscard]] QStringList kept() const { return QDir(indexes()).entryList(QDir::Files, QDir::Name); }
    /// A file of `bytes` in the directory, last used so many minutes ago; its name.
    QString put(const QString &name, qint64 bytes, int minutesAgo) const;

    std::optional<QTemporaryDir> m_home;
};

namespace {

CacheFile cacheFile()
{
    return test::opened(test::dataFile(QStringLiteral("audio.db")));
}

/// An index of so many entries, which need not be those of the file.
ScanResult scanOf(int entries)
{
    ScanResult scan;
    for (int i = 0; i < entries; ++i)
        scan.index.append(test::row(i, 1, 1.0));
    return scan;
}

/// While it lives, this process can write no longer files. As a full disk, and without filling one.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const struct rlimit limit
        {
            bytes, m_before.rlim_max
        };
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    void (*m_handler)(int);
    struct rlimit m_before
    {
    };
};

} // namespace

void TestIndexDirectory::init()
{
    m_home.emplace();
}

QString TestIndexDirectory::put(const QString &name, qint64 bytes, int minutesAgo) const
{
    QFile file(indexes() + QLatin1Char('/') + name);
    if (!QDir().mkpath(indexes()) || !file.open(QIODevice::WriteOnly) || !file.resize(bytes) ||
        !file.setFileTime(QDateTime::currentDateTime().addSecs(-60 * minutesAgo),
                          QFileDevice::FileModificationTime))
        qFatal("%s cannot be made", qPrintable(name));
    return name;
}

void TestIndexDirectory::isForItsOwnerOnly()
{
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5)));
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(indexes()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t{0700});
    const QString path = indexes() + QLatin1Char('/') + kept().value(0);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5)));
    QCOMPARE(kept().size(), 1);
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t{0600});
}

void TestIndexDirectory::saysWhyItCannotBeKept()
{
    const QString file = m_home->filePath(QStringLiteral("file"));
    QVERIFY(QFile::copy(test::dataFile(QStringLiteral("README.md")), file));
    for (const QString &directory :
         {file, file + QStringLiteral("/indexes"), QStringLiteral("/proc/indexes")}) {
        const auto saved = saveIndex(directory, cacheFile(), scanOf(5));
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::CannotOpen);
        QVERIFY2(saved.error().message.contains(directory), qPrintable(saved.error().message));
        QCOMPARE(loadIndex(directory, cacheFile()).state, SavedIndex::None);
    }
    const auto unwritable = saveIndex(QStringLiteral("/proc/self"), cacheFile(), scanOf(5));
    QCOMPARE(unwritable.error().code, ErrorCode::CannotOpen);
}

void TestIndexDirectory::keepsTheOldOneWhenThereIsNoRoom()
{
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5)));
    {
        const FileSizeLimit limit(10'000);
        const auto saved = saveIndex(indexes(), cacheFile(), scanOf(5000));
        QVERIFY(!saved);
        QVERIFY2(saved.error().message.contains(QStringLiteral("scanned again")),
                 qPrintable(saved.error().message));
    }
    QCOMPARE(kept().size(), 1);
    QCOMPARE(loadIndex(indexes(), cacheFile()).scan->index.size(), std::size_t{5});
}

void TestIndexDirectory::refusesWhatIsLargerThanAllMayBe()
{
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5)));
    const auto saved = saveIndex(indexes(), cacheFile(), scanOf(5000), {50'000, 10});
    QCOMPARE(saved.error().code, ErrorCode::TooLarge);
    QVERIFY2(saved.error().message.contains(QStringLiteral("50.0 kB")), qPrintable(saved.error().message));
    QCOMPARE(loadIndex(indexes(), cacheFile()).scan->index.size(), std::size_t{5});
}

void TestIndexDirectory::dropsWhatWasNotUsedForLongest()
{
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5)));
    const QString mine = kept().value(0);
    QVERIFY(QFile::remove(indexes() + QLatin1Char('/') + mine));
    const QString old = put(QStringLiteral("a.index"), 10, 30);
    const QString older = put(QStringLiteral("b.index"), 10, 40);
    const QString newest = put(QStringLiteral("c.index"), 10, -5); // of a clock that is ahead
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5), {1'000'000, 4}));
    QCOMPARE(kept().size(), 4);
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5), {1'000'000, 3}));
    QVERIFY(!kept().contains(older));
    QCOMPARE(kept().size(), 3);
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5), {1'000'000, 2}));
    QVERIFY(kept().contains(newest) && kept().contains(mine));
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5), {1'000'000, 1}));
    QCOMPARE(kept(), QStringList{mine});
}

void TestIndexDirectory::dropsWhatTakesTooMuch()
{
    const CacheFile other = test::opened(test::dataFile(QStringLiteral("document.db")));
    QVERIFY(saveIndex(indexes(), other, scanOf(5)));
    const QString used = kept().value(0);
    put(used + QStringLiteral("x"), 0, 0);
    QFile file(indexes() + QLatin1Char('/') + used);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-9), QFileDevice::FileModificationTime));
    file.close();
    put(QStringLiteral("a.index"), 60'000, 30);
    put(QStringLiteral("b.index"), 60'000, 40);
    QCOMPARE(loadIndex(indexes(), other).state, SavedIndex::Found); // used just now
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5), {100'000, 10}));
    QVERIFY(kept().contains(used));
    QVERIFY(kept().contains(QStringLiteral("a.index")));
    QVERIFY(!kept().contains(QStringLiteral("b.index")));
}

void TestIndexDirectory::leavesOtherFilesAlone()
{
    const QString other = put(QStringLiteral("notes.txt"), 500, 100'000);
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5), {10'000, 1}));
    QVERIFY(kept().contains(other));
    QCOMPARE(kept().size(), 2);
}

void TestIndexDirectory::removesWhatWasLeftUnfinished()
{
    const QString left = put(QStringLiteral("a.index.AbCdEf"), 10, 90);
    const QString beingWritten = put(QStringLiteral("b.index.AbCdEf"), 10, 5);
    QVERIFY(saveIndex(indexes(), cacheFile(), scanOf(5)));
    QVERIFY(!kept().contains(left));
    QVERIFY(kept().contains(beingWritten));
}

QTEST_GUILESS_MAIN(TestIndexDirectory)
#include "test_index_directory.moc"
