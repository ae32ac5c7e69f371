// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/opening.h"
#include "ui/file/file_badges.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using inspect::OpenMode;

namespace {

inspect::CacheFileInfo audio(OpenMode mode = OpenMode::Immutable)
{
    inspect::CacheFileInfo info;
    info.path = QStringLiteral("/caches/audio.db");
    info.openMode = mode;
    info.fileBytes = 8'000'000;
    info.entries = 1200;
    return info;
}

QStringList chipTexts(const HeaderContent &header)
{
    QStringList texts;
    for (const Chip &chip : header.chips)
        texts << chip.text;
    return texts;
}

FileStatus running(const inspect::CacheFileInfo &info)
{
    return {info, nullptr, ScanState::Running, false, nullptr, false, false};
}

FileStatus scanned(const inspect::CacheFileInfo &info, bool exact = true)
{
    auto summary = std::make_shared<inspect::Summary>();
    summary->exact = exact;
    summary->entries = 1100;
    summary->dataBytes = 7'000'000;
    FileStatus status = running(info);
    status.summary = summary;
    status.scan = ScanState::Done;
    return status;
}

} // namespace

class TestFileBadges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowTheFileIsOpen_data()
    {
        QTest::addColumn<OpenMode>("mode");
        QTest::addColumn<QString>("text");
        QTest::newRow("immutable") << OpenMode::Immutable << "Read-only, untouched";
        QTest::newRow("log") << OpenMode::WalCopy << "Read-only, its log's rows are seen";
        QTest::newRow("live") << OpenMode::Live << "Live: another process has it open";
    }
    void tellsHowTheFileIsOpen()
    {
        QFETCH(OpenMode, mode);
        QFETCH(QString, text);
        const inspect::CacheFileInfo info = audio(mode);
        const HeaderContent header = fileHeader(running(info));
        QCOMPARE(header.title, QStringLiteral("audio.db"));
        QCOMPARE(header.chips[0].text, text);
        QCOMPARE(header.chips[0].link, ChipLink::Proof);
        QVERIFY(header.chips[0].explanation.size() > 100);
        QCOMPARE(header.chips[0].tone, mode == OpenMode::Live ? Tone::Warning : Tone::Good);
    }

    void isNotUntouchedOnceAnotherProgramChangedIt()
    {
        const inspect::CacheFileInfo info = audio();
        FileStatus status = running(info);
        status.changed = true;
        QCOMPARE(chipTexts(fileHeader(status)).first(), QStringLiteral("Read-only"));
        QCOMPARE(fileHeader(status).chips.first().tone, Tone::Neutral);
        status.changed = false;
        status.replaced = true;
        QVERIFY(chipTexts(fileHeader(status)).contains(QStringLiteral("replaced on disk")));
    }

    void isDamagedIfItsEntriesCannotBeCounted()
    {
        inspect::CacheFileInfo info = audio();
        info.entriesKnown = false;
        QVERIFY(chipTexts(fileHeader(scanned(info))).contains(QStringLiteral("damaged")));
    }

    void tellsHowMuchIsLost()
    {
        const inspect::CacheFileInfo info = audio();
        FileStatus status = scanned(info, false);
        auto summary = std::make_shared<inspect::Summary>(*status.summary);
        summary->damage.gapCount = 2;
        status.summary = summary;
        QVERIFY(chipTexts(fileHeader(status)).contains(QStringLiteral("damaged: entries lost in 2 places")));
        summary = std::make_shared<inspect::Summary>(*summary);
        summary->damage.lostEntries = 12;
        summary->damage.incompleteEntries = 3;
        inspect::CacheFileInfo cut = audio();
        cut.salvaged = true;
        FileStatus salvaged = running(cut);
        salvaged.summary = summary;
        QVERIFY(
            fileNotice(salvaged).endsWith(QStringLiteral("12 entries lost, 3 without all of their value.")));
    }

    void tellsWhatLiesBesideTheFile()
    {
        inspect::CacheFileInfo info = audio();
        QCOMPARE(fileHeader({info}).chips[1].text, QStringLiteral("no log"));
        QVERIFY(fileHeader({info}).chips[1].explanation.contains(QStringLiteral("nothing of SQLite's")));
        info.walBytes = 1'200'000;
        info.atOpening.files[1] = {QStringLiteral("audio.db-wal"), true, 1'200'000, 0, 0, 0, 0, {}};
        QCOMPARE(fileHeader({info}).chips[1].text, QStringLiteral("log beside it: 1.20 MB, not read"));
        info.openMode = OpenMode::WalCopy;
        const Chip chip = fileHeader({info}).chips[1];
        QCOMPARE(chip.text, QStringLiteral("log beside it: 1.20 MB"));
        QVERIFY(chip.explanation.contains(QStringLiteral("audio.db-wal (1.20 MB)")));
    }

    void tellsWhatIsMissingOfATruncatedFile()
    {
        inspect::CacheFileInfo info = audio();
        info.truncated = true;
        info.salvaged = true;
        info.missingBytes = 2'000'000;
        info.entries = 0;
        info.entriesExact = false;
        info.warnings << inspect::truncatedMessage(info.path, info.fileBytes, info.missingBytes)
                      << QStringLiteral("And this.");
        const HeaderContent header = fileHeader(scanned(info, false));
        QCOMPARE(header.chips[2].text, QStringLiteral("salvaged: 8.00 MB of 10.0 MB"));
        QCOMPARE(header.chips[2].link, ChipLink::Notes);
        const QString notice = fileNotice(scanned(info, false));
        QVERIFY(
            notice.startsWith(QStringLiteral("Salvaged: 8.00 MB of 10.0 MB are there, 2.00 MB are missing")));
        QVERIFY(notice.contains(QStringLiteral("1,100 entries survive.")));
        QVERIFY(notice.endsWith(QStringLiteral("And this.")));
        QCOMPARE(notice.count(QStringLiteral("download it again")), 1);
        QVERIFY(noticeIsUrgent(info));
    }

    void saysNoNumberOfEntriesThatIsNotKnown()
    {
        inspect::CacheFileInfo info = audio();
        QCOMPARE(fileHeader({info}).facts, QStringLiteral("8.00 MB on disk · 1,200 entries"));
        info.entriesExact = false;
        QCOMPARE(fileHeader({info}).facts, QStringLiteral("8.00 MB on disk · about 1,200 entries"));
        info.entries = 0;
        QCOMPARE(fileHeader({info}).facts, QStringLiteral("8.00 MB on disk"));
    }

    void leadsFromDamageToTheCheck()
    {
        const inspect::CacheFileInfo info = audio();
        QVERIFY(!chipTexts(fileHeader(scanned(info))).contains(QStringLiteral("damaged")));
        const HeaderContent incomplete = fileHeader(scanned(info, false));
        QCOMPARE(incomplete.chips[2].text, QStringLiteral("damaged"));
        QCOMPARE(incomplete.chips[2].link, ChipLink::Check);
        FileStatus checked = scanned(info);
        checked.damageFound = true;
        QVERIFY(chipTexts(fileHeader(checked)).contains(QStringLiteral("damaged")));
    }

    void offersAllWarnings()
    {
        inspect::CacheFileInfo info = audio();
        QVERIFY(!noticeIsUrgent(info));
        info.warnings << QStringLiteral("One.");
        QVERIFY(chipTexts(fileHeader({info})).contains(QStringLiteral("1 note")));
        info.warnings << QStringLiteral("Two.");
        QVERIFY(chipTexts(fileHeader({info})).contains(QStringLiteral("2 notes")));
        QCOMPARE(fileNotice({info}), QStringLiteral("One.\nTwo."));
        QVERIFY(noticeIsUrgent(info));
    }

    void isNotUrgentThatAFileIsLive()
    {
        inspect::CacheFileInfo info = audio(OpenMode::Live);
        info.warnings << QStringLiteral("Another process has the file open.");
        QVERIFY(!noticeIsUrgent(info));
        info.warnings << QStringLiteral("The file is damaged.");
        QVERIFY(noticeIsUrgent(info));
    }

    void offersToFollowAFileInUse()
    {
        const inspect::CacheFileInfo live = audio(OpenMode::Live);
        FileStatus status = scanned(live);
        QVERIFY(chipTexts(fileHeader(status)).contains(QStringLiteral("follow")));
        status.changed = true;
        QVERIFY(chipTexts(fileHeader(status)).contains(QStringLiteral("changed: refresh")));
        status.changed = false;
        status.following = true;
        QVERIFY(chipTexts(fileHeader(status)).contains(QStringLiteral("following")));
        const inspect::CacheFileInfo quiet = audio();
        QVERIFY(!chipTexts(fileHeader(scanned(quiet))).contains(QStringLiteral("follow")));
    }

    void saysThatAFileWasChangedBehindItsBack()
    {
        const inspect::CacheFileInfo info = audio();
        FileStatus status = scanned(info);
        status.changed = true;
        QVERIFY(chipTexts(fileHeader(status)).contains(QStringLiteral("changed on disk")));
    }

    void statesTheErrorOfAnEstimate()
    {
        const inspect::CacheFileInfo info = audio();
        FileStatus status = running(info);
        auto estimate = std::make_shared<inspect::Estimate>();
        estimate->dataBytes = {100.0, 97.0, 103.0};
        status.estimate = estimate;
        QVERIFY(chipTexts(fileHeader(status)).contains(QStringLiteral("estimate ± 3.0 %")));
        QVERIFY(!chipTexts(fileHeader(status)).contains(QStringLiteral("scanning…")));
    }
};

QTEST_GUILESS_MAIN(TestFileBadges)
#include "test_file_badges.moc"
