// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/unfinished_file.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

/// A file has its name only when it is complete.
class TestUnfinishedFile : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QString path(const char *name = "a.db") const
    {
        return m_directory->filePath(QLatin1String(name));
    }

    [[nodiscard]] QStringList files() const
    {
        return QDir(m_directory->path()).entryList(QDir::Files | QDir::System);
    }

    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    std::unique_ptr<QTemporaryDir> m_directory;

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void takesItsNameWhenFinished()
    {
        {
            const auto file = UnfinishedFile::create(path());
            VERIFY_OK(file);
            QVERIFY(write((*file)->partialPath(), "all of it"));
            QVERIFY(!QFile::exists(path()));
            VERIFY_OK((*file)->finish());
        }
        QCOMPARE(files(), QStringList(QStringLiteral("a.db")));
        QCOMPARE(QFileInfo(path()).size(), 9);
    }

    void leavesNothingUnlessFinished()
    {
        {
            const auto file = UnfinishedFile::create(path());
            VERIFY_OK(file);
            QVERIFY(write((*file)->partialPath() + QStringLiteral("-wal"), "half"));
        }
        QVERIFY(files().isEmpty());
    }

    void neverReplacesAFileThatCameMeanwhile()
    {
        {
            const auto file = UnfinishedFile::create(path());
            VERIFY_OK(file);
            QVERIFY(write(path(), "theirs"));
            VERIFY_FAILS((*file)->finish(), ErrorCode::InvalidArgument);
        }
        QCOMPARE(files(), QStringList(QStringLiteral("a.db")));
        QCOMPARE(QFileInfo(path()).size(), 6);
    }

    void saysWhenWhatWasWrittenIsGone()
    {
        const auto file = UnfinishedFile::create(path());
        VERIFY_OK(file);
        QVERIFY(QFile::remove((*file)->partialPath()));
        VERIFY_FAILS((*file)->finish(), ErrorCode::Io);
    }

    void refusesALinkThatLeadsNowhere()
    {
        QVERIFY(QFile::link(QStringLiteral("nowhere"), path()));
        VERIFY_FAILS(UnfinishedFile::create(path()), ErrorCode::InvalidArgument);
        QCOMPARE(files(), QStringList(QStringLiteral("a.db")));
    }

    void saysWhatToDoAboutWhatAKilledRunLeft()
    {
        QVERIFY(write(path("a.db.partial"), "half"));
        const auto file = UnfinishedFile::create(path());
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::InvalidArgument);
        QVERIFY(file.error().message.contains(QStringLiteral("Remove it")));
        QCOMPARE(files(), QStringList(QStringLiteral("a.db.partial")));
    }

    void refusesNoNameAndADirectoryThatIsNotThere()
    {
        VERIFY_FAILS(UnfinishedFile::create(QString()), ErrorCode::InvalidArgument);
        VERIFY_FAILS(UnfinishedFile::create(m_directory->path()), ErrorCode::InvalidArgument);
        VERIFY_FAILS(UnfinishedFile::create(path("no/a.db")), ErrorCode::CannotOpen);
    }
};

QTEST_GUILESS_MAIN(TestUnfinishedFile)
#include "test_unfinished_file.moc"
