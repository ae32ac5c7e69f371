// SPDX-License-Identifier: GPL-3.0-or-later
//
// https://owasp.org/www-community/attacks/CSV_Injection. Quoting a field does not help: a spreadsheet takes
// the quotes away before it looks for a formula, and one that splits at semicolons does not see them at all.
#include "core/inspect/export/index_csv.h"

#include "core/base/csv_field.h"

#include <QLocale>
#include <QStringList>

#include <cmath>

namespace cachescope::inspect {

namespace {

/// Where the next cell may begin.
bool isBreak(QChar c)
{
    return QStringView(u"\t\r\n;").contains(c);
}

bool mayBeginFormula(QChar c)
{
    return QStringView(u"=+-@＝＋－＠\"'").contains(c);
}

bool hasZero(const QString &text)
{
    return text.contains(QChar::Null);
}

} // namespace

QString withoutFormulas(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    bool atStart = true;
    for (const QChar c : text) {
        if (atStart && mayBeginFormula(c))
            safe += u'\'';
        safe += c;
        atStart = isBreak(c);
    }
    return safe;
}

QString csvKey(const Entry &entry)
{
    return csvKey(entry.key);
}

QString csvKey(const QString &key)
{
    return hasZero(key) ? QStringLiteral("x'%1'").arg(QString::fromLatin1(key.toUtf8().toHex()))
                        : withoutFormulas(key);
}

QString csvKeyType(const Entry &entry)
{
    switch (entry.keyType) {
    case KeyType::Text:
        return hasZero(entry.key) ? QStringLiteral("text-hex") : QStringLiteral("text");
    case KeyType::InvalidText:
        return QStringLiteral("invalid-text");
    case KeyType::Blob:
        return QStringLiteral("blob");
    case KeyType::Integer:
        return QStringLiteral("integer");
    case KeyType::Real:
        return QStringLiteral("real");
    case KeyType::Null:
        return QStringLiteral("null");
    }
    return QStringLiteral("text");
}

QString csvTime(double seconds)
{
    return std::isfinite(seconds) ? QString::number(seconds, 'f', QLocale::FloatingPointShortest) : QString();
}

QByteArray indexCsvHeader()
{
    return "file,key,keyType,sizeBytes,type,lastAccessed,createdAt,pinned\r\n";
}

QByteArray indexCsvLine(const QString &fileName, const Entry &entry, qint64 bytes, const QString &mime)
{
    const QStringList fields{csvField(fileName),
                             csvField(csvKey(entry)),
                             csvKeyType(entry),
                             QString::number(bytes),
                             mime,
                             csvTime(entry.lastAccessed),
                             csvTime(entry.createdAt.value_or(std::nan(""))),
                             entry.pinned ? QStringLiteral("true") : QStringLiteral("false")};
    return fields.join(u',').toUtf8() + "\r\n";
}

} // namespace cachescope::inspect
