// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/xxh64.h"
#include "core/inspect/saved/index_identity.h"
#include "core/inspect/saved/index_sections.h"
#include "core/inspect/saved/saved_index.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QBuffer>

#include <sys/stat.h>

#include <functional>
#include <limits>

using namespace cachescope;
using namespace cachescope::inspect;

class TestSavedIndexDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesEachCut();
    void seesEachFlippedBit();
    void seesWhatIsAppended();
    void leavesAnotherVersion_data();
    void leavesAnotherVersion();
    void takesNothingThatContradictsItself_data();
    void takesNothingThatContradictsItself();
    void takesARightOneThatWasMadeInTheSameWay();
    void takesOnlyAnOrdinaryFile();

private:
    /// What becomes of an index file with this content.
    SavedIndex stateOf(const QByteArray &content) const;

    QTemporaryDir m_directory;
    std::optional<CacheFile> m_file;
    QString m_path; // of the index
    QByteArray m_content;
};

namespace {

/// The sections of an index, to be changed one by one.
struct Sections
{
    std::array<QByteArray, kIndexSections> parts;

    QByteArray &operator[](IndexSection section) { return parts[static_cast<std::size_t>(section)]; }
    template <typename T>
    void set(IndexSection section, const std::vector<T> &values)
    {
        (*this)[section] = QByteArray(reinterpret_cast<const char *>(values.data()),
                                      static_cast<qsizetype>(values.size() * sizeof(T)));
    }
    void setFigures(const std::function<void(IndexFigures &)> &change)
    {
        IndexFigures figures;
        std::memcpy(&figures, (*this)[IndexSection::Figures].constData(), sizeof figures);
        change(figures);
        set(IndexSection::Figures, std::vector{figures});
    }
};

ScanResult smallScan()
{
    ScanResult scan;
    scan.index.append(test::row(10, 100, 1.0));
    scan.index.append(test::row(11, qint64{1} << 33, 2.0, true));
    scan.index.append(test::row(20, 300, 3.0));
    scan.types = EntryTypes({1, 2, 3});
    scan.damage.gaps = {{12, 13}, {15, 19}};
    scan.damage.gapCount = 2;
    scan.threads = 4;
    return scan;
}

Sections sectionsOf(const CacheFile &file, const ScanResult &scan)
{
    const QByteArray identity = IndexIdentity::of(file.info())->bytes();
    const ScanSections all(identity, scan);
    Sections sections;
    for (std::size_t i = 0; i < kIndexSections; ++i)
        sections.parts[i] = all.all()[i].toByteArray();
    return sections;
}

QByteArray written(const Sections &sections)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    IndexSections views;
    std::ranges::copy(sections.parts, views.begin());
    if (!writeIndexFile(buffer, views))
        qFatal("no index could be written");
    return buffer.data();
}

using Change = std::function<void(Sections &)>;

template <typename T>
Change with(IndexSection section, std::vector<T> values)
{
    return [section, values](Sections &sections) { sections.set(section, values); };
}

Change withFigures(const std::function<void(IndexFigures &)> &change)
{
    return [change](Sections &sections) { sections.setFigures(change); };
}

} // namespace

void TestSavedIndexDamage::initTestCase()
{
    m_file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    const auto saved = saveIndex(m_directory.path(), *m_file, smallScan());
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    m_path = m_directory.filePath(IndexIdentity::of(m_file->info())->fileName());
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_content = file.readAll();
    QCOMPARE(stateOf(m_content), SavedIndex::Found);
}

SavedIndex TestSavedIndexDamage::stateOf(const QByteArray &content) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(m_path));
    file.close();
    const LoadedIndex loaded = loadIndex(m_directory.path(), *m_file);
    if (loaded.scan.has_value() != (loaded.state == SavedIndex::Found) ||
        QFile::exists(m_path) == (loaded.state == SavedIndex::Damaged))
        qFatal("the file or its content is not where it should be");
    return loaded.state;
}

void TestSavedIndexDamage::seesEachCut()
{
    for (qsizetype bytes = 0; bytes < m_content.size(); ++bytes)
        QCOMPARE(stateOf(m_content.first(bytes)), SavedIndex::Damaged);
}

void TestSavedIndexDamage::seesEachFlippedBit()
{
    for (qsizetype bit = 0; bit < m_content.size() * 8; ++bit) {
        QByteArray content = m_content;
        content[bit / 8] = static_cast<char>(content[bit / 8] ^ (1 << (bit % 8)));
        QCOMPARE(stateOf(content), SavedIndex::Damaged);
    }
}

