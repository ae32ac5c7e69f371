// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_lines.h"
#include "core/inspect/preview/previewer.h"
#include "core/inspect/preview/text_index.h"
#include "tests/core/inspect/audio_values.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/core/inspect/packed_support.h"
#include "tests/support/support.h"

#include <QEventLoop>

#include <set>

using namespace cachescope;
using namespace cachescope::inspect;
using namespace cachescope::test;

namespace {

/// A row whose value is `value`, as a BLOB; rowids count from 1.
void addValue(const QString &path, const QByteArray &value)
{
    runSql(path, "INSERT INTO cache SELECT 'k' || (count(*) + 1), x'" + value.toHex() + "', " +
                     QByteArray::number(value.size()) + ", 1, 1, 0 FROM cache");
}

/// An open file and what looks into it.
struct Desk
{
    explicit Desk(const QString &path)
    {
        QSignalSpy opened(&inspector, &Inspector::opened);
        inspector.open(path);
        if (!opened.wait())
            qFatal("%s cannot be opened", qPrintable(path));
    }

    /// Null if it failed.
    PreviewPtr answer()
    {
        QEventLoop loop;
        QObject::connect(&previewer, &Previewer::ready, &loop, &QEventLoop::quit);
        QObject::connect(&previewer, &Previewer::failed, &loop, &QEventLoop::quit);
        loop.exec();
        return ready.isEmpty() ? nullptr : ready.takeFirst().at(0).value<PreviewPtr>();
    }
    PreviewPtr preview(qint64 rowid, const PreviewOptions &options = {})
    {
        previewer.request(rowid, options);
        return answer();
    }
    PreviewPtr field(const PreviewPtr &outer, qint64 node, const PreviewOptions &options = {})
    {
        previewer.requestField(outer, node, options);
        return answer();
    }

    Inspector inspector;
    Previewer previewer{inspector};
    QSignalSpy ready{&previewer, &Previewer::ready};
    QSignalSpy failed{&previewer, &Previewer::failed};
};

ErrorCode lastError(const Desk &desk)
{
    return desk.failed.last().at(1).value<Error>().code;
}

qint64 firstField(const Preview &preview)
{
    const JsonLines lines(preview.json);
    for (qint64 i = 0; i < lines.lineCount(); ++i) {
        if (lines.base64Node(i) >= 0)
            return lines.base64Node(i);
    }
    return -1;
}

} // namespace

class TestPreviewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachFixture_data();
    void showsEachFixture();
    void opensThePdfOfADocument();
    void readsAFieldWithinBounds();
    void readsTheMarkdownOfAnExtraction();
    void takesLayersOff_data();
    void takesLayersOff();
    void readsWithinBounds();
    void readsImagesWhole();
    void looksOnlySoFarIntoPackedImages();
    void boundsABomb();
    void takesAPartForNoMoreThanThat();
    void tellsDamage_data();
    void tellsDamage();
    void tellsABrokenSound();
    void takesNumbersAndText();
    void tellsWhatCannotBeRead();
    void tellsAValueBesideTheDatabase();
    void refusesAFieldThatIsNone();
    void answersTheLastRequestOnly();
    void dropsWhatWasAskedOfAClosedFile();

private:
    QString newFile();

    QTemporaryDir m_directory;
    int m_files = 0;
};

QString TestPreviewer::newFile()
{
    const QString path = m_directory.filePath(QStringLiteral("%1.db").arg(++m_files));
    createProductionTable(path);
    return path;
}

void TestPreviewer::showsEachFixture_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::vector<ContentType>>("types");
    using enum ContentType;
    QTest::newRow("audio") << QStringLiteral("audio.db") << std::vector<ContentType>{OggOpus, Json};
    QTest::newRow("tokens") << QStringLiteral("audio-unpinned-schema.db")
                            << std::vector<ContentType>{OggOpus, Base64};
    QTest::newRow("documents") << QStringLiteral("document.db") << std::vector<ContentType>{Json};
    QTest::newRow("extractions") << QStringLiteral("extraction.db") << std::vector<ContentType>{Json};
}

