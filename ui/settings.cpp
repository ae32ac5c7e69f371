// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include "core/inspect/preview/preview.h"

#include <QFileInfo>

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
const QString kRunColumns = QStringLiteral("runs/columns");

const QString kTheme = QStringLiteral("preferences/theme");
const QString kByteUnits = QStringLiteral("preferences/byteUnits");
const QString kClockZone = QStringLiteral("preferences/clockZone");
const QString kTimeForm = QStringLiteral("preferences/timeForm");
const QString kLanguage = QStringLiteral("preferences/language");
const QString kRestoresSession = QStringLiteral("preferences/restoresSession");
const QString kReaders = QStringLiteral("preferences/readers");
const QString kIndexBytes = QStringLiteral("preferences/indexBytes");
const QString kPreviewBytes = QStringLiteral("preferences/previewBytes");
const QString kWorkDirectory = QStringLiteral("preferences/workDirectory");

constexpr qint64 kMostBytes = qint64{1} << 40;

// A settings file may hold anything; a number out of bounds becomes `fallback`.
template <typename Number>
Number numberFrom(const QVariant &value, Number least, Number most, Number fallback)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    return isNumber && number >= least && number <= most ? static_cast<Number>(number) : fallback;
}

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
    : m_store(path)
{
}

Preferences Settings::preferences() const
{
    const Preferences first;
    Preferences chosen;
    chosen.theme = enumFrom(m_store.value(kTheme), ThemeChoice::Dark, first.theme);
    chosen.bytes = enumFrom(m_store.value(kByteUnits), ByteUnits::Binary, first.bytes);
    chosen.zone = enumFrom(m_store.value(kClockZone), ClockZone::Utc, first.zone);
    chosen.times = enumFrom(m_store.value(kTimeForm), TimeForm::Relative, first.times);
    chosen.language = m_store.value(kLanguage).toString();
    chosen.restoresSession = m_store.value(kRestoresSession, first.restoresSession).toBool();
    chosen.readers = numberFrom(m_store.value(kReaders), 1, Preferences::kMostReaders, first.readers);
    chosen.indexBytes =
        numberFrom(m_store.value(kIndexBytes), Preferences::kMiB, kMostBytes, first.indexBytes);
    chosen.previewBytes = numberFrom(m_store.value(kPreviewBytes), Preferences::kMiB,
                                     inspect::kMostWholeBytes, first.previewBytes);
    chosen.workDirectory = m_store.value(kWorkDirectory).toString();
    return chosen;
}

void Settings::setPreferences(const Preferences &preferences)
{
    m_store.setValue(kTheme, static_cast<int>(preferences.theme));
    m_store.setValue(kByteUnits, static_cast<int>(preferences.bytes));
    m_store.setValue(kClockZone, static_cast<int>(preferences.zone));
    m_store.setValue(kTimeForm, static_cast<int>(preferences.times));
    m_store.setValue(kLanguage, preferences.language);
    m_store.setValue(kRestoresSession, preferences.restoresSession);
    m_store.setValue(kReaders, preferences.readers);
    m_store.setValue(kIndexBytes, preferences.indexBytes);
    m_store.setValue(kPreviewBytes, preferences.previewBytes);
    m_store.setValue(kWorkDirectory, preferences.workDirectory);
}

QList<RecentFile> Settings::recentFiles() const
{
    QList<RecentFile> files;
    const QList<QVariantMap> list = m_store.list(kRecentFiles, kMaxRecentFiles);
    for (const QVariantMap &item : list)
        files.append({item.value(QStringLiteral("path")).toString(),
                      item.value(QStringLiteral("sizeBytes")).toLongLong(),
                      item.value(QStringLiteral("openedAt")).toDateTime()});
    return files;
}

void Settings::addRecentFile(const RecentFile &file)
{
    QList<RecentFile> files = recentFiles();
    files.removeIf([&](const RecentFile &known) { return known.path == file.path; });
    files.prepend(file);
    setRecentFiles(files.mid(0, kMaxRecentFiles));
}

void Settings::removeRecentFile(const QString &path)
{
    QList<RecentFile> files = recentFiles();
    files.removeIf([&](const RecentFile &known) { return known.path == path; });
    setRecentFiles(files);
}

void Settings::setRecentFiles(const QList<RecentFile> &files)
{
    QList<QVariantMap> list;
    for (const RecentFile &file : files)
        list.append({{QStringLiteral("path"), file.path},
                     {QStringLiteral("sizeBytes"), file.sizeBytes},
                     {QStringLiteral("openedAt"), file.openedAt}});
    m_store.setList(kRecentFiles, list);
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
    const QList<QVariantMap> list = m_store.list(kTableMappings, kMaxTableMappings);
    for (const QVariantMap &item : list) {
        TableMapping mapping;
        for (const MappedColumn &column : kMappedColumns)
            mapping.*column.part = item.value(QLatin1String(column.name)).toString();
        mapping.createdUnit = unitFrom(item.value(QStringLiteral("createdUnit")));
        mapping.accessedUnit = unitFrom(item.value(QStringLiteral("accessedUnit")));
        mapping.complete = true;
        mappings.append({item.value(QStringLiteral("path")).toString(), mapping});
    }
    return mappings;
}

void Settings::writeTableMappings(const QList<PathMapping> &mappings)
{
    QList<QVariantMap> list;
    for (const auto &[path, mapping] : mappings) {
        QVariantMap item{{QStringLiteral("path"), path},
                         {QStringLiteral("createdUnit"), toVariant(mapping.createdUnit)},
                         {QStringLiteral("accessedUnit"), toVariant(mapping.accessedUnit)}};
        for (const MappedColumn &column : kMappedColumns)
            item.insert(QLatin1String(column.name), mapping.*column.part);
        list.append(item);
    }
    m_store.setList(kTableMappings, list);
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
    return enumFrom(m_store.value(kPage), kLastPage, Page::Overview);
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

QByteArray Settings::runColumns() const
{
    return m_store.value(kRunColumns).toByteArray();
}

void Settings::setRunColumns(const QByteArray &state)
{
    m_store.setValue(kRunColumns, state);
}

QString Settings::runsDirectory() const
{
    return placeOf(QStringLiteral("runs"), QStandardPaths::AppDataLocation);
}

QString Settings::indexDirectory() const
{
    return placeOf(QStringLiteral("indexes"), QStandardPaths::CacheLocation);
}

QString Settings::placeOf(const QString &name, QStandardPaths::StandardLocation system) const
{
    const QString directory = m_store.format() == QSettings::IniFormat
                                  ? QFileInfo(m_store.fileName()).absolutePath()
                                  : QStandardPaths::writableLocation(system);
    return directory + QLatin1Char('/') + name;
}

QString Settings::sessionFile() const
{
    return QFileInfo(m_store.fileName()).absolutePath() + QStringLiteral("/session.json");
}

} // namespace cachescope::ui