void TestSavedIndexDamage::seesWhatIsAppended()
{
    QCOMPARE(stateOf(m_content + '\0'), SavedIndex::Damaged);
    QCOMPARE(stateOf(m_content + m_content), SavedIndex::Damaged);
}

void TestSavedIndexDamage::leavesAnotherVersion_data()
{
    QTest::addColumn<qsizetype>("at");
    QTest::addColumn<QByteArray>("bytes");
    constexpr quint32 next = kIndexVersion + 1;
    constexpr quint32 previous = kIndexVersion - 1;
    constexpr double number = -1.25;
    QTest::newRow("newer") << qsizetype{12} << QByteArray(reinterpret_cast<const char *>(&next), 4);
    QTest::newRow("older") << qsizetype{12} << QByteArray(reinterpret_cast<const char *>(&previous), 4);
    QTest::newRow("other numbers") << qsizetype{16} << QByteArray(reinterpret_cast<const char *>(&number), 8);
}

void TestSavedIndexDamage::leavesAnotherVersion()
{
    QFETCH(qsizetype, at);
    QFETCH(QByteArray, bytes);
    QByteArray content = m_content;
    content.replace(at, bytes.size(), bytes);
    const quint64 checksum = xxh64(QByteArrayView(content).first(24));
    content.replace(24, 8, QByteArray(reinterpret_cast<const char *>(&checksum), 8));
    QCOMPARE(stateOf(content), SavedIndex::OtherVersion);
    QByteArray swapped = m_content;
    std::reverse(swapped.begin() + 8, swapped.begin() + 12); // the order of bytes
    QCOMPARE(stateOf(swapped), SavedIndex::OtherVersion);
    QVERIFY(saveIndex(m_directory.path(), *m_file, smallScan())); // takes its place
    QCOMPARE(loadIndex(m_directory.path(), *m_file).state, SavedIndex::Found);
}

