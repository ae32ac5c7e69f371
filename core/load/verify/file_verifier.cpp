// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/file_verifier.h"

#include "core/base/translate.h"
#include "core/inspect/check/integrity_check.h"
#include "core/load/verify/key_text.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>
#include <QHash>

#include <vector>

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

/// The share of the entries in the whole; SQLite's check reads the file about as often.
constexpr double kShareOfEntries = 0.5;

bool isDamage(const Error &error)
{
    return error.code == ErrorCode::Corrupt || error.code == ErrorCode::Truncated;
}

/// Goes over the entries once. One thread.
class EntryCheck
{
public:
    EntryCheck(const QStringList &keys, ValueRegister &values, std::optional<qint64> evicted,
               const std::function<void(double)> &progress, FileVerification *result)
        : m_keys(keys)
        , m_values(values)
        , m_evicted(evicted)
        , m_progress(progress)
        , m_result(result)
        , m_isChecked(static_cast<std::size_t>(keys.size()))
    {
        m_numbers.reserve(keys.size());
        for (qint64 number = 0; number < keys.size(); ++number)
            m_numbers.insert(keys[number], number);
    }

    /// Of the file; Cancelled, or an error of reading.
    Result<void> run(Connection &connection, const std::atomic<bool> *stop);
    /// What is to be said of the keys that had no entry. `complete`: all entries were come to.
    void finish(bool complete);

private:
    Result<void> checkRows(sqlite::Statement &rows, sqlite::Statement &value, qint64 lastRow);
    Result<void> check(const QString &key, qint64 number, sqlite::Statement &value);
    void count(Verdict verdict, qint64 number, const ReadTicket &ticket, const Stamp &stamp);

    const QStringList &m_keys;
    ValueRegister &m_values;
    const std::optional<qint64> m_evicted;
    const std::function<void(double)> &m_progress;
    FileVerification *const m_result;
    QHash<QString, qint64> m_numbers;
    std::vector<bool> m_isChecked;
};

Result<void> EntryCheck::run(Connection &connection, const std::atomic<bool> *stop)
{
    const sqlite::CancelGuard guard(connection, stop);
    const auto lastRow = connection.queryInt("SELECT max(rowid) FROM cache");
    if (!lastRow)
        return lastRow.error();
    // The large values of keys that are none of the run's are not read.
    auto rows = connection.prepare("SELECT rowid, key FROM cache ORDER BY rowid");
    if (!rows)
        return rows.error();
    auto value = connection.prepare("SELECT data FROM cache WHERE rowid = ?1");
    if (!value)
        return value.error();
    auto checked = checkRows(*rows, *value, *lastRow);
    return guard.isCancelled() ? sqlite::cancelledError() : checked;
}

Result<void> EntryCheck::checkRows(sqlite::Statement &rows, sqlite::Statement &value, qint64 lastRow)
{
    while (true) {
        const auto row = rows.step(LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const qint64 rowid = rows.columnInt(0);
        const auto key = keyText(rows, 1);
        const auto number = key ? m_numbers.constFind(*key) : m_numbers.constEnd();
        if (number == m_numbers.constEnd())
            continue;
        value.bind(1, rowid);
        if (auto checked = check(*key, *number, value); !checked)
            return checked;
        if (m_progress)
            m_progress(kShareOfEntries * static_cast<double>(rowid) / static_cast<double>(lastRow));
    }
}

Result<void> EntryCheck::check(const QString &key, qint64 number, sqlite::Statement &value)
{
    const sqlite::ResetGuard reset(value);
    const auto there = value.step(LockPhase::Read);
    if (!there)
        return there.error();
    const ReadTicket ticket = m_values.beginRead(number);
    const auto [verdict, stamp] = judgeRead(
        m_values, number, key, ticket, *there ? value.columnView(0) : QByteArrayView(), StampDepth::Full);
    m_isChecked[static_cast<std::size_t>(number)] = true;
    ++m_result->entries;
    count(verdict, number, ticket, stamp);
    return {};
}

void EntryCheck::finish(bool complete)
{
    const qint64 before = m_values.disappearances();
    for (qint64 number = 0; number < m_keys.size(); ++number) {
        if (m_isChecked[static_cast<std::size_t>(number)])
            continue;
        const ReadTicket ticket = m_values.beginRead(number);
        count(complete ? m_values.judgeMiss(number, ticket) : Verdict::Unchecked, number, ticket, {});
    }
    if (m_evicted)
        m_result->counts.countLost(m_values.disappearances() - before, *m_evicted);
}

void EntryCheck::count(Verdict verdict, qint64 number, const ReadTicket &ticket, const Stamp &stamp)
{
    m_result->counts.count(verdict);
    if (m_result->counts.firstFinding.isEmpty())
        m_result->counts.firstFinding = findingText(verdict, m_keys[number], ticket, stamp);
}

Result<void> checkEntries(const QString &path, EntryCheck &check, FileVerification *result,
                          const std::atomic<bool> *stop)
{
    sqlite::ConnectionOptions options;
    options.fileName = path;
    options.readOnly = true;
    options.pragmas << QStringLiteral("trusted_schema=OFF");
    const auto connection = Connection::open(options);
    const auto checked = connection ? check.run(**connection, stop) : Result<void>(connection.error());
    if (!checked && !isDamage(checked.error()))
        return checked;
    if (!checked)
        result->messages << checked.error().message;
    check.finish(static_cast<bool>(checked));
    return {};
}

Result<void> checkFile(const QString &path, const std::function<void(double)> &progress,
                       FileVerification *result, const std::atomic<bool> *stop)
{
    const auto later = [&progress](double share) {
        if (progress)
            progress(kShareOfEntries + (1.0 - kShareOfEntries) * share);
    };
    const inspect::IntegrityOptions options;
    const auto report = inspect::checkIntegrity(path, options, later, stop);
    if (!report)
        return report.error();
    if (report->cancelled)
        return sqlite::cancelledError();
    result->messages = (result->messages + report->messages).mid(0, options.mostMessages);
    result->integrityOk = report->ok() && result->messages.isEmpty();
    return {};
}

} // namespace

Result<FileVerification> verifyFile(const QString &path, const QStringList &keys, ValueRegister &values,
                                    const std::function<void(double)> &progress,
                                    const std::atomic<bool> *stop, std::optional<qint64> evicted)
{
    if (!QFileInfo::exists(path))
        return Error{ErrorCode::NotFound, CoreText::tr("There is no file %1").arg(path)};
    if (!QFileInfo(path).isFile())
        return Error{ErrorCode::CannotOpen, CoreText::tr("%1 is no regular file").arg(path)};
    FileVerification result;
    EntryCheck check(keys, values, evicted, progress, &result);
    if (auto checked = checkEntries(path, check, &result, stop); !checked)
        return checked.error();
    if (auto checked = checkFile(path, progress, &result, stop); !checked)
        return checked.error();
    return result;
}

} // namespace cachescope::load
