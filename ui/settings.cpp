// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <array>

namespace cachescope::ui {
namespace {

const QString kRecentFiles = QStringLiteral("recentFiles");
const QString kTableMappings = QStringLiteral("tableMappings");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kPage = QStringLiteral("window/page");
const QString kEntryColumns = QStringLiteral("entries/columns");
const QString kDetailsSplitter = QStringLiteral("entries/detailsSplitter");
const QString kPreviewTab = QStringLiteral("entries/previewTab");
const QString kPreviewShown = QStringLiteral("entries/previewShown");
const QString kEntrySort = QStringLiteral("entries/sort");
const QString kEntryDescending = QStringLiteral("entries/descending");

// A settings file may hold anything; a number outside of the enumeration becomes `fallback`.
template <typename Enum>
Enum enumFrom(const QVariant &value, Enum last, Enum fallback)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : fallback;
}

using inspect::TableMapping;
using inspect::TimeUnit;

struct MappedColumn
{
    const char *name;
    QString TableMapping::*part;
};
constexpr std::array<MappedColumn, 8> kMappedColumns{{{"table", &TableMapping::table},
                                                      {"key", &TableMapping::key},
                                                      {"value", &TableMapping::value},
                                                      {"size", &TableMapping::size},
                                                      {"created", &TableMapping::created},
                                                      {"accessed", &TableMapping::accessed},
                                                      {"pinned", &TableMapping::pinned},
                                                      {"externalFile", &TableMapping::externalFile}}};

std::optional<TimeUnit> unitFrom(const QVariant &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < 0 || number > static_cast<int>(TimeUnit::Nanoseconds))
        return std::nullopt;
    return static_cast<TimeUnit>(number);
}

QVariant toVariant(const std::optional<TimeUnit> &unit)
{
    return unit ? QVariant(static_cast<int>(*unit)) : QVariant(QString());
}

} // namespace

Settings::Settings() = default;

Settings::Settings(const QString &path)
    : m_store(path, QSettings::IniFormat)
{
}

QList<RecentFile> Settings::recentFiles() const
{
    QList<RecentFile> files;
    const int count = m_store.beginReadArray(kRecentFiles);
    for (int i = 0; i < qMin(count, kMaxRecentFiles); ++i) {
        m_store.setArrayIndex(i);
        files.append({m_store.value(QStringLiteral("path")).toString(),
                      m_store.value(QStringLiteral("sizeBytes")).toLongLong(),
                      m_store.value(QStringLiteral("openedAt")).toDateTime()});
    }
    m_store.endArray();
    return files;
}

void Settings::addRecentFile(const RecentFile &file)
{
    QList<RecentFile> files = recentFiles();
    files.removeIf([&](const RecentFile &known) { return known.path == file.path; });
    files.prepend(file);
    writeRecentFiles(files.mid(0, kMaxRecentFiles));
}

void Settings::removeRecentFile(const QString &path)
{
    QList<RecentFile> files = recentFiles();
    files.removeIf([&](const RecentFile &known) { return known.path == path; });
    writeRecentFiles(files);
}

void Settings::writeRecentFiles(const QList<RecentFile> &files)
{
    m_store.remove(kRecentFiles);
    m_store.beginWriteArray(kRecentFiles, static_cast<int>(files.size()));
    for (int i = 0; i < files.size(); ++i) {
        m_store.setArrayIndex(i);
        m_store.setValue(QStringLiteral("path"), files[i].path);
        m_store.setValue(QStringLiteral("sizeBytes"), files[i].sizeBytes);
        m_store.setValue(QStringLiteral("openedAt"), files[i].openedAt);
    }
    m_store.endArray();
}

std::optional<TableMapping> Settings::tableMapping(const QString &path) const
{
    const QList<PathMapping> mappings = tableMappings();
    for (const auto &[of, mapping] : mappings) {
        if (of == path && !mapping.table.isEmpty())
            return mapping;
    }
    return std::nullopt;
}

