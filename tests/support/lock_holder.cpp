// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens the database that is named as its argument, reads from it, prints a line, and keeps it open until its
// input ends: another process, for tests of files that are in use.
#include <sqlite3.h>

#include <cstdio>

int main(int argc, char *argv[])
{
    sqlite3 *db = nullptr;
    if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK)
        return 1;
    if (sqlite3_exec(db, "SELECT count(*) FROM cache", nullptr, nullptr, nullptr) != SQLITE_OK)
        return 2;
    std::puts("open");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    sqlite3_close(db);
    return 0;
}
