// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_csv.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/file_limit.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <algorithm>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

/// Entries of a comparison, saved where somebody chose.
class TestDiffCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesALineForEachEntry();
    void runsNoKeyAsAFormula();
    void writesNothingWhereItMustNot_data();
    void writesNothingWhereItMustNot();
    void leavesTheFileThatIsThereWithoutRoom();
    void leavesTheFileThatIsThereWhenStopped();

private:
    [[nodiscard]] FileDiffPtr diffOf(const QByteArray &addedRows) const;
    [[nodiscard]] QString path(const char *name) const { return m_directory->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

std::vector<quint32> rowsOf(const FileDiffPtr &diff)
{
    std::vector<quint32> rows(diff->rows.size());
    std::iota(rows.begin(), rows.end(), quint32{0});
    return rows;
}

} // namespace

void TestDiffCsv::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    for (const char *side : {"before", "after", "out"})
        QVERIFY(QDir(m_directory->path()).mkpath(QLatin1String(side)));
}

/// Of two files with one entry each, and in the later one the keys of the VALUES list `addedRows` too.
FileDiffPtr TestDiffCsv::diffOf(const QByteArray &addedRows) const
{
    for (const char *name : {"before/a.db", "after/b.db"}) {
        test::createProductionTable(path(name));
        test::addRow(path(name), QStringLiteral("kept"), 3, 2.5);
    }
    test::runSql(path("after/b.db"),
                 "INSERT INTO cache SELECT column1, x'00', 1, 5, 6.5, 0 FROM (VALUES " + addedRows + ")");
    auto diff = diffFiles(test::opened(path("before/a.db")), test::opened(path("after/b.db")));
    if (!diff)
        qFatal("%s", qPrintable(diff.error().message));
    return std::make_shared<const FileDiff>(std::move(*diff));
}

void TestDiffCsv::writesALineForEachEntry()
{
    const FileDiffPtr diff = diffOf("('a,b')");
    double last = 0.0;
    VERIFY_OK(
        writeDiffCsv(diff, rowsOf(diff), path("out/l.csv"), [&last](double fraction) { last = fraction; }));
    const auto lines = contentOf(path("out/l.csv")).split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[1], QByteArray("added,\"a,b\",,,,,1,6.5,false,2"));
    QVERIFY(lines[2].contains(",kept,3,2.5,false,1,3,2.5,false,1"));
    QCOMPARE(last, 1.0);
}

void TestDiffCsv::runsNoKeyAsAFormula()
{
    const FileDiffPtr diff = diffOf("('=cmd|1'), ('a' || char(0) || 'b')");
    VERIFY_OK(writeDiffCsv(diff, rowsOf(diff), path("out/l.csv")));
    const QByteArray text = contentOf(path("out/l.csv"));
    QVERIFY(text.contains("\nadded,'=cmd|1,,"));
    QVERIFY(text.contains("\nadded,x'610062',,"));
    const auto added = std::ranges::find(diff->rows, DiffKind::Added, &DiffRow::kind);
    const QByteArray line = diffCsvLine(*diff, *added, QStringLiteral("=1"), LineReader::Program);
    QVERIFY(line.startsWith("added,=1,"));
}

void TestDiffCsv::writesNothingWhereItMustNot_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("error");
    const auto row = [](const char *title, const char *name, ErrorCode error) {
        QTest::newRow(title) << QByteArray(name) << static_cast<int>(error);
    };
    row("the earlier file", "before/a.db", ErrorCode::InvalidArgument);
    row("the later file", "after/b.db", ErrorCode::InvalidArgument);
    row("the log of one", "after/b.db-wal", ErrorCode::InvalidArgument);
    row("beside the earlier file", "out/../before/new", ErrorCode::InvalidArgument);
    row("a link to one", "link.db", ErrorCode::CannotOpen);
    row("a directory", "out", ErrorCode::CannotOpen);
    row("no directory", "missing/new", ErrorCode::CannotOpen);
}

void TestDiffCsv::writesNothingWhereItMustNot()
{
    QFETCH(QByteArray, name);
    QFETCH(int, error);
    const FileDiffPtr diff = diffOf("('a')");
    QVERIFY(QFile::link(path("after/b.db"), path("link.db")));
    const QByteArray before = test::directoryState(path("before")) + test::directoryState(path("after"));
    VERIFY_FAILS(writeDiffCsv(diff, rowsOf(diff), path(name.constData())), static_cast<ErrorCode>(error));
    QCOMPARE(test::directoryState(path("before")) + test::directoryState(path("after")), before);
}

void TestDiffCsv::leavesTheFileThatIsThereWithoutRoom()
{
    const FileDiffPtr diff = diffOf("(printf('%.*c', 700000, 'k'))");
    put(path("out/l.csv"), "before");
    const test::FileLimit limit(500'000);
    VERIFY_FAILS(writeDiffCsv(diff, rowsOf(diff), path("out/l.csv")), ErrorCode::DiskFull);
    QCOMPARE(contentOf(path("out/l.csv")), QByteArray("before"));
    QCOMPARE(QDir(path("out")).entryList(QDir::Files), QStringList(QStringLiteral("l.csv")));
}

void TestDiffCsv::leavesTheFileThatIsThereWhenStopped()
{
    const FileDiffPtr diff = diffOf("('a')");
    put(path("out/l.csv"), "before");
    const std::atomic<bool> cancelled{true};
    VERIFY_FAILS(writeDiffCsv(diff, rowsOf(diff), path("out/l.csv"), {}, &cancelled), ErrorCode::Cancelled);
    QCOMPARE(contentOf(path("out/l.csv")), QByteArray("before"));
}

QTEST_GUILESS_MAIN(TestDiffCsv)
#include "test_diff_csv.moc"
