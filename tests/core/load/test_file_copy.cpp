// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/file_copy.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

/// A copy is a copy or an error, and never touches what was there.
class TestFileCopy : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;

    QString path(const char *name) const { return m_directory->filePath(QLatin1String(name)); }
    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }
    /// Large enough to be copied in several parts.
    static QByteArray large()
    {
        QByteArray content(10'000'000, '\0');
        for (qsizetype i = 0; i < content.size(); i += 1000)
            content[i] = static_cast<char>(i / 1000);
        return content;
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void copiesEveryByte_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("large") << large();
    }
    void copiesEveryByte()
    {
        QFETCH(QByteArray, content);
        const QString from = write("from", content);
        QList<qint64> steps;
        VERIFY_OK(copyFile(from, path("to"), nullptr, [&steps](qint64 bytes) { steps << bytes; }));
        QCOMPARE(test::fileHash(path("to")), test::fileHash(from));
        QCOMPARE(std::accumulate(steps.begin(), steps.end(), qint64{0}), qint64{content.size()});
        QCOMPARE(steps.size() > 1, content.size() > 4'500'000);
    }

    void withoutAnybodyWhoListensToo()
    {
        const QString from = write("from", "some");
        const std::atomic<bool> stop{false};
        VERIFY_OK(copyFile(from, path("to"), &stop));
        QCOMPARE(test::fileHash(path("to")), test::fileHash(from));
    }

    void aStopEndsIt()
    {
        const QString from = write("from", large());
        std::atomic<bool> stop{true};
        VERIFY_FAILS(copyFile(from, path("none"), &stop), ErrorCode::Cancelled);
        stop = false;
        VERIFY_FAILS(copyFile(from, path("part"), &stop, [&stop](qint64) { stop = true; }),
                     ErrorCode::Cancelled);
        const qint64 copied = QFile(path("part")).size(); // what was copied until then stays
        QVERIFY(copied > 0 && copied < large().size());
    }

    void whatIsThereIsNotWrittenOver()
    {
        const QString from = write("from", "new");
        const QString to = write("to", "old");
        const auto copied = copyFile(from, to, nullptr);
        VERIFY_FAILS(copied, ErrorCode::CannotOpen);
        QVERIFY2(copied.error().message.contains(to), qPrintable(copied.error().message));
        QVERIFY(!shareFile(from, to));
        QFile file(to);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
    }

    void whatIsNotThereIsNamed()
    {
        const auto copied = copyFile(path("none"), path("to"), nullptr);
        VERIFY_FAILS(copied, ErrorCode::CannotOpen);
        QVERIFY(copied.error().message.contains(path("none")));
        VERIFY_FAILS(copyFile(write("from", "some"), path("no/to"), nullptr), ErrorCode::CannotOpen);
        VERIFY_FAILS(copyFile(m_directory->path(), path("to"), nullptr), ErrorCode::CannotOpen);
        QVERIFY(!shareFile(path("none"), path("to")));
        QVERIFY(!QFile::exists(path("to"))); // nothing was made
    }

    /// Where it cannot, as on most file systems, nothing is left behind.
    void syncsWhatIsThere()
    {
        QFile file(m_directory->filePath(QStringLiteral("a")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("abc"), 3);
        file.close();
        VERIFY_OK(syncFile(file.fileName()));
        VERIFY_FAILS(syncFile(file.fileName() + QStringLiteral("b")), ErrorCode::CannotOpen);
    }

    void sharesAllOrMakesNothing()
    {
        const QString from = write("from", large());
        if (shareFile(from, path("to")))
            QCOMPARE(test::fileHash(path("to")), test::fileHash(from));
        else
            QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), {QStringLiteral("from")});
        // The kernel's own files are of a file system that never can.
        QVERIFY(!shareFile(QStringLiteral("/proc/version"), path("version")));
        QVERIFY(!QFile::exists(path("version")));
    }
};

QTEST_APPLESS_MAIN(TestFileCopy)
#include "test_file_copy.moc"
