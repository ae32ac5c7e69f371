// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/whole_file.h"
#include "tests/support/file_limit.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;

class TestWholeFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    QString m_path;

    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QStringList files() const
    {
        return QDir(m_directory.path()).entryList(QDir::Files | QDir::Hidden);
    }

private Q_SLOTS:
    void init() { m_path = m_directory.filePath(QStringLiteral("file.txt")); }

    void writesAllOfIt()
    {
        const QByteArray bytes(3'000'000, 'x');
        QVERIFY(writeWholeFile(m_path, bytes));
        QCOMPARE(content(), bytes);
        QVERIFY(writeWholeFile(m_path, "short"));
        QCOMPARE(content(), QByteArray("short"));
        QVERIFY(writeWholeFile(m_path, {}));
        QCOMPARE(content(), QByteArray());
        QCOMPARE(files(), QStringList{QStringLiteral("file.txt")});
    }

    void aFullDiskLeavesWhatWasThere()
    {
        QVERIFY(writeWholeFile(m_path, "before"));
        const test::FileLimit full(100'000);
        const auto written = writeWholeFile(m_path, QByteArray(200'000, 'x'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::DiskFull);
        QVERIFY(written.error().message.contains(m_path));
        QCOMPARE(content(), QByteArray("before"));
        QCOMPARE(files(), QStringList{QStringLiteral("file.txt")});
    }

    void aPlaceThatIsNoneIsSaid()
    {
        QVERIFY(writeWholeFile(m_path, "a file"));
        const auto below = writeWholeFile(m_path + QStringLiteral("/below"), "x");
        QVERIFY(!below);
        QCOMPARE(below.error().code, ErrorCode::CannotOpen);
        const auto directory = writeWholeFile(m_directory.path(), "x");
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, ErrorCode::CannotOpen);
    }
};

QTEST_GUILESS_MAIN(TestWholeFile)
#include "test_whole_file.moc"
