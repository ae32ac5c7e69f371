// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/known_formats.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace cachescope::inspect {

namespace {

bool hasAll(const TableShape &shape, const QStringList &names)
{
    return std::ranges::all_of(names, [&shape](const QString &name) { return shape.column(name); });
}

bool isCalled(const TableShape &shape, QLatin1String name)
{
    return shape.name.compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<KnownFormat> asProduction(const TableShape &shape)
{
    if (!hasAll(shape, productionColumns()))
        return std::nullopt;
    KnownFormat format;
    format.mapping.table = shape.name;
    format.mapping.key = QStringLiteral("key");
    format.mapping.value = QStringLiteral("data");
    format.mapping.size = QStringLiteral("size");
    format.mapping.created = QStringLiteral("created_at");
    format.mapping.accessed = QStringLiteral("last_accessed");
    if (!shape.column(QStringLiteral("pinned"))) {
        format.kind = FormatKind::ProductionUnpinned;
        return format;
    }
    format.mapping.pinned = QStringLiteral("pinned");
    const bool blobLast =
        shape.column(QStringLiteral("data"))->position == static_cast<int>(shape.columns.size()) - 1;
    format.kind = blobLast ? FormatKind::Cachescope : FormatKind::Production;
    return format;
}

/// diskcache.core.Cache.__init__; small values are in the row, large ones in files named by it.
std::optional<KnownFormat> asDiskCache(const TableShape &shape)
{
    if (!isCalled(shape, QLatin1String("Cache")) ||
        !hasAll(shape, {QStringLiteral("key"), QStringLiteral("raw"), QStringLiteral("store_time"),
                        QStringLiteral("access_time"), QStringLiteral("size"), QStringLiteral("mode"),
                        QStringLiteral("filename"), QStringLiteral("value")}))
        return std::nullopt;
    TableMapping mapping;
    mapping.table = shape.name;
    mapping.key = QStringLiteral("key");
    mapping.value = QStringLiteral("value");
    mapping.size = QStringLiteral("size");
    mapping.created = QStringLiteral("store_time");
    mapping.accessed = QStringLiteral("access_time");
    mapping.externalFile = QStringLiteral("filename");
    return KnownFormat{FormatKind::DiskCache, mapping};
}

/// db/cache_structure.sql of solid_cache. byte_size is an estimate with overhead, not the value's length.
std::optional<KnownFormat> asSolidCache(const TableShape &shape)
{
    if (!isCalled(shape, QLatin1String("solid_cache_entries")) ||
        !hasAll(shape, {QStringLiteral("key"), QStringLiteral("value"), QStringLiteral("created_at")}))
        return std::nullopt;
    TableMapping mapping;
    mapping.table = shape.name;
    mapping.key = QStringLiteral("key");
    mapping.value = QStringLiteral("value");
    mapping.created = QStringLiteral("created_at");
    return KnownFormat{FormatKind::SolidCache, mapping};
}

/// requests_cache.backends.sqlite.SQLiteDict: neither size nor times but `expires`.
std::optional<KnownFormat> asRequestsCache(const TableShape &shape)
{
    if (!isCalled(shape, QLatin1String("responses")) ||
        !hasAll(shape, {QStringLiteral("key"), QStringLiteral("value")}))
        return std::nullopt;
    TableMapping mapping;
    mapping.table = shape.name;
    mapping.key = QStringLiteral("key");
    mapping.value = QStringLiteral("value");
    return KnownFormat{FormatKind::RequestsCache, mapping};
}

/// The first column that has one of `names`, in the order of the names; then one that contains one of them.
QString columnLike(const TableShape &shape, const QStringList &names, const QStringList &taken)
{
    const auto usable = [&taken](const ColumnShape &column) {
        return column.plain && !taken.contains(column.name);
    };
    for (const QString &name : names) {
        const ColumnShape *column = shape.column(name);
        if (column && usable(*column))
            return column->name;
    }
    for (const QString &name : names) {
        for (const ColumnShape &column : shape.columns) {
            if (usable(column) && column.name.contains(name, Qt::CaseInsensitive))
                return column.name;
        }
    }
    return {};
}

bool isDeclared(const ColumnShape &column, std::initializer_list<const char *> types)
{
    return std::ranges::any_of(types, [&column](const char *type) {
        return column.declaredType.contains(QLatin1String(type), Qt::CaseInsensitive);
    });
}

QString guessValue(const TableShape &shape, const QString &key)
{
    const QString named =
        columnLike(shape,
                   {QStringLiteral("value"), QStringLiteral("data"), QStringLiteral("blob"),
                    QStringLiteral("content"), QStringLiteral("body"), QStringLiteral("payload")},
                   {key});
    if (!named.isEmpty())
        return named;
    for (const ColumnShape &column : shape.columns) {
        if (column.plain && column.name != key && isDeclared(column, {"BLOB"}))
            return column.name;
    }
    return {};
}

QString guessKey(const TableShape &shape)
{
    const QString named =
        columnLike(shape,
                   {QStringLiteral("key"), QStringLiteral("cache_key"), QStringLiteral("hash"),
                    QStringLiteral("url"), QStringLiteral("name"), QStringLiteral("path")},
                   {});
    if (!named.isEmpty())
        return named;
    for (const ColumnShape &column : shape.columns) {
        if (column.plain && column.primaryKeyPart == 1)
            return column.name;
    }
    return {};
}

} // namespace

QStringList productionColumns()
{
    return {QStringLiteral("key"), QStringLiteral("data"), QStringLiteral("size"),
            QStringLiteral("created_at"), QStringLiteral("last_accessed")};
}

std::optional<KnownFormat> knownFormatOf(const TableShape &shape)
{
    if (shape.kind != TableShape::Kind::Table || shape.rowidName().isEmpty())
        return std::nullopt;
    for (const auto match : {asProduction, asDiskCache, asSolidCache, asRequestsCache}) {
        if (auto format = match(shape))
            return format;
    }
    return std::nullopt;
}

TableMapping guessMapping(const TableShape &shape)
{
    TableMapping mapping;
    mapping.table = shape.name;
    mapping.key = guessKey(shape);
    mapping.value = guessValue(shape, mapping.key);
    QStringList taken{mapping.key, mapping.value};
    const auto take = [&shape, &taken](const QStringList &names) {
        const QString name = columnLike(shape, names, taken);
        if (!name.isEmpty())
            taken << name;
        return name;
    };
    mapping.accessed =
        take({QStringLiteral("last_accessed"), QStringLiteral("accessed_at"), QStringLiteral("access_time"),
              QStringLiteral("last_used"), QStringLiteral("atime"), QStringLiteral("accessed")});
    mapping.created = take({QStringLiteral("created_at"), QStringLiteral("created"),
                            QStringLiteral("store_time"), QStringLiteral("stored_at"),
                            QStringLiteral("ctime"), QStringLiteral("timestamp"), QStringLiteral("mtime")});
    mapping.size = take({QStringLiteral("size"), QStringLiteral("byte_size"), QStringLiteral("length")});
    mapping.pinned = take({QStringLiteral("pinned")});
    return mapping;
}

TimeUnit guessUnit(double sample)
{
    constexpr double year1973 = 1e8;
    constexpr double year2200 = 7.3e9;
    static constexpr std::array<std::pair<TimeUnit, double>, 4> units{{{TimeUnit::Seconds, 1.0},
                                                                       {TimeUnit::Milliseconds, 1e3},
                                                                       {TimeUnit::Microseconds, 1e6},
                                                                       {TimeUnit::Nanoseconds, 1e9}}};
    for (const auto &[unit, perSecond] : units) {
        if (sample >= year1973 * perSecond && sample <= year2200 * perSecond)
            return unit;
    }
    return TimeUnit::Seconds;
}

} // namespace cachescope::inspect
