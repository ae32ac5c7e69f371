// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/text_index.h"
#include "ui/preview/preview_text.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using inspect::ContentType;

class TestPreviewText : public QObject
{
    Q_OBJECT

    static inspect::Preview json()
    {
        inspect::Preview preview;
        preview.type = preview.shown = ContentType::Json;
        preview.storedBytes = 48'100;
        preview.complete = true;
        return preview;
    }

    static inspect::Preview packedJson()
    {
        inspect::Preview preview = json();
        preview.type = ContentType::Gzip;
        preview.storedBytes = 12'300;
        preview.layers = {{ContentType::Gzip, 12'300, 48'100, 48'100}};
        return preview;
    }

private Q_SLOTS:
    void saysWhatIsInside()
    {
        inspect::Preview preview = packedJson();
        preview.text = inspect::TextFacts{QStringLiteral("UTF-8"), false, 1'200, 0};
        QCOMPARE(factsText(preview), QStringLiteral("gzip 12.3 kB → JSON 48.1 kB · UTF-8 · 1,200 lines"));
    }

    void saysThatTheEncodingIsAGuess()
    {
        inspect::Preview preview = json();
        preview.text = inspect::TextFacts{QStringLiteral("windows-1252"), true, 1, 3};
        QCOMPARE(factsText(preview),
                 QStringLiteral("JSON 48.1 kB · windows-1252 (a guess), 3 bytes are none · 1 line"));
    }

    void saysThatThereIsMore()
    {
        inspect::Preview preview = packedJson();
        preview.layers.front().unpackedBytes.reset();
        preview.layers.front().seenBytes = 8'388'608;
        preview.bytes = QByteArray(1'000'000, 'x');
        preview.complete = false;
        QCOMPARE(factsText(preview), QStringLiteral("gzip 12.3 kB → JSON, more than 8.39 MB"));
        QVERIFY(partText(preview).isEmpty()); // nothing of it is shown
        preview.lines = inspect::TextIndex::make(preview.bytes);
        QCOMPARE(partText(preview), QStringLiteral("Only the first 1.00 MB are shown."));
        QVERIFY(partText(json()).isEmpty());
    }

    void endsNamesByWhatIsInThem()
    {
        QCOMPARE(storedSuffix(packedJson()), QStringLiteral("gz"));
        QCOMPARE(shownSuffix(packedJson()), QStringLiteral("json"));
        QCOMPARE(storedSuffix(json()), QStringLiteral("json"));
    }

    void opensNothingElsewhereThatCouldRun()
    {
        for (const ContentType type : {ContentType::Html, ContentType::Pickle, ContentType::RubyMarshal,
                                       ContentType::Unknown, ContentType::Text})
            QVERIFY(!opensElsewhere(type));
        QVERIFY(opensElsewhere(ContentType::Pdf));
    }
};

QTEST_GUILESS_MAIN(TestPreviewText)
#include "test_preview_text.moc"
