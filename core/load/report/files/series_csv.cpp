// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/files/series_csv.h"

#include "core/base/csv_field.h"
#include "core/inspect/export/index_csv.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"

#include <QLocale>

#include <array>

namespace cachescope::load {

namespace {

constexpr std::array kBeforeCodes{"atSeconds", "seconds",   "users", "operationsPerSecond",
                                  "p50Ms",     "p95Ms",     "p99Ms", "operations",
                                  "failed",    "lockErrors"};
constexpr std::array kAfterCodes{"walBytes", "evicted",     "dirty",         "dropped",
                                 "waits",    "worstWaitMs", "worstWaitShare"};

/// A name of somebody else.
QString quoted(const QString &text)
{
    QString safe = inspect::withoutFormulas(text);
    safe.remove(QChar::Null); // where readers of CSV end a text
    return csvField(safe);
}

QString numberText(const QJsonValue &value)
{
    if (!value.isDouble())
        return {};
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 whole = value.toInteger(none);
    return whole != none ? QString::number(whole)
                         : QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
}

QStringList codesOf(const std::vector<QJsonObject> &runs)
{
    QStringList codes;
    for (const QJsonObject &run : runs) {
        for (const QJsonObject &sample : objectsAt(run, "samples"))
            codes << valueAt(sample, "byCode").toObject().keys();
    }
    codes.sort();
    codes.removeDuplicates();
    return codes;
}

QStringList header(const QStringList &codes)
{
    QStringList names{QStringLiteral("design")};
    for (const char *name : kBeforeCodes)
        names << QLatin1String(name);
    for (const QString &code : codes)
        names << quoted(QStringLiteral("lockErrors.") + code);
    for (const char *name : kAfterCodes)
        names << QLatin1String(name);
    return names;
}

QStringList fieldsOf(const QString &design, const QJsonObject &sample, const QStringList &codes)
{
    QStringList fields{design};
    for (const char *name : kBeforeCodes)
        fields << numberText(valueAt(sample, name));
    const QJsonObject byCode = valueAt(sample, "byCode").toObject();
    for (const QString &code : codes)
        fields << numberText(byCode.contains(code) ? byCode.value(code) : QJsonValue(0));
    for (const char *name : kAfterCodes)
        fields << numberText(valueAt(sample, name));
    return fields;
}

QByteArray line(const QStringList &fields)
{
    return fields.join(u',').toUtf8() + "\r\n";
}

} // namespace

QByteArray seriesCsv(const QJsonObject &document)
{
    const auto runs = objectsAt(document, "runs");
    const QStringList labels = runLabels(document);
    const QStringList codes = codesOf(runs);
    QByteArray csv = line(header(codes));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const QString design = quoted(labels[static_cast<qsizetype>(i)]);
        for (const QJsonObject &sample : objectsAt(runs[i], "samples"))
            csv += line(fieldsOf(design, sample, codes));
    }
    return csv;
}

} // namespace cachescope::load
