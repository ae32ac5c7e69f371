// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/content_type.h"

#include <QSet>

#include <algorithm>

using namespace cachescope::inspect;

class TestContentTypeNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNamesForEach();
    void groupsEachTypeOnce();
    void countsAllSoundAsAudio();
    void knowsNoOtherGroup();
    void keepsTheNumbersOfSavedIndexes();
    void namesFilesByTypeWhereTheHeadDisagrees();
};

void TestContentTypeNames::hasNamesForEach()
{
    QSet<QString> labels;
    for (int i = 0; i < kContentTypeCount; ++i) {
        const auto type = static_cast<ContentType>(i);
        labels.insert(contentTypeLabel(type));
        QCOMPARE(contentTypeMime(type).count(QLatin1Char('/')), 1);
        QVERIFY(!contentTypeSuffix(type).isEmpty());
        QVERIFY(!contentTypeSuffix(type).contains(QLatin1Char('.')));
    }
    QCOMPARE(labels.size(), kContentTypeCount);
    QCOMPARE(contentTypeMime(ContentType::OggOpus), QStringLiteral("audio/ogg"));
    QCOMPARE(contentTypeLabel(ContentType::Json), QStringLiteral("JSON"));
    QCOMPARE(contentTypeSuffix(ContentType::Markdown), QStringLiteral("md"));
    QCOMPARE(contentTypeLabel(static_cast<ContentType>(200)), QStringLiteral("unknown"));
}

void TestContentTypeNames::groupsEachTypeOnce()
{
    std::vector<ContentType> all;
    for (const QLatin1StringView group : contentTypeGroupNames()) {
        const auto types = contentTypesNamed(QString(group));
        QVERIFY(!types.empty());
        for (const ContentType type : types)
            QCOMPARE(contentTypeGroupName(type), group);
        all.insert(all.end(), types.begin(), types.end());
    }
    std::ranges::sort(all);
    QCOMPARE(all.size(), std::size_t{kContentTypeCount});
    QVERIFY(std::ranges::adjacent_find(all) == all.end());
}

void TestContentTypeNames::countsAllSoundAsAudio()
{
    QCOMPARE(contentTypesNamed(u"audio"), (std::vector{ContentType::OggOpus, ContentType::Audio}));
}

void TestContentTypeNames::knowsNoOtherGroup()
{
    QVERIFY(contentTypesNamed(u"").empty());
    QVERIFY(contentTypesNamed(u"Audio").empty());
}

void TestContentTypeNames::keepsTheNumbersOfSavedIndexes()
{
    QCOMPARE(static_cast<int>(ContentType::Unknown), 0);
    QCOMPARE(static_cast<int>(ContentType::OggOpus), 2);
    QCOMPARE(static_cast<int>(ContentType::Zstd), 11);
    QCOMPARE(static_cast<int>(ContentType::Markdown), 12);
    QCOMPARE(static_cast<int>(ContentType::Sqlite), 20);
}

void TestContentTypeNames::namesFilesByTypeWhereTheHeadDisagrees()
{
    QCOMPARE(fileSuffixFor("fLaC", ContentType::Audio), QStringLiteral("flac"));
    QCOMPARE(fileSuffixFor("words", ContentType::Json), QStringLiteral("json"));
    QCOMPARE(fileSuffixFor({}, ContentType::Empty), QStringLiteral("bin"));
    QCOMPARE(mimeFor("words", ContentType::Audio), QStringLiteral("audio/*"));
}

QTEST_GUILESS_MAIN(TestContentTypeNames)
#include "test_content_type_names.moc"