void TestPreviewer::showsEachFixture()
{
    QFETCH(QString, file);
    QFETCH(std::vector<ContentType>, types);
    Desk desk(dataFile(file));
    QSignalSpy scanned(&desk.inspector, &Inspector::scanFinished);
    QVERIFY(scanned.wait());
    const auto index = desk.inspector.index();
    std::set<ContentType> seen;
    for (std::size_t i = 0; i < index->size(); i += 3) {
        const PreviewPtr preview = desk.preview(index->rowid(i));
        QVERIFY(preview);
        QCOMPARE(preview->problem, QString());
        QVERIFY(preview->complete && !preview->moreToShow);
        QCOMPARE(preview->storedBytes, index->sizeBytes(i));
        seen.insert(preview->type);
        QCOMPARE(preview->text.has_value(), preview->shown != ContentType::OggOpus);
        QCOMPARE(preview->audio != nullptr, preview->shown == ContentType::OggOpus);
        if (preview->shown == ContentType::Json)
            QVERIFY(preview->json && preview->json->end() == JsonOutline::End::Whole);
    }
    for (const ContentType type : types)
        QVERIFY(seen.contains(type));
}

void TestPreviewer::opensThePdfOfADocument()
{
    Desk desk(dataFile(QStringLiteral("document.db")));
    QSignalSpy scanned(&desk.inspector, &Inspector::scanFinished);
    QVERIFY(scanned.wait());
    const auto index = desk.inspector.index();
    int opened = 0;
    for (std::size_t i = 0; i < index->size(); ++i) {
        const PreviewPtr outer = desk.preview(index->rowid(i));
        QVERIFY(outer && outer->json);
        const qint64 node = firstField(*outer);
        if (node < 0)
            continue;
        const PreviewPtr field = desk.field(outer, node);
        QVERIFY(field);
        QCOMPARE(field->shown, ContentType::Pdf);
        QVERIFY(field->bytes.startsWith("%PDF-"));
        QVERIFY(field->complete);
        QCOMPARE(field->rowid, outer->rowid);
        QCOMPARE(field->trail.size(), 1);
        QCOMPARE(field->layers.size(), std::size_t{1});
        QCOMPARE(field->layers.front().type, ContentType::Base64);
        ++opened;
    }
    QVERIFY(opened > 0);
}

void TestPreviewer::readsAFieldWithinBounds()
{
    const QString path = newFile();
    const QByteArray pdf = "%PDF-1.4\n" + QByteArray("\xff\x10\x83xyz").repeated(500);
    const QByteArray base64 = pdf.toBase64();
    addValue(path, "{\"a\": 1, \"pdf\": \"" + QByteArray(base64).replace('/', "\\/") + "\"}");
    Desk desk(path);
    const PreviewPtr outer = desk.preview(1);
    QCOMPARE(firstField(*outer), 2);
    const PreviewPtr part = desk.field(outer, 2, {400, 1000});
    QCOMPARE(part->bytes, pdf.first(300));
    QCOMPARE(part->storedBytes, base64.size());
    QVERIFY(!part->complete && part->moreToShow);
    const PreviewPtr all = desk.field(outer, 2);
    QCOMPARE(all->bytes, pdf);
    QCOMPARE(all->storedBytes, base64.size());
    QVERIFY(all->complete && !all->moreToShow);
    QCOMPARE(all->trail, QStringList(QStringLiteral("pdf")));
}

void TestPreviewer::readsTheMarkdownOfAnExtraction()
{
    Desk desk(dataFile(QStringLiteral("extraction.db")));
    const PreviewPtr preview = desk.preview(1);
    QVERIFY(preview);
    QVERIFY(!preview->markdown.isEmpty());
    QVERIFY(!preview->markdown.contains(QLatin1String("\\n")));
    QVERIFY(preview->markdown.contains(QLatin1Char('\n')));
}