void Settings::setTableMapping(const QString &path, const TableMapping &mapping)
{
    QList<PathMapping> mappings = tableMappings();
    mappings.removeIf([&path](const PathMapping &known) { return known.first == path; });
    mappings.prepend({path, mapping});
    writeTableMappings(mappings.mid(0, kMaxTableMappings));
}

void Settings::removeTableMapping(const QString &path)
{
    QList<PathMapping> mappings = tableMappings();
    if (mappings.removeIf([&path](const PathMapping &known) { return known.first == path; }) > 0)
        writeTableMappings(mappings);
}

QList<Settings::PathMapping> Settings::tableMappings() const
{
    QList<PathMapping> mappings;
    const int count = m_store.beginReadArray(kTableMappings);
    for (int i = 0; i < qMin(count, kMaxTableMappings); ++i) {
        m_store.setArrayIndex(i);
        TableMapping mapping;
        for (const MappedColumn &column : kMappedColumns)
            mapping.*column.part = m_store.value(QLatin1String(column.name)).toString();
        mapping.createdUnit = unitFrom(m_store.value(QStringLiteral("createdUnit")));
        mapping.accessedUnit = unitFrom(m_store.value(QStringLiteral("accessedUnit")));
        mapping.complete = true;
        mappings.append({m_store.value(QStringLiteral("path")).toString(), mapping});
    }
    m_store.endArray();
    return mappings;
}

void Settings::writeTableMappings(const QList<PathMapping> &mappings)
{
    m_store.remove(kTableMappings);
    m_store.beginWriteArray(kTableMappings, static_cast<int>(mappings.size()));
    for (int i = 0; i < mappings.size(); ++i) {
        const auto &[path, mapping] = mappings[i];
        m_store.setArrayIndex(i);
        m_store.setValue(QStringLiteral("path"), path);
        for (const MappedColumn &column : kMappedColumns)
            m_store.setValue(QLatin1String(column.name), mapping.*column.part);
        m_store.setValue(QStringLiteral("createdUnit"), toVariant(mapping.createdUnit));
        m_store.setValue(QStringLiteral("accessedUnit"), toVariant(mapping.accessedUnit));
    }
    m_store.endArray();
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(kGeometry).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store.setValue(kGeometry, geometry);
}

Page Settings::page() const
{
    return enumFrom(m_store.value(kPage), Page::Load, Page::Overview);
}

void Settings::setPage(Page page)
{
    m_store.setValue(kPage, static_cast<int>(page));
}

QByteArray Settings::entryColumns() const
{
    return m_store.value(kEntryColumns).toByteArray();
}

void Settings::setEntryColumns(const QByteArray &state)
{
    m_store.setValue(kEntryColumns, state);
}

QByteArray Settings::detailsSplitter() const
{
    return m_store.value(kDetailsSplitter).toByteArray();
}

void Settings::setDetailsSplitter(const QByteArray &state)
{
    m_store.setValue(kDetailsSplitter, state);
}

PreviewTab Settings::previewTab() const
{
    return enumFrom(m_store.value(kPreviewTab), PreviewTab::Details, PreviewTab::Preview);
}

void Settings::setPreviewTab(PreviewTab tab)
{
    m_store.setValue(kPreviewTab, static_cast<int>(tab));
}

bool Settings::previewShown() const
{
    return m_store.value(kPreviewShown, true).toBool();
}

void Settings::setPreviewShown(bool shown)
{
    m_store.setValue(kPreviewShown, shown);
}

inspect::EntryQuery Settings::entryOrder() const
{
    inspect::EntryQuery query;
    query.sort = enumFrom(m_store.value(kEntrySort), inspect::EntrySort::Pinned, query.sort);
    query.descending = m_store.value(kEntryDescending, query.descending).toBool();
    return query;
}

void Settings::setEntryOrder(const inspect::EntryQuery &query)
{
    m_store.setValue(kEntrySort, static_cast<int>(query.sort));
    m_store.setValue(kEntryDescending, query.descending);
}

QString Settings::indexDirectory() const
{
    const QString directory = m_store.format() == QSettings::IniFormat
                                  ? QFileInfo(m_store.fileName()).absolutePath()
                                  : QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return directory + QStringLiteral("/indexes");
}

} // namespace cachescope::ui
