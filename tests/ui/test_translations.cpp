// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogues as they are in the repository. That they have all strings of the sources tells
// scripts/update-translations --check.
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <vector>

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< one, or a form for each number
    bool isPlural = false;
    bool isFinished = true;

    [[nodiscard]] QString where() const { return context + QStringLiteral(": ") + source; }
};

Message readMessage(QXmlStreamReader *xml, const QString &context)
{
    Message message{context, {}, {}, xml->attributes().hasAttribute(QLatin1String("numerus")), true};
    while (xml->readNextStartElement()) {
        if (xml->name() == QLatin1String("source")) {
            message.source = xml->readElementText();
        } else if (xml->name() != QLatin1String("translation")) {
            xml->skipCurrentElement();
        } else {
            message.isFinished = !xml->attributes().hasAttribute(QLatin1String("type"));
            if (!message.isPlural) {
                message.translations << xml->readElementText();
                continue;
            }
            while (xml->readNextStartElement())
                message.translations << xml->readElementText();
        }
    }
    return message;
}

std::vector<Message> readCatalogue(const QString &language)
{
    QFile file(QStringLiteral(CACHESCOPE_TRANSLATIONS "/cachescope_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.push_back(readMessage(&xml, context));
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%L?(\\d+|n)"));
    QStringList places;
    for (auto matches = place.globalMatch(text); matches.hasNext();)
        places << matches.next().captured();
    places.sort();
    places.removeDuplicates();
    return places;
}

bool hasMnemonic(const QString &text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&\\w"));
    return mnemonic.match(text).hasMatch();
}

/// The blanks before and behind a text, which join it to others.
std::pair<bool, bool> blanks(const QString &text)
{
    return {text.startsWith(QLatin1Char(' ')), text.endsWith(QLatin1Char(' '))};
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areComplete_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("English plurals") << QStringLiteral("en");
    }
    void areComplete()
    {
        QFETCH(QString, language);
        const std::vector<Message> messages = readCatalogue(language);
        QVERIFY(!messages.empty());
        for (const Message &message : messages) {
            QVERIFY2(message.isFinished && !message.translations.isEmpty(), qPrintable(message.where()));
            for (const QString &text : message.translations)
                QVERIFY2(!text.isEmpty(), qPrintable(message.where()));
            QVERIFY2(!message.isPlural || message.translations.size() == 2, qPrintable(message.where()));
        }
    }

    void englishHasPluralsOnly()
    {
        for (const Message &message : readCatalogue(QStringLiteral("en")))
            QVERIFY2(message.isPlural, qPrintable(message.where()));
    }

    void germanHasThePlaceholdersOfItsSource()
    {
        for (const Message &message : readCatalogue(QStringLiteral("de"))) {
            for (const QString &text : message.translations)
                QVERIFY2(placeholders(text) == placeholders(message.source), qPrintable(message.where()));
        }
    }

    void germanHasMnemonicsWhereItsSourceHasThem()
    {
        for (const Message &message : readCatalogue(QStringLiteral("de"))) {
            for (const QString &text : message.translations)
                QVERIFY2(hasMnemonic(text) == hasMnemonic(message.source), qPrintable(message.where()));
        }
    }

    void germanJoinsWhereItsSourceDoes()
    {
        for (const Message &message : readCatalogue(QStringLiteral("de"))) {
            for (const QString &text : message.translations)
                QVERIFY2(blanks(text) == blanks(message.source), qPrintable(message.where()));
        }
    }

    void germanHasGermanQuotesAndSpelling()
    {
        static const QRegularExpression wrong(QStringLiteral(
            "\"|”|\\.\\.\\.|\\b(fuer|ueber|koenn\\w*|groess\\w*|waehl\\w*|oeffn\\w*|loesch\\w*)\\b"));
        for (const Message &message : readCatalogue(QStringLiteral("de"))) {
            for (const QString &text : message.translations) {
                // JSON in a text has quotes of its own.
                const QString prose = QString(text).remove(QRegularExpression(QStringLiteral("\\{[^}]*\\}")));
                QVERIFY2(!prose.contains(wrong), qPrintable(message.where()));
                QCOMPARE(text.count(QStringLiteral("„")), text.count(QStringLiteral("“")));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
