// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

namespace cachescope::ui {
namespace {

const QString kRecentFiles = QStringLiteral("recentFiles");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kPage = QStringLiteral("window/page");
const QString kEntryColumns = QStringLiteral("entries/columns");
const QString kDetailsSplitter = QStringLiteral("entries/detailsSplitter");
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

inspect::EntryQuery Settings::entryOrder() const
{
    inspect::EntryQuery query;
    query.sort = enumFrom(m_store.value(kEntrySort), inspect::EntrySort::Created, query.sort);
    query.descending = m_store.value(kEntryDescending, query.descending).toBool();
    return query;
}

void Settings::setEntryOrder(const inspect::EntryQuery &query)
{
    m_store.setValue(kEntrySort, static_cast<int>(query.sort));
    m_store.setValue(kEntryDescending, query.descending);
}

} // namespace cachescope::ui
