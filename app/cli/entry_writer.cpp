// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/entry_writer.h"

#include "app/cli/output.h"
#include "core/base/csv_field.h"
#include "core/base/format.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

namespace cachescope::cli {

namespace {

using inspect::Entry;

/// Empty for text, which keys are as a rule.
QString keyTypeName(inspect::KeyType type)
{
    switch (type) {
    case inspect::KeyType::Text:
        return {};
    case inspect::KeyType::InvalidText:
        return QStringLiteral("invalid-text");
    case inspect::KeyType::Blob:
        return QStringLiteral("blob");
    case inspect::KeyType::Integer:
        return QStringLiteral("integer");
    case inspect::KeyType::Real:
        return QStringLiteral("real");
    case inspect::KeyType::Null:
        return QStringLiteral("null");
    }
    return {};
}

QByteArray toJson(const Entry &entry)
{
    // NaN, for a time that the file does not have, is written as null.
    QJsonObject object{{QStringLiteral("key"), entry.key},
                       {QStringLiteral("type"), inspect::contentTypeMime(entry.type)},
                       {QStringLiteral("sizeBytes"), entry.sizeBytes},
                       {QStringLiteral("lastAccessed"), entry.lastAccessed},
                       {QStringLiteral("pinned"), entry.pinned},
                       {QStringLiteral("rowid"), entry.rowid}};
    if (entry.createdAt)
        object.insert(QStringLiteral("createdAt"), *entry.createdAt);
    const auto insertText = [&object](const QString &name, const QString &text) {
        if (!text.isEmpty())
            object.insert(name, text);
    };
    insertText(QStringLiteral("lastAccessedLiteral"), entry.lastAccessedLiteral);
    insertText(QStringLiteral("createdLiteral"), entry.createdLiteral);
    insertText(QStringLiteral("keyType"), keyTypeName(entry.keyType));
    return jsonText(object, QJsonDocument::Compact);
}

class JsonLinesWriter : public EntryWriter
{
public:
    [[nodiscard]] QByteArray entry(const Entry &entry) override { return toJson(entry) + '\n'; }
};

class JsonWriter : public EntryWriter
{
public:
    [[nodiscard]] QByteArray begin() const override { return "["; }
    [[nodiscard]] QByteArray entry(const Entry &entry) override
    {
        const QByteArray separator = m_first ? "\n" : ",\n";
        m_first = false;
        return separator + toJson(entry);
    }
    [[nodiscard]] QByteArray end() const override { return "\n]\n"; }

private:
    bool m_first = true;
};

QString csvTime(double seconds)
{
    return std::isfinite(seconds) ? QString::number(seconds, 'f', QLocale::FloatingPointShortest) : QString();
}

class CsvWriter : public EntryWriter
{
public:
    [[nodiscard]] QByteArray begin() const override
    {
        return "key,type,sizeBytes,lastAccessed,createdAt,pinned,rowid,lastAccessedLiteral,createdLiteral,"
               "keyType\n";
    }
    [[nodiscard]] QByteArray entry(const Entry &entry) override
    {
        const QStringList fields{csvField(m_seen ? printable(entry.key) : entry.key),
                                 inspect::contentTypeMime(entry.type),
                                 QString::number(entry.sizeBytes),
                                 csvTime(entry.lastAccessed),
                                 csvTime(entry.createdAt.value_or(std::nan(""))),
                                 entry.pinned ? QStringLiteral("true") : QStringLiteral("false"),
                                 QString::number(entry.rowid),
                                 csvField(entry.lastAccessedLiteral),
                                 csvField(entry.createdLiteral),
                                 keyTypeName(entry.keyType)};
        return fields.join(QLatin1Char(',')).toUtf8() + '\n';
    }

private:
    const bool m_seen = outputIsTerminal(); // a program gets keys unchanged
};

/// What a terminal obeys is taken out, and no key fills the screens.
QString shownKey(const QString &key)
{
    constexpr qsizetype most = 4096;
    return key.size() > most ? printable(key.left(most)) + QStringLiteral("…") : printable(key);
}

/// A time, or what the file has in its place.
QString shownTime(std::optional<double> seconds, const QString &literal)
{
    if (!literal.isEmpty())
        return printable(literal);
    return seconds ? formatTime(*seconds) : QStringLiteral("–");
}

/// The key stands last, so that its length moves nothing.
class TableWriter : public EntryWriter
{
public:
    [[nodiscard]] QByteArray begin() const override
    {
        return line(QStringLiteral("Size"), QStringLiteral("Type"), QStringLiteral("Last access"),
                    QStringLiteral("Created"), QStringLiteral("Pinned"), QStringLiteral("Key"));
    }
    [[nodiscard]] QByteArray entry(const Entry &entry) override
    {
        return line(formatBytes(entry.sizeBytes), inspect::contentTypeLabel(entry.type),
                    shownTime(entry.lastAccessed, entry.lastAccessedLiteral),
                    shownTime(entry.createdAt, entry.createdLiteral),
                    entry.pinned ? QStringLiteral("yes") : QStringLiteral("–"), shownKey(entry.key));
    }

private:
    static QByteArray line(const QString &size, const QString &type, const QString &accessed,
                           const QString &created, const QString &pinned, const QString &key)
    {
        const QStringList cells{size.rightJustified(8),     type.leftJustified(10),
                                accessed.leftJustified(19), created.leftJustified(19),
                                pinned.leftJustified(6),    key};
        return cells.join(QStringLiteral("  ")).toUtf8() + '\n';
    }
};

} // namespace

std::unique_ptr<EntryWriter> EntryWriter::create(ListFormat format)
{
    switch (format) {
    case ListFormat::Table:
        return std::make_unique<TableWriter>();
    case ListFormat::Csv:
        return std::make_unique<CsvWriter>();
    case ListFormat::Json:
        return std::make_unique<JsonWriter>();
    case ListFormat::JsonLines:
        return std::make_unique<JsonLinesWriter>();
    }
    return std::make_unique<TableWriter>();
}

} // namespace cachescope::cli