void TestPreviewer::takesLayersOff_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::vector<ContentType>>("layers");
    QTest::addColumn<ContentType>("shown");
    using enum ContentType;
    using Types = std::vector<ContentType>;
    const QByteArray json = R"({"numbers": [1, 2, 3], "words": ["one", "two"]})";
    const QByteArray markdown = "# Title\n\nSome **bold** words and a [link](http://example.org).\n";
    const QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0", 29);
    QTest::newRow("nothing") << QByteArray() << Types{} << Empty;
    QTest::newRow("JSON") << json << Types{} << Json;
    QTest::newRow("gzip") << gzipped(json) << Types{Gzip} << Json;
    QTest::newRow("zlib") << deflated(json, 15) << Types{Zlib} << Json;
    QTest::newRow("zstd") << zstandard(markdown) << Types{Zstd} << Markdown;
    QTest::newRow("Base64") << png.toBase64() << Types{Base64} << Image;
    QTest::newRow("gzip in Base64") << gzipped(markdown).toBase64() << Types{Base64, Gzip} << Markdown;
    QTest::newRow("zstd in gzip in Base64 in zlib")
        << deflated(gzipped(zstandard(json)).toBase64(), 15) << Types{Zlib, Base64, Gzip, Zstd} << Json;
    QByteArray deep = json;
    for (int i = 0; i < 6; ++i)
        deep = gzipped(deep);
    QTest::newRow("too deep") << deep << Types{Gzip, Gzip, Gzip, Gzip} << Gzip;
    QTest::newRow("nothing in gzip") << gzipped("") << Types{Gzip} << Empty;
    QTest::newRow("binary in gzip") << gzipped(QByteArray(100, '\1')) << Types{Gzip} << Unknown;
    QTest::newRow("UTF-16 JSON") << "\xff\xfe" + QByteArray("[\0"
                                                            "1\0,\0"
                                                            "2\0]\0",
                                                            10)
                                 << Types{} << Json;
    QTest::newRow("SVG") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") << Types{} << Image;
}

void TestPreviewer::takesLayersOff()
{
    QFETCH(QByteArray, value);
    QFETCH(std::vector<ContentType>, layers);
    QFETCH(ContentType, shown);
    const QString path = newFile();
    addValue(path, value);
    Desk desk(path);
    const PreviewPtr preview = desk.preview(1);
    QVERIFY(preview);
    QCOMPARE(preview->shown, shown);
    QCOMPARE(preview->problem, QString());
    QVERIFY(preview->complete);
    std::vector<ContentType> taken;
    for (const PackedLayer &layer : preview->layers)
        taken.push_back(layer.type);
    QCOMPARE(taken, layers);
    if (!layers.empty()) {
        QCOMPARE(preview->type, layers.front());
        QCOMPARE(preview->layers.front().packedBytes, value.size());
        QCOMPARE(preview->layers.back().unpackedBytes, std::optional<qint64>(preview->bytes.size()));
    }
    QCOMPARE(preview->json != nullptr, shown == ContentType::Json);
    QCOMPARE(!preview->markdown.isEmpty(), shown == ContentType::Markdown);
    if (shown == ContentType::Image && layers.empty())
        QVERIFY(preview->text);
}

