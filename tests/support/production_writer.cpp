// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program that shares a cache's file and knows nothing of this library: SQLite alone, and the statements of
// the production service, each committed by itself. Opens the database that is named as its argument and
// obeys a command a line, answering "ok" or "error …" a line each, until its input ends:
//
//     put KEY BYTES TIME PINNED
//     touch KEY TIME
//     delete KEY
//     churn COUNT SEED         COUNT of these at random, on keys foreign-0 … foreign-49, at times below 1000
#include <sqlite3.h>

#include <cstdio>
#include <iostream>
#include <random>
#include <sstream>
#include <string>

namespace {

class Writer
{
public:
    explicit Writer(sqlite3 *db)
        : m_db(db)
    {
    }

    int put(const std::string &key, int bytes, double time, int pinned)
    {
        sqlite3_stmt *statement = prepare("REPLACE INTO cache(key, data, size, created_at, last_accessed, "
                                          "pinned) VALUES(?1, ?2, ?3, ?4, ?4, ?5)");
        sqlite3_bind_text(statement, 1, key.c_str(), -1, SQLITE_STATIC);
        sqlite3_bind_zeroblob(statement, 2, bytes);
        sqlite3_bind_int(statement, 3, bytes);
        sqlite3_bind_double(statement, 4, time);
        sqlite3_bind_int(statement, 5, pinned);
        return run(statement);
    }
    int touch(const std::string &key, double time)
    {
        sqlite3_stmt *statement = prepare("UPDATE cache SET last_accessed = ?2 WHERE key = ?1");
        sqlite3_bind_text(statement, 1, key.c_str(), -1, SQLITE_STATIC);
        sqlite3_bind_double(statement, 2, time);
        return run(statement);
    }
    int remove(const std::string &key)
    {
        sqlite3_stmt *statement = prepare("DELETE FROM cache WHERE key = ?1");
        sqlite3_bind_text(statement, 1, key.c_str(), -1, SQLITE_STATIC);
        return run(statement);
    }
    int churn(int count, unsigned seed)
    {
        std::mt19937 random(seed);
        for (int i = 0; i < count; ++i) {
            const std::string key = "foreign-" + std::to_string(random() % 50);
            const double time = static_cast<double>(random() % 1000);
            int rc = SQLITE_OK;
            switch (random() % 4) {
            case 0:
            case 1:
                rc = put(key, static_cast<int>(random() % 2000), time, random() % 10 == 0 ? 1 : 0);
                break;
            case 2:
                rc = touch(key, time);
                break;
            default:
                rc = remove(key);
            }
            if (rc != SQLITE_DONE)
                return rc;
        }
        return SQLITE_DONE;
    }

private:
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr);
        return statement;
    }
    static int run(sqlite3_stmt *statement)
    {
        const int rc = statement ? sqlite3_step(statement) : SQLITE_ERROR;
        sqlite3_finalize(statement);
        return rc;
    }

    sqlite3 *const m_db;
};

int obey(Writer &writer, const std::string &line)
{
    std::istringstream words(line);
    std::string command;
    words >> command;
    if (command == "churn") {
        int count = 0;
        unsigned seed = 0;
        words >> count >> seed;
        return writer.churn(count, seed);
    }
    std::string key;
    words >> key;
    if (command == "put") {
        int bytes = 0;
        double time = 0.0;
        int pinned = 0;
        words >> bytes >> time >> pinned;
        return writer.put(key, bytes, time, pinned);
    }
    if (command == "touch") {
        double time = 0.0;
        words >> time;
        return writer.touch(key, time);
    }
    return command == "delete" ? writer.remove(key) : SQLITE_MISUSE;
}

} // namespace

int main(int argc, char *argv[])
{
    sqlite3 *db = nullptr;
    if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK)
        return 1;
    sqlite3_busy_timeout(db, 5000);
    Writer writer(db);
    std::string line;
    while (std::getline(std::cin, line)) {
        const int rc = obey(writer, line);
        if (rc == SQLITE_DONE)
            std::cout << "ok" << std::endl;
        else
            std::cout << "error " << rc << ' ' << sqlite3_errmsg(db) << std::endl;
    }
    sqlite3_close(db);
    return 0;
}
