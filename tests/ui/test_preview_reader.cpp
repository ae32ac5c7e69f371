// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_lines.h"
#include "tests/ui/preview_fixture.h"
#include "ui/preview/preview_reader.h"

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::ui::test;
using inspect::ContentType;

class TestPreviewReader : public PreviewFixture
{
    Q_OBJECT

    std::unique_ptr<PreviewReader> m_reader;

    ContentType shown() const { return m_reader->shown() ? m_reader->shown()->shown : ContentType::Unknown; }

    /// The node of the Base64 string in the JSON that is shown.
    qint64 field() const;

private Q_SLOTS:
    void init()
    {
        open();
        m_reader = std::make_unique<PreviewReader>(*inspector);
        m_reader->setActive(true);
    }
    void cleanup()
    {
        m_reader.reset();
        inspector.reset();
    }

    void readsTheRow()
    {
        QSignalSpy showing(m_reader.get(), &PreviewReader::showing);
        m_reader->setRow(kJson);
        QVERIFY(showing.wait());
        QCOMPARE(shown(), ContentType::Json);
        m_reader->setRow(kJson);
        QCOMPARE(m_reader->shown()->rowid, kJson);
        QCOMPARE(showing.count(), 1);
    }

    void passesOverRowsThatFlyBy()
    {
        QSignalSpy showing(m_reader.get(), &PreviewReader::showing);
        m_reader->setRow(kJson); // alone at first: read at once
        for (const qint64 row : {kMarkdown, kPdf, kEmpty, kDocument, kHtml})
            m_reader->setRow(row);
        QTRY_COMPARE(shown(), ContentType::Html);
        for (const auto &signal : showing) {
            const qint64 row = signal.first().value<inspect::PreviewPtr>()->rowid;
            QVERIFY(row == kJson || row == kHtml);
        }
    }

    void readsNothingWhileNobodyLooks()
    {
        QSignalSpy showing(m_reader.get(), &PreviewReader::showing);
        m_reader->setActive(false);
        m_reader->setRow(kJson);
        m_reader->setRow(kPdf);
        QTest::qWait(2 * PreviewReader::kSettleMs); // nothing is to happen
        QCOMPARE(showing.count(), 0);
        m_reader->setActive(true);
        QTRY_COMPARE(shown(), ContentType::Pdf);
        QCOMPARE(showing.count(), 1);
    }

    void keepsWhatIsShownUntilTheNextIsThere()
    {
        m_reader->setRow(kJson);
        QTRY_COMPARE(shown(), ContentType::Json);
        m_reader->setRow(kPdf);
        QCOMPARE(shown(), ContentType::Json);
        QTRY_COMPARE(shown(), ContentType::Pdf);
        m_reader->setRow(std::nullopt);
        QVERIFY(!m_reader->shown());
    }

    void opensAFieldAndComesBack()
    {
        m_reader->setRow(kDocument);
        QTRY_COMPARE(shown(), ContentType::Json);
        const inspect::PreviewPtr outer = m_reader->shown();
        m_reader->openField(field());
        QTRY_COMPARE(shown(), ContentType::Pdf);
        QCOMPARE(m_reader->depth(), 1);
        QCOMPARE(m_reader->shown()->bytes, pdf());
        QCOMPARE(m_reader->shown()->trail, QStringList{QStringLiteral("pdf")});
        QVERIFY(m_reader->back());
        QCOMPARE(m_reader->shown(), outer);
        QVERIFY(!m_reader->back());
    }

    void leavesTheValueBeforeAloneWhileTheNextIsRead()
    {
        m_reader->setRow(kDocument);
        QTRY_COMPARE(shown(), ContentType::Json);
        const qint64 node = field();
        m_reader->openField(node);
        QTRY_COMPARE(shown(), ContentType::Pdf);
        m_reader->setRow(kMarkdown);
        QVERIFY(!m_reader->back());
        m_reader->openField(node);
        m_reader->showAll();
        QTRY_COMPARE(shown(), ContentType::Markdown);
    }

    void tellsThatAFieldIsNone()
    {
        m_reader->setRow(kJson);
        QTRY_COMPARE(shown(), ContentType::Json);
        QSignalSpy failed(m_reader.get(), &PreviewReader::failed);
        m_reader->openField(0);
        QVERIFY(failed.wait());
        QCOMPARE(shown(), ContentType::Json);
        QCOMPARE(m_reader->depth(), 0);
    }

    void showsMoreWhenAsked()
    {
        m_reader->setRow(kZeros);
        QTRY_VERIFY(m_reader->shown());
        QVERIFY(m_reader->shown()->moreToShow);
        QVERIFY(m_reader->shown()->bytes.size() < 6'000'000);
        m_reader->showAll();
        QTRY_COMPARE(m_reader->shown()->bytes.size(), 6'000'000);
        QVERIFY(!m_reader->shown()->moreToShow);
    }

    void tellsThatTheRowIsGone()
    {
        QSignalSpy failed(m_reader.get(), &PreviewReader::failed);
        m_reader->setRow(4711);
        QVERIFY(failed.wait());
        QVERIFY(!m_reader->shown());
        m_reader->setRow(kJson);
        QTRY_COMPARE(shown(), ContentType::Json);
    }

    void stopsAtAWish()
    {
        QSignalSpy failed(m_reader.get(), &PreviewReader::failed);
        m_reader->stop();
        QCOMPARE(failed.count(), 0);
        m_reader->setRow(kJson);
        m_reader->stop();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Cancelled);
    }

    void forgetsAFileThatIsClosed()
    {
        m_reader->setRow(kJson);
        QTRY_COMPARE(shown(), ContentType::Json);
        QSignalSpy cleared(m_reader.get(), &PreviewReader::cleared);
        inspector->close();
        QCOMPARE(cleared.count(), 1);
        QVERIFY(!m_reader->row());
        m_reader->showAll();
        m_reader->openField(0);
        m_reader->readAgain();
    }
};

qint64 TestPreviewReader::field() const
{
    const inspect::JsonLines lines(m_reader->shown()->json);
    for (qint64 line = 0; line < lines.lineCount(); ++line) {
        if (const qint64 node = lines.base64Node(line); node >= 0)
            return node;
    }
    return -1;
}

QTEST_MAIN(TestPreviewReader)
#include "test_preview_reader.moc"
