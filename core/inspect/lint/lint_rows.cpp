// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint_rows.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/sqlite/connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <functional>

namespace cachescope::inspect {

namespace {

/// What the clocks of two processes, or the two calls of one, may differ by.
constexpr double kClockSeconds = 1.0;

enum ShapeColumn { NullKeyColumn, NullValueColumn, HasBytesColumn, ShapeColumns };
enum WalkColumn { SizeColumn, LengthColumn, CreatedColumn, AccessedColumn, WalkColumns };

/// Those expectations that walk, or those that do not, as further columns, and where the rows are.
std::string restSql(const CacheFormat &format, const std::vector<Expectation> &expectations, bool walks)
{
    std::string text;
    for (const Expectation &expectation : expectations) {
        if (expectation.walks == walks)
            text += ", " + expectation.violated;
    }
    return text + sql({" FROM ", tableSql(format), " WHERE ", rowidSql(format), " = ?1"});
}

std::string shapeSql(const CacheFormat &format, const std::vector<Expectation> &expectations)
{
    const std::string external = format.columns.externalFile.isEmpty()
                                     ? std::string("'null'")
                                     : sql({"typeof(", quoted(format.columns.externalFile), ")"});
    return sql({"SELECT typeof(", keySql(format), ") = 'null', typeof(", valueSql(format), ") = 'null' AND ",
                external, " = 'null', typeof(", valueSql(format), ") IN ('blob', 'text')"}) +
           restSql(format, expectations, false);
}

std::string walkSql(const CacheFormat &format, const std::vector<Expectation> &expectations)
{
    return sql({"SELECT ", hasTrueSizes(format) ? quoted(format.columns.size) : std::string("NULL"), ", ",
                sizeSql(format), ", ", createdSql(format), ", ", accessedSql(format)}) +
           restSql(format, expectations, true);
}

class RowChecker : public RowWorker
{
public:
    RowChecker(sqlite::Connection &connection, const CacheFormat &format, const RowChecks &checks,
               RowFindings *shared)
        : m_connection(connection)
        , m_format(format)
        , m_checks(checks)
        , m_shapeSql(shapeSql(format, checks.expectations))
        , m_walkSql(walkSql(format, checks.expectations))
        , m_shared(shared)
    {
        m_found.violations.resize(checks.expectations.size());
    }

