// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/table_reader.h"

namespace cachescope::ui {
namespace {

using inspect::CacheFile;

Result<CacheFile> opened(const FileSource &file)
{
    if (file.opened)
        return *file.opened;
    return CacheFile::openDatabase(file.path);
}

} // namespace

TableReader::TableReader(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(2); // rows of one table need not wait until those of all are counted
}

TableReader::~TableReader()
{
    m_pool.waitForDone();
}

// Called in workers, which this object waits for; `current` is looked at in its own thread only.
template <typename Call>
void TableReader::post(const quint64 &current, quint64 token, Call call)
{
    QMetaObject::invokeMethod(
        this,
        [&current, token, call] {
            if (current == token)
                call();
        },
        Qt::QueuedConnection);
}

void TableReader::findTables(const FileSource &source)
{
    stop();
    m_pool.start([this, source, token = m_search] {
        const auto file = opened(source);
        const auto tables =
            file ? file->candidates() : Result<std::vector<inspect::TableCandidate>>(file.error());
        if (!tables)
            return post(m_search, token, [this, error = tables.error()] { Q_EMIT failed(error); });
        post(m_search, token, [this, file = *file, tables = *tables] { onFound(file, tables); });
        const auto rows = inspect::countRows(*file, *tables);
        post(m_search, token, [this, rows] {
            m_counts = rows;
            Q_EMIT counted(rows);
        });
    });
}

void TableReader::onFound(const CacheFile &file, const std::vector<inspect::TableCandidate> &tables)
{
    m_file = file;
    Q_EMIT found(tables);
}

void TableReader::readRows(const inspect::TableShape &table)
{
    ++m_preview;
    if (!m_file)
        return;
    m_pool.start([this, file = *m_file, table, token = m_preview] {
        const auto preview = inspect::previewTable(file, table);
        if (preview)
            post(m_preview, token, [this, rows = *preview] { Q_EMIT previewReady(rows); });
        else
            post(m_preview, token, [this, error = preview.error()] { Q_EMIT previewFailed(error); });
    });
}

void TableReader::stop()
{
    ++m_search;
    ++m_preview;
    m_file.reset();
    m_counts.clear();
}

} // namespace cachescope::ui
