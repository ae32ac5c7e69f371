// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_session.h"

#include "ui/settings.h"

namespace cachescope::ui {
namespace {

bool isAboutTables(const Error &error)
{
    return error.code == ErrorCode::NotACache || error.code == ErrorCode::Ambiguous;
}

} // namespace

FileSession::FileSession(inspect::Inspector &inspector, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_settings(settings)
{
    using inspect::Inspector;
    connect(&inspector, &Inspector::opened, this, &FileSession::onOpened);
    connect(&inspector, &Inspector::openFailed, this, &FileSession::onOpenFailed);
    connect(&m_tables, &TableReader::found, this, &FileSession::onTables);
    connect(&m_tables, &TableReader::failed, this, &FileSession::onNoTables);
}

void FileSession::open(const QString &path)
{
    const auto remembered = m_settings.tableMapping(path);
    start(path, remembered ? Mapping::Remembered : Mapping::None,
          remembered.value_or(inspect::TableMapping()));
}

void FileSession::openTable(const QString &path, const inspect::TableMapping &mapping)
{
    start(path, Mapping::Chosen, mapping);
}

void FileSession::start(const QString &path, Mapping origin, const inspect::TableMapping &mapping)
{
    m_tables.stop();
    m_path = path;
    m_origin = origin;
    m_mapping = mapping;
    m_error.reset();
    Q_EMIT openingStarted(path);
    inspect::OpenOptions options;
    options.mapping = mapping;
    options.salvage = true;
    m_inspector.open(path, options);
}

void FileSession::listTables(const QString &path)
{
    if (path != m_path)
        m_error.reset();
    m_path = path;
    const bool isOpen = m_inspector.isOpen() && m_inspector.info().path == path;
    m_tables.findTables({path, isOpen ? std::optional(m_inspector.file()) : std::nullopt});
}

void FileSession::close()
{
    m_tables.stop();
    m_inspector.close();
}

void FileSession::onOpened(const inspect::CacheFileInfo &info)
{
    m_error.reset();
    if (m_origin == Mapping::Chosen)
        m_settings.setTableMapping(info.path, m_mapping);
}

// What was remembered may no longer be there; then it is as if it had never been chosen.
void FileSession::onOpenFailed(const QString &path, const Error &error)
{
    if (!isAboutTables(error))
        return Q_EMIT failed(error, false);
    if (m_origin == Mapping::Remembered) {
        m_settings.removeTableMapping(path);
        return start(path, Mapping::None, {});
    }
    m_error = error;
    if (m_origin == Mapping::Chosen)
        return Q_EMIT failed(error, true);
    m_tables.findTables({path, std::nullopt});
}

void FileSession::onTables(const std::vector<inspect::TableCandidate> &tables)
{
    if (tables.empty())
        return onNoTables(
            {ErrorCode::NotACache, tr("There is no table in %1 that could be a cache.").arg(m_path)});
    if (m_error)
        Q_EMIT failed(*m_error, true);
    TableQuestion question{m_path, m_error ? m_error->message : QString(), tables, {}};
    if (m_inspector.isOpen() && m_inspector.info().path == m_path)
        question.current = m_settings.tableMapping(m_path).value_or(m_inspector.info().format.columns);
    Q_EMIT tableWanted(question);
}

void FileSession::onNoTables(const Error &error)
{
    Q_EMIT failed(m_error.value_or(error), false);
}

} // namespace cachescope::ui