    Result<void> take(std::size_t first, std::size_t end) override;
    void handIn() override { m_shared->add(m_found); }

private:
    Result<void> check(std::size_t place);
    Result<bool> readRow(const std::string &rowSql, qint64 rowid,
                         const std::function<void(const sqlite::Statement &)> &look);
    void lookAtShape(const sqlite::Statement &row, std::size_t place);
    void lookAtTimes(const sqlite::Statement &row, std::size_t place);
    void lookAtSize(const sqlite::Statement &row, qint64 rowid);
    void lookAtTypes(const sqlite::Statement &row, int column, bool walked);

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const RowChecks &m_checks;
    const std::string m_shapeSql;
    const std::string m_walkSql;
    RowFindings *const m_shared;
    RowFindings m_found;
    bool m_wrongType = false; // of the row that is looked at
};

Result<void> RowChecker::take(std::size_t first, std::size_t end)
{
    for (std::size_t place = first; place < end; ++place) {
        m_wrongType = false;
        auto checked = check(place);
        if (m_wrongType)
            m_found.wrongType.add(m_checks.index.rowid(place));
        if (!checked && checked.error().code == ErrorCode::Corrupt)
            m_found.unreadable.push_back(m_checks.index.rowid(place));
        else if (!checked)
            return checked;
    }
    return {};
}

Result<void> RowChecker::check(std::size_t place)
{
    const qint64 rowid = m_checks.index.rowid(place);
    const auto shape =
        readRow(m_shapeSql, rowid, [this, place](const sqlite::Statement &row) { lookAtShape(row, place); });
    if (!shape)
        return shape.error();
    ++m_found.rows;
    if (!m_checks.walked.chosen[place]) {
        if (m_checks.index.lastAccessed(place) < 0)
            m_found.negativeTime.add(rowid);
        return {};
    }
    const auto walked = readRow(m_walkSql, rowid, [this, place, rowid](const sqlite::Statement &row) {
        lookAtTimes(row, place);
        lookAtSize(row, rowid);
        lookAtTypes(row, WalkColumns, true);
    });
    if (!walked)
        return walked.error();
    ++m_found.walked;
    return {};
}

/// false where there is no such row any more.
Result<bool> RowChecker::readRow(const std::string &rowSql, qint64 rowid,
                                 const std::function<void(const sqlite::Statement &)> &look)
{
    auto row = m_connection.cached(rowSql);
    if (!row)
        return row.error();
    const sqlite::ResetGuard guard(**row);
    (*row)->bind(1, rowid);
    auto found = (*row)->step(sqlite::LockPhase::Read);
    if (found && *found)
        look(**row);
    return found;
}

void RowChecker::lookAtShape(const sqlite::Statement &row, std::size_t place)
{
    const qint64 rowid = m_checks.index.rowid(place);
    if (row.columnInt(NullKeyColumn) != 0)
        m_found.nullKey.add(rowid);
    if (row.columnInt(NullValueColumn) != 0)
        m_found.nullValue.add(rowid);
    if (row.columnInt(HasBytesColumn) != 0 && m_checks.index.sizeBytes(place) == 0)
        m_found.emptyValue.add(rowid);
    lookAtTypes(row, ShapeColumns, false);
}

/// The expectations that walk, or those that do not, stand in `row` from `column` on.
void RowChecker::lookAtTypes(const sqlite::Statement &row, int column, bool walked)
{
    for (std::size_t i = 0; i < m_checks.expectations.size(); ++i) {
        if (m_checks.expectations[i].walks != walked || row.columnInt(column++) == 0)
            continue;
        ++m_found.violations[i];
        m_wrongType = true;
    }
}

void RowChecker::lookAtTimes(const sqlite::Statement &row, std::size_t place)
{
    const qint64 rowid = m_checks.index.rowid(place);
    // NaN, for what is no time, is neither more nor less than anything.
    const double created = timeColumn(row, CreatedColumn, m_format.createdUnit);
    const double accessed = timeColumn(row, AccessedColumn, m_format.accessedUnit);
    if (created < 0 || accessed < 0)
        m_found.negativeTime.add(rowid);
    if (created > m_checks.latestTime)
        m_found.futureCreation.add(rowid);
    if (created - accessed > kClockSeconds)
        m_found.accessBeforeCreation.add(rowid);
}

void RowChecker::lookAtSize(const sqlite::Statement &row, qint64 rowid)
{
    const int type = row.columnType(SizeColumn);
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT)
        return; // absent, or a wrong type
    const bool same = type == SQLITE_INTEGER
                          ? row.columnInt(SizeColumn) == row.columnInt(LengthColumn)
                          : row.columnDouble(SizeColumn) == static_cast<double>(row.columnInt(LengthColumn));
    if (!same)
        m_found.sizeMismatch.add(rowid);
}

} // namespace

void RowFindings::add(const RowFindings &other)
{
    for (LintTally RowFindings::*tally :
         {&RowFindings::sizeMismatch, &RowFindings::futureCreation, &RowFindings::accessBeforeCreation,
          &RowFindings::negativeTime, &RowFindings::wrongType, &RowFindings::nullKey, &RowFindings::nullValue,
          &RowFindings::emptyValue})
        (this->*tally).add(other.*tally);
    violations.resize(std::max(violations.size(), other.violations.size()));
    for (std::size_t i = 0; i < other.violations.size(); ++i)
        violations[i] += other.violations[i];
    rows += other.rows;
    walked += other.walked;
    unreadable.insert(unreadable.end(), other.unreadable.begin(), other.unreadable.end());
}

MakeWorker rowCheckers(const CacheFormat &format, const RowChecks &checks, RowFindings *findings)
{
    return [&format, &checks, findings](sqlite::Connection &connection) {
        return std::make_unique<RowChecker>(connection, format, checks, findings);
    };
}

} // namespace cachescope::inspect