void TestPreviewer::readsWithinBounds()
{
    const QString path = newFile();
    const QByteArray text = "[" + QByteArray("\"some text\", ").repeated(10'000) + "1]";
    addValue(path, text);
    addValue(path, gzipped(text));
    Desk desk(path);
    const PreviewOptions few{1000, 2000};
    const PreviewPtr plain = desk.preview(1, few);
    QCOMPARE(plain->bytes, text.first(1000));
    QVERIFY(!plain->complete && plain->moreToShow);
    QCOMPARE(plain->json->end(), JsonOutline::End::Cut);
    QCOMPARE(plain->problem, QString());
    QCOMPARE(plain->storedBytes, text.size());
    const PreviewPtr packed = desk.preview(2, {qint64{1} << 20, 2000});
    QCOMPARE(packed->bytes, text.first(2000));
    QVERIFY(!packed->complete && packed->moreToShow);
    QCOMPARE(packed->layers.front().unpackedBytes, std::optional<qint64>(text.size()));
    const PreviewPtr whole = desk.preview(1, wholePreview());
    QCOMPARE(whole->bytes, text);
    QVERIFY(whole->complete && !whole->moreToShow);
    QCOMPARE(whole->string(), QString::fromLatin1(text));
    QCOMPARE(whole->text->lines, 1);
}

void TestPreviewer::readsImagesWhole()
{
    const QString path = newFile();
    const QByteArray png =
        QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0", 29) + QByteArray(5000, 'x');
    addValue(path, png);
    addValue(path, zstandard(png));
    Desk desk(path);
    for (const qint64 rowid : {1, 2}) {
        const PreviewPtr preview = desk.preview(rowid, {1000, 1000});
        QCOMPARE(preview->bytes, png);
        QVERIFY(preview->complete && !preview->moreToShow);
    }
}

/// What is stored as it is takes its room in the file; what is packed may be a bomb.
void TestPreviewer::looksOnlySoFarIntoPackedImages()
{
    const QString path = newFile();
    const QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0", 29);
    addValue(path, gzipped(png) + gzippedZeros(qint64{40} << 20));
    Desk desk(path);
    const PreviewPtr preview = desk.preview(1);
    QVERIFY(preview);
    QCOMPARE(preview->shown, ContentType::Image);
    QCOMPARE(preview->bytes.size(), qsizetype{32} << 20);
    QVERIFY(!preview->complete && preview->moreToShow);
    const PreviewPtr whole = desk.preview(1, wholePreview());
    QCOMPARE(whole->bytes.size(), png.size() + (qsizetype{40} << 20));
    QVERIFY(whole->complete && !whole->moreToShow);
}

/// A value that is cut just behind a member.
void TestPreviewer::takesAPartForNoMoreThanThat()
{
    const QString path = newFile();
    const QByteArray member = gzipped("a line of text\n");
    addValue(path, member + member);
    Desk desk(path);
    const PreviewPtr preview = desk.preview(1, {member.size(), 1000});
    QCOMPARE(preview->bytes, QByteArray("a line of text\n"));
    QVERIFY(!preview->complete && preview->moreToShow);
    QVERIFY(!preview->layers.front().unpackedBytes);
}

void TestPreviewer::boundsABomb()
{
    const QString path = newFile();
    addValue(path, gzipped(gzippedZeros(qint64{100} << 20)));
    Desk desk(path);
    const PreviewPtr preview = desk.preview(1);
    QVERIFY(preview);
    QCOMPARE(preview->layers.size(), std::size_t{2});
    QCOMPARE(preview->bytes.size(), PreviewOptions().maxShownBytes);
    QVERIFY(preview->moreToShow);
    QVERIFY(preview->layers.back().seenBytes > preview->bytes.size());
}

void TestPreviewer::tellsDamage_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ContentType>("shown");
    QTest::addColumn<QString>("problem");
    const QByteArray text = QByteArray("a line of text\n").repeated(50);
    QTest::newRow("short gzip") << gzipped(text).chopped(9) << ContentType::Text
                                << QStringLiteral("The gzip data end too early, after 750 B unpacked.");
    QTest::newRow("only a header") << gzipped(text).first(10) << ContentType::Gzip
                                   << QStringLiteral("The gzip data end too early, after 0 B unpacked.");
    QTest::newRow("wrong JSON") << "{\"a\": [" + QByteArray("1, ").repeated(200) + "2}" << ContentType::Json
                                << QStringLiteral(
                                       "This is no valid JSON from line 1, column 609 on, where a comma "
                                       "or \"]\" should stand.");
    QTest::newRow("short JSON in gzip") << gzipped("{\"a\": [1, 2") << ContentType::Json
                                        << QStringLiteral("The JSON ends too early, at line 1, column 12.");
}

void TestPreviewer::tellsDamage()
{
    QFETCH(QByteArray, value);
    QFETCH(ContentType, shown);
    QFETCH(QString, problem);
    const QString path = newFile();
    addValue(path, value);
    Desk desk(path);
    const PreviewPtr preview = desk.preview(1);
    QVERIFY(preview);
    QCOMPARE(preview->shown, shown);
    QCOMPARE(preview->problem, problem);
    QVERIFY(!preview->moreToShow);
}