void TestSavedIndexDamage::takesNothingThatContradictsItself_data()
{
    QTest::addColumn<Change>("change");
    using S = IndexSection;
    using Large = EntryIndex::LargeSize;
    using Gap = ScanDamage::Gap;
    constexpr quint32 large = EntryIndex::kLarge;
    constexpr qint64 size = qint64{1} << 33;
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("no identity", [](Sections &sections) { sections[S::Identity].append(QByteArray(2'000'000, 'x')); });
    row("rowids fall", with<quint32>(S::Rowids, {0, 10, 1}));
    row("rowids stand still", with<quint32>(S::Rowids, {0, 1, 1}));
    row("rowids start late", with<quint32>(S::Rowids, {1, 2, 3}));
    row("too few rowids", with<quint32>(S::Rowids, {0, 1}));
    row("no rowids", with<quint32>(S::Rowids, {}));
    row("wide rowids fall", with<qint64>(S::Rowids, {10, 12, 11}));
    row("wide rowids start elsewhere", with<qint64>(S::Rowids, {9, 12, 13}));
    row("rowids end", withFigures([](IndexFigures &figures) {
            figures.firstRowid = std::numeric_limits<qint64>::max() - 9;
        }));
    row("too few sizes", with<quint32>(S::Sizes, {100, large}));
    row("a size that is nowhere", with<quint32>(S::Sizes, {large, large, 300}));
    row("no large size", with<Large>(S::LargeSizes, {}));
    row("a large size of another", with<Large>(S::LargeSizes, {{2, size}}));
    row("a large size of none", with<Large>(S::LargeSizes, {{3, size}}));
    row("a large size before all", with<Large>(S::LargeSizes, {{-1, size}}));
    row("a large size far away", with<Large>(S::LargeSizes, {{(qint64{1} << 32) + 1, size}}));
    row("a large size that is none", with<Large>(S::LargeSizes, {{1, 5}}));
    row("a large size below 0", with<Large>(S::LargeSizes, {{1, -1}}));
    row("a large size twice", [](Sections &sections) {
        sections.set<quint32>(S::Sizes, {large, large, 300});
        sections.set<Large>(S::LargeSizes, {{1, size}, {1, size}});
    });
    row("half a large size", with<qint64>(S::LargeSizes, {1, size, 2}));
    row("too many access times", with<double>(S::AccessTimes, {1, 2, 3, 4}));
    row("too few creation times", with<double>(S::CreationTimes, {1, 2}));
    row("too few marks", with<quint8>(S::Marks, {0, 0}));
    row("unknown marks", with<quint8>(S::Marks, {0, 4, 0}));
    row("too few types", with<quint8>(S::Types, {1, 2}));
    row("unknown types", with<quint8>(S::Types, {1, kContentTypeCount, 2}));
    row("a gap backwards", with<Gap>(S::Gaps, {{13, 12}}));
    row("gaps that overlap", with<Gap>(S::Gaps, {{12, 15}, {15, 19}}));
    row("more gaps than gaps", with<Gap>(S::Gaps, {{1, 2}, {4, 5}, {7, 8}}));
    row("half a gap", with<qint64>(S::Gaps, {1, 2, 3}));
    row("no end of gaps", with<Gap>(S::Gaps, std::vector<Gap>(100'000)));
    row("no figures", [](Sections &sections) { sections[S::Figures].clear(); });
    row("few figures", [](Sections &sections) { sections[S::Figures].chop(8); });
    row("more entries", withFigures([](IndexFigures &figures) { ++figures.entries; }));
    row("fewer entries", withFigures([](IndexFigures &figures) { --figures.entries; }));
    row("no entries", withFigures([](IndexFigures &figures) { figures.entries = 0; }));
    row("all entries", withFigures([](IndexFigures &figures) { figures.entries = ~quint64{0}; }));
    row("entries whose bytes no number holds",
        withFigures([](IndexFigures &figures) { figures.entries += quint64{1} << 62; }));
    row("no duration", withFigures([](IndexFigures &figures) { figures.seconds = qQNaN(); }));
    row("a negative duration", withFigures([](IndexFigures &figures) { figures.seconds = -1; }));
    row("negative bytes", withFigures([](IndexFigures &figures) { figures.bytesRead = -1; }));
    row("negative gaps", withFigures([](IndexFigures &figures) { figures.gapCount = -1; }));
    row("negative losses", withFigures([](IndexFigures &figures) { figures.lostEntries = -2; }));
    row("negative parts", withFigures([](IndexFigures &figures) { figures.incompleteEntries = -1; }));
    row("negative threads", withFigures([](IndexFigures &figures) { figures.threads = -1; }));
    row("no yes and no no", withFigures([](IndexFigures &figures) { figures.accessTimesLost = 2; }));
    row("more than the file can hold", [](Sections &sections) {
        constexpr std::size_t entries = 400'000;
        sections.setFigures([](IndexFigures &figures) { figures.entries = entries; });
        std::vector<quint32> rowids(entries);
        for (std::size_t i = 0; i < entries; ++i)
            rowids[i] = static_cast<quint32>(i);
        sections.set(S::Rowids, rowids);
        sections.set(S::Sizes, std::vector<quint32>(entries));
        sections.set<Large>(S::LargeSizes, {});
        sections.set(S::AccessTimes, std::vector<double>(entries));
        sections.set(S::Marks, std::vector<quint8>(entries));
        sections.set(S::Types, std::vector<quint8>(entries));
    });
}

void TestSavedIndexDamage::takesNothingThatContradictsItself()
{
    QFETCH(Change, change);
    Sections sections = sectionsOf(*m_file, smallScan());
    change(sections);
    QCOMPARE(stateOf(written(sections)), SavedIndex::Damaged);
}

void TestSavedIndexDamage::takesARightOneThatWasMadeInTheSameWay()
{
    Sections sections = sectionsOf(*m_file, smallScan());
    QCOMPARE(stateOf(written(sections)), SavedIndex::Found);
    sections.set<qint64>(IndexSection::Rowids, {10, 11, std::numeric_limits<qint64>::max()});
    sections[IndexSection::Types].clear();
    QCOMPARE(stateOf(written(sections)), SavedIndex::Found);
    sections.setFigures(
        [](IndexFigures &figures) { figures.firstRowid = std::numeric_limits<qint64>::max() - 10; });
    sections.set<quint32>(IndexSection::Rowids, {0, 1, 10});
    QCOMPARE(stateOf(written(sections)), SavedIndex::Found);
}

void TestSavedIndexDamage::takesOnlyAnOrdinaryFile()
{
    QFile::remove(m_path);
    QCOMPARE(::mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
    QCOMPARE(loadIndex(m_directory.path(), *m_file).state, SavedIndex::Damaged);
    QVERIFY(!QFile::exists(m_path));
    QVERIFY(QDir().mkdir(m_path));
    QCOMPARE(loadIndex(m_directory.path(), *m_file).state, SavedIndex::Damaged);
    QVERIFY(!saveIndex(m_directory.path(), *m_file, smallScan()));
    QVERIFY(QDir().rmdir(m_path));
}

QTEST_GUILESS_MAIN(TestSavedIndexDamage)
#include "test_saved_index_damage.moc"
