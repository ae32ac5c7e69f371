// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/register_file.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <csignal>
#include <cstring>

using namespace cachescope;
using namespace cachescope::load;

namespace {

/// No file of this process may grow beyond `bytes` while it lives: a full disk, nearly.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_handlerBefore(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit lower{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &lower);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handlerBefore);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    void (*const m_handlerBefore)(int);
    rlimit m_before{};
};

} // namespace

class TestRegisterFile : public QObject
{
    Q_OBJECT

private:
    const QTemporaryDir m_directory;
    int m_files = 0;

    QString newPath() { return m_directory.filePath(QString::number(++m_files)); }

    static QString withContent(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

private Q_SLOTS:
    void whatOneWritesAnotherSees()
    {
        const QString path = newPath();
        const RegisterOptions options{1000, 20, true, false};
        const auto one = RegisterFile::create(path, options);
        VERIFY_OK(one);
        const auto other = RegisterFile::open(path);
        VERIFY_OK(other);
        QCOMPARE(other->options(), options);
        QVERIFY(one->records() != other->records());
        const qint64 last = 999 * RegisterFile::kRecordBytes;
        std::memset(static_cast<char *>(one->records()) + last, 'x', RegisterFile::kRecordBytes);
        QCOMPARE(std::memcmp(one->records(), other->records(), 1000 * RegisterFile::kRecordBytes), 0);
    }

    void everyRecordIsZeroAndAligned()
    {
        const auto file = RegisterFile::create(newPath(), {10, 0, false, true});
        VERIFY_OK(file);
        const QByteArray zeros(10 * RegisterFile::kRecordBytes, '\0');
        QCOMPARE(std::memcmp(file->records(), zeros.constData(), zeros.size()), 0);
        QCOMPARE(reinterpret_cast<quintptr>(file->records()) % RegisterFile::kRecordBytes, quintptr{0});
        QVERIFY(file->options().mayEvict);
        QVERIFY(!file->options().foreignValues);
    }

    void staysInMemoryWhereverItMoves()
    {
        auto made = RegisterFile::create(newPath(), {10, 0, false, false});
        VERIFY_OK(made);
        void *const records = made->records();
        RegisterFile moved(std::move(*made));
        QCOMPARE(moved.records(), records);
        RegisterFile assigned;
        QVERIFY(!assigned.records());
        assigned = std::move(moved);
        QCOMPARE(assigned.records(), records);
        QCOMPARE(assigned.options().keys, 10);
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<qint64>("keys");
        QTest::addColumn<qint64>("prefilled");
        QTest::newRow("no keys") << qint64{0} << qint64{0};
        QTest::newRow("too many keys") << qint64{2'000'000'000} << qint64{0};
        QTest::newRow("less than none prefilled") << qint64{5} << qint64{-1};
    }
    void refusesNonsense()
    {
        QFETCH(qint64, keys);
        QFETCH(qint64, prefilled);
        const QString path = newPath();
        VERIFY_FAILS(RegisterFile::create(path, {keys, prefilled, false, false}), ErrorCode::InvalidArgument);
        QVERIFY(!QFileInfo::exists(path));
    }

    void replacesNoFile()
    {
        const QString path = withContent(newPath(), "precious");
        VERIFY_FAILS(RegisterFile::create(path, {5, 0, false, false}), ErrorCode::CannotOpen);
        QCOMPARE(QFileInfo(path).size(), 8);
    }

    void needsADirectory()
    {
        const QString path = m_directory.filePath(QStringLiteral("none/register"));
        VERIFY_FAILS(RegisterFile::create(path, {5, 0, false, false}), ErrorCode::CannotOpen);
        VERIFY_FAILS(RegisterFile::open(path), ErrorCode::CannotOpen);
        VERIFY_FAILS(RegisterFile::open(m_directory.path()), ErrorCode::CannotOpen);
    }

    void aFullDiskIsAnErrorAndLeavesNothing()
    {
        const QString path = newPath();
        const FileSizeLimit limit(100'000);
        VERIFY_FAILS(RegisterFile::create(path, {10'000, 0, false, false}), ErrorCode::DiskFull);
        QVERIFY(!QFileInfo::exists(path));
    }

    void opensNothingElse_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("an empty file") << QByteArray();
        QTest::newRow("a short file") << QByteArray("\x89"
                                                    "CSREG1\n");
        QTest::newRow("text") << QByteArray(10'000, 'x');
        QTest::newRow("zeros") << QByteArray(10'000, '\0');
    }
    void opensNothingElse()
    {
        QFETCH(QByteArray, content);
        const auto opened = RegisterFile::open(withContent(newPath(), content));
        VERIFY_FAILS(opened, ErrorCode::CannotOpen);
        QVERIFY(opened.error().message.contains(QStringLiteral("no register")));
    }

    void opensNoOtherVersion()
    {
        const QString path = newPath();
        VERIFY_OK(RegisterFile::create(path, {5, 0, false, false}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(8); // the size of a record
        file.write("\x80");
        file.close();
        VERIFY_FAILS(RegisterFile::open(path), ErrorCode::CannotOpen);
    }

    void opensNoneThatIsCutShort()
    {
        const QString path = newPath();
        VERIFY_OK(RegisterFile::create(path, {50, 0, false, false}));
        const qint64 bytes = QFileInfo(path).size();
        for (const qint64 left : {bytes - 1, qint64{4096}, qint64{48}}) {
            QVERIFY(QFile::resize(path, left));
            VERIFY_FAILS(RegisterFile::open(path), ErrorCode::Truncated);
        }
    }
};

QTEST_GUILESS_MAIN(TestRegisterFile)
#include "test_register_file.moc"
