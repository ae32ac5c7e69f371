// SPDX-License-Identifier: GPL-3.0-or-later
//
// A REPLACE deletes the row that it displaces without firing delete triggers, unless the connection has
// `recursive_triggers` on (https://www.sqlite.org/lang_conflict.html). So the trigger before an insert notes
// the row that has the same key, and the one after it takes that row off. What happens in between decides
// otherwise where it must: a delete trigger that does fire for that row takes the note away, and an upsert or
// an ignored insert never gets to the trigger after the insert; the next insert overwrites its note.
//
// Lengths of displaced and deleted rows are looked up by rowid: OLD.data in a delete trigger would load the
// whole value, length(data) of a row is in its header.
#include "core/cache/totals_table.h"

#include "core/sqlite/connection.h"

#include <array>
#include <string>

namespace cachescope::cache {

using sqlite::LockPhase;

namespace {

constexpr auto kCreateTable = "CREATE TABLE cachescope_totals("
                              "id INTEGER PRIMARY KEY CHECK(id = 1), "
                              "entries INTEGER NOT NULL, "
                              "data_bytes INTEGER NOT NULL, "
                              "pinned_entries INTEGER NOT NULL, "
                              "pinned_bytes INTEGER NOT NULL, "
                              "known INTEGER NOT NULL, "
                              "epoch INTEGER NOT NULL, "
                              "displaced_rowid INTEGER, "
                              "displaced_bytes INTEGER, "
                              "displaced_pinned INTEGER, "
                              "deleted_bytes INTEGER, "
                              "deleted_pinned INTEGER)";

struct Trigger
{
    const char *name;
    std::string sql;
};

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The body with {new}, {old} and {row} as "is it pinned", 0 or 1, of the new, the old and the looked-up row.
std::string forSchema(const std::string &body, bool hasPinned)
{
    const auto flag = [hasPinned](const char *column) {
        return hasPinned ? "ifnull(" + std::string(column) + " <> 0, 0)" : std::string("0");
    };
    return replaced(replaced(replaced(body, "{new}", flag("NEW.pinned")), "{old}", flag("OLD.pinned")),
                    "{row}", flag("pinned"));
}

constexpr auto kBeforeInsert =
    "BEFORE INSERT ON cache BEGIN "
    "UPDATE cachescope_totals SET (displaced_rowid, displaced_bytes, displaced_pinned) = "
    "(SELECT rowid, ifnull(length(data), 0), {row} FROM cache WHERE key = NEW.key); "
    "END";
constexpr auto kAfterInsert =
    "AFTER INSERT ON cache BEGIN "
    "UPDATE cachescope_totals SET "
    "entries = entries + (displaced_rowid IS NULL), "
    "data_bytes = data_bytes + ifnull(length(NEW.data), 0) - iif(displaced_rowid IS NULL, 0, "
    "displaced_bytes), "
    "pinned_entries = pinned_entries + {new} - iif(displaced_rowid IS NULL, 0, displaced_pinned), "
    "pinned_bytes = pinned_bytes + {new} * ifnull(length(NEW.data), 0) "
    "- iif(displaced_rowid IS NULL, 0, displaced_pinned * displaced_bytes), "
    "displaced_rowid = NULL; "
    "END";
constexpr auto kBeforeDelete =
    "BEFORE DELETE ON cache BEGIN "
    "UPDATE cachescope_totals SET displaced_rowid = nullif(displaced_rowid, OLD.rowid), "
    "(deleted_bytes, deleted_pinned) = "
    "(SELECT ifnull(length(data), 0), {row} FROM cache WHERE rowid = OLD.rowid); "
    "UPDATE cachescope_totals SET "
    "entries = entries - 1, "
    "data_bytes = data_bytes - deleted_bytes, "
    "pinned_entries = pinned_entries - deleted_pinned, "
    "pinned_bytes = pinned_bytes - deleted_pinned * deleted_bytes; "
    "END";
constexpr auto kAfterUpdate =
    "ON cache BEGIN "
    "UPDATE cachescope_totals SET "
    "data_bytes = data_bytes + ifnull(length(NEW.data), 0) - ifnull(length(OLD.data), 0), "
    "pinned_entries = pinned_entries + {new} - {old}, "
    "pinned_bytes = pinned_bytes + {new} * ifnull(length(NEW.data), 0) "
    "- {old} * ifnull(length(OLD.data), 0); "
    "END";

std::array<Trigger, 4> triggers(bool hasPinned)
{
    const auto make = [hasPinned](const char *name, const std::string &event, const char *body) {
        return Trigger{name,
                       "CREATE TRIGGER " + std::string(name) + ' ' + event + forSchema(body, hasPinned)};
    };
    return {make("cachescope_before_insert", "", kBeforeInsert),
            make("cachescope_after_insert", "", kAfterInsert),
            make("cachescope_before_delete", "", kBeforeDelete),
            make("cachescope_after_update",
                 hasPinned ? "AFTER UPDATE OF data, pinned " : "AFTER UPDATE OF data ", kAfterUpdate)};
}

/// Whether the schema holds an object of that name with just this text.
Result<bool> schemaHas(sqlite::Connection &connection, const char *name, const std::string &sql)
{
    auto found = connection.prepare("SELECT sql = ?2 FROM sqlite_schema WHERE name = ?1");
    if (!found)
        return found.error();
    found->bindUtf8(1, QByteArrayView(name));
    found->bindUtf8(2, QByteArrayView(sql.data(), static_cast<qsizetype>(sql.size())));
    const auto row = found->step(LockPhase::Read);
    if (!row)
        return row.error();
    return *row && found->columnInt(0) == 1;
}

} // namespace

Result<bool> hasTotals(sqlite::Connection &connection, bool hasPinned)
{
    if (auto table = schemaHas(connection, "cachescope_totals", kCreateTable); !table || !*table)
        return table;
    for (const Trigger &trigger : triggers(hasPinned)) {
        if (auto there = schemaHas(connection, trigger.name, trigger.sql); !there || !*there)
            return there;
    }
    const auto rows = connection.queryInt("SELECT count(*) FROM cachescope_totals");
    if (!rows)
        return rows.error();
    return *rows == 1;
}

Result<void> renewTotalsTriggers(sqlite::Connection &connection, bool hasPinned)
{
    for (const Trigger &trigger : triggers(hasPinned)) {
        const std::string drop = "DROP TRIGGER IF EXISTS " + std::string(trigger.name);
        for (const std::string &sql : {drop, trigger.sql}) {
            if (auto done = connection.execute(sql, LockPhase::Write); !done)
                return done;
        }
    }
    return {};
}

Result<void> installTotals(sqlite::Connection &connection, bool hasPinned)
{
    for (const char *sql :
         {"DROP TABLE IF EXISTS cachescope_totals", kCreateTable,
          "INSERT INTO cachescope_totals VALUES(1, 0, 0, 0, 0, 0, random(), NULL, NULL, NULL, NULL, NULL)"}) {
        if (auto done = connection.execute(sql, LockPhase::Write); !done)
            return done;
    }
    return renewTotalsTriggers(connection, hasPinned);
}

Result<RecordedTotals> readTotals(sqlite::Connection &connection)
{
    const auto statement = connection.cached(
        "SELECT entries, data_bytes, pinned_entries, pinned_bytes, known, epoch FROM cachescope_totals");
    if (!statement)
        return statement.error();
    const sqlite::ResetGuard guard(**statement);
    const auto row = (*statement)->step(LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row)
        return RecordedTotals{};
    const auto column = [&statement](int i) { return (*statement)->columnInt(i); };
    return RecordedTotals{{column(0), column(1), column(2), column(3)}, column(4) != 0, column(5)};
}

Result<bool> correctTotals(sqlite::Connection &connection, const Totals &difference, qint64 epoch)
{
    auto statement = connection.prepare(
        "UPDATE cachescope_totals SET entries = entries + ?1, data_bytes = data_bytes + ?2, "
        "pinned_entries = pinned_entries + ?3, pinned_bytes = pinned_bytes + ?4, known = 1, epoch = random() "
        "WHERE epoch = ?5",
        LockPhase::Write);
    if (!statement)
        return statement.error();
    const std::array<qint64, 5> values{difference.entries, difference.dataBytes, difference.pinnedEntries,
                                       difference.pinnedBytes, epoch};
    for (std::size_t i = 0; i < values.size(); ++i)
        statement->bind(static_cast<int>(i) + 1, values[i]);
    if (auto done = statement->run(LockPhase::Write); !done)
        return done.error();
    return connection.changes() == 1;
}

} // namespace cachescope::cache
