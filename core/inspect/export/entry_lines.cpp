// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/entry_lines.h"

#include "core/base/csv_field.h"
#include "core/base/printable.h"
#include "core/inspect/export/index_csv.h"

#include <QStringList>

#include <cmath>
#include <utility>

namespace cachescope::inspect {

namespace {

/// Empty for text, which keys are as a rule.
QString unusualKeyType(const Entry &entry)
{
    return entry.keyType == KeyType::Text ? QString() : csvKeyType(entry);
}

QByteArray toJson(const Entry &entry)
{
    // NaN, for a time that the file does not have, is written as null.
    QJsonObject object{{QStringLiteral("key"), entry.key},
                       {QStringLiteral("type"), contentTypeMime(entry.type)},
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
    insertText(QStringLiteral("keyType"), unusualKeyType(entry));
    return jsonText(object, QJsonDocument::Compact);
}

QByteArray toCsv(const Entry &entry, LineReader reader)
{
    const bool plain = reader == LineReader::Program;
    const QString keyType = csvKeyType(entry);
    const QStringList fields{
        csvField(plain ? entry.key : csvKey(entry)),
        contentTypeMime(entry.type),
        QString::number(entry.sizeBytes),
        csvTime(entry.lastAccessed),
        csvTime(entry.createdAt.value_or(std::nan(""))),
        entry.pinned ? QStringLiteral("true") : QStringLiteral("false"),
        QString::number(entry.rowid),
        csvField(plain ? entry.lastAccessedLiteral : withoutFormulas(entry.lastAccessedLiteral)),
        csvField(plain ? entry.createdLiteral : withoutFormulas(entry.createdLiteral)),
        plain || keyType == QLatin1String("text") ? unusualKeyType(entry) : keyType};
    return fields.join(QLatin1Char(',')).toUtf8() + '\n';
}

} // namespace

QByteArray EntryLines::begin() const
{
    switch (m_format) {
    case LineFormat::Csv:
        return "key,type,sizeBytes,lastAccessed,createdAt,pinned,rowid,lastAccessedLiteral,createdLiteral,"
               "keyType\n";
    case LineFormat::Json:
        return "[";
    case LineFormat::JsonLines:
        break;
    }
    return {};
}

QByteArray EntryLines::line(const Entry &entry)
{
    switch (m_format) {
    case LineFormat::Csv:
        return toCsv(entry, m_reader);
    case LineFormat::Json:
        return (std::exchange(m_first, false) ? "\n" : ",\n") + toJson(entry);
    case LineFormat::JsonLines:
        return toJson(entry) + '\n';
    }
    return {};
}

QByteArray EntryLines::end() const
{
    return m_format == LineFormat::Json ? QByteArray("\n]\n") : QByteArray();
}

} // namespace cachescope::inspect
