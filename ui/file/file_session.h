// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "ui/jobs/table_reader.h"

namespace cachescope::ui {

class Settings;

/// Which table of a database to read.
struct TableQuestion
{
    QString path;
    QString why; ///< what opening the file by itself came to; empty if it is open
    std::vector<inspect::TableCandidate> tables; ///< never empty
    inspect::TableMapping current;               ///< of an open file: what is read now
};

/// Opens files as far as that can be done: a truncated one for what is left of it, and one of no known format
/// by the table that was chosen for it, now or the last time.
class FileSession : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    FileSession(inspect::Inspector &inspector, Settings &settings, QObject *parent = nullptr);

    /// The inspector's opened() follows; or failed(); or tableWanted().
    void open(const QString &path);
    /// The same by a table of it, which is remembered for the file if that works.
    void openTable(const QString &path, const inspect::TableMapping &mapping);
    /// Asks for the tables of the file at `path`, open or not: tableWanted() or failed().
    void listTables(const QString &path);
    void close();

    /// The file that was asked for last.
    [[nodiscard]] const QString &path() const { return m_path; }

    /// Reads rows of the tables that tableWanted() told of.
    [[nodiscard]] TableReader &tables() { return m_tables; }

Q_SIGNALS:
    void openingStarted(const QString &path);
    /// `hasTables`: one of its tables might be read all the same; see listTables().
    void failed(const cachescope::Error &error, bool hasTables);
    void tableWanted(const cachescope::ui::TableQuestion &question);

private:
    enum class Mapping { None, Remembered, Chosen };

    void start(const QString &path, Mapping origin, const inspect::TableMapping &mapping);
    void onOpened(const inspect::CacheFileInfo &info);
    void onOpenFailed(const QString &path, const Error &error);
    void onTables(const std::vector<inspect::TableCandidate> &tables);
    void onNoTables(const Error &error);

    inspect::Inspector &m_inspector;
    Settings &m_settings;
    TableReader m_tables;
    QString m_path; ///< that was asked for last
    Mapping m_origin = Mapping::None;
    inspect::TableMapping m_mapping;
    std::optional<Error> m_error; ///< of opening m_path by itself
};

} // namespace cachescope::ui
