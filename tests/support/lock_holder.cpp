// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens the database that is named as its argument, reads from it, prints a line, and keeps it open until its
// input ends: another process, for tests of files that are in use. A line of its input is SQL that it runs;
// "done" or the error is printed after each.
#include <sqlite3.h>

#include <cstdio>
#include <iostream>
#include <string>

int main(int argc, char *argv[])
{
    sqlite3 *db = nullptr;
    if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK)
        return 1;
    if (sqlite3_exec(db, "SELECT count(*) FROM cache", nullptr, nullptr, nullptr) != SQLITE_OK)
        return 2;
    std::puts("open");
    std::fflush(stdout);
    for (std::string line; std::getline(std::cin, line);) {
        const bool done = sqlite3_exec(db, line.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
        std::puts(done ? "done" : sqlite3_errmsg(db));
        std::fflush(stdout);
    }
    sqlite3_close(db);
    return 0;
}