void TestPreviewer::tellsABrokenSound()
{
    const QString path = newFile();
    const QByteArray &sound = longestRecording();
    addValue(path, sound.first(sound.size() / 2));
    addValue(path, sound.first(40));
    Desk desk(path);
    const PreviewPtr half = desk.preview(1);
    QCOMPARE(half->shown, ContentType::OggOpus);
    QVERIFY(half->audio);
    QVERIFY(!half->problem.isEmpty());
    QVERIFY(!half->moreToShow);
    const PreviewPtr nothing = desk.preview(2);
    QVERIFY(!nothing->audio);
    QVERIFY(!nothing->problem.isEmpty());
}

void TestPreviewer::takesNumbersAndText()
{
    const QString path = newFile();
    runSql(path, "INSERT INTO cache VALUES('int', 42, 0, 1, 1, 0), ('real', 1.5, 0, 1, 1, 0),"
                 " ('text', 'words', 0, 1, 1, 0)");
    Desk desk(path);
    QCOMPARE(desk.preview(1)->bytes, QByteArray("42"));
    QCOMPARE(desk.preview(2)->bytes, QByteArray("1.5"));
    QCOMPARE(desk.preview(3)->bytes, QByteArray("words"));
}

void TestPreviewer::tellsWhatCannotBeRead()
{
    Desk desk(dataFile(QStringLiteral("audio.db")));
    QVERIFY(!desk.preview(1'000'000));
    QCOMPARE(lastError(desk), ErrorCode::NotFound);
    QCOMPARE(desk.failed.last().at(0).toLongLong(), 1'000'000);
}

void TestPreviewer::tellsAValueBesideTheDatabase()
{
    const QString path = m_directory.filePath(QStringLiteral("diskcache.db"));
    runSql(
        path,
        "CREATE TABLE Cache (rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, store_time REAL, expire_time "
        "REAL, access_time REAL, access_count INTEGER DEFAULT 0, tag BLOB, size INTEGER DEFAULT 0,"
        " mode INTEGER DEFAULT 0, filename TEXT, value BLOB);"
        "CREATE TABLE Settings (key TEXT NOT NULL UNIQUE, value);"
        "INSERT INTO Cache(key, raw, store_time, access_time, size, mode, filename, value)"
        " VALUES('k', 1, 1, 1, 7, 2, 'ab/cd.val', NULL)");
    Desk desk(path);
    QVERIFY(!desk.preview(1));
    QCOMPARE(lastError(desk), ErrorCode::NotFound);
    QVERIFY(desk.failed.last().at(1).value<Error>().message.contains(QLatin1String("ab/cd.val")));
}

void TestPreviewer::refusesAFieldThatIsNone()
{
    const QString path = newFile();
    addValue(path, "{\"a\": 1}");
    Desk desk(path);
    const PreviewPtr outer = desk.preview(1);
    for (const qint64 node : {-1, 0, 1, 2, 3}) {
        QVERIFY(!desk.field(outer, node));
        QCOMPARE(lastError(desk), ErrorCode::InvalidArgument);
    }
}

void TestPreviewer::answersTheLastRequestOnly()
{
    const QString path = newFile();
    addValue(path, gzippedZeros(qint64{60} << 20));
    addValue(path, "second");
    Desk desk(path);
    desk.previewer.request(1);
    desk.previewer.request(2);
    const PreviewPtr preview = desk.answer();
    QVERIFY(preview);
    QCOMPARE(preview->rowid, 2);
    desk.previewer.request(1);
    desk.previewer.cancel();
    QVERIFY(!desk.previewer.isAsked());
    QCOMPARE(desk.preview(2)->rowid, 2);
    QVERIFY(desk.failed.isEmpty());
}

void TestPreviewer::dropsWhatWasAskedOfAClosedFile()
{
    Desk desk(dataFile(QStringLiteral("audio.db")));
    desk.previewer.request(1);
    desk.inspector.close();
    QVERIFY(!desk.previewer.isAsked());
    QSignalSpy opened(&desk.inspector, &Inspector::opened);
    desk.inspector.open(dataFile(QStringLiteral("document.db")));
    QVERIFY(opened.wait());
    QVERIFY(desk.ready.isEmpty() && desk.failed.isEmpty());
    QVERIFY(desk.preview(1)->json);
}

QTEST_GUILESS_MAIN(TestPreviewer)
#include "test_previewer.moc"
