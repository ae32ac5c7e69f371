// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace cachescope::test {

/// Who can see that a scenario is wrong.
enum class SeenBy {
    Both,   ///< the schema, and with it an editor, too
    Parser, ///< for what compares fields, names designs, or counts up
};

/// A scenario file that is refused, and a part of the error.
struct WrongScenario
{
    const char *json;
    const char *error;
    SeenBy seenBy = SeenBy::Both;
};

inline constexpr std::array kWrongScenarios{
    // Names and types
    WrongScenario{R"({"user": 3})", "\"user\" is not known; known are ablation, "},
    WrongScenario{R"({"$schema": 5})", "\"$schema\" is 5; allowed is a text"},
    WrongScenario{R"({"name": 5})", "\"name\" (--name) is 5; allowed is a text"},
    WrongScenario{R"({"users": "3"})", "\"users\" (--users) is \"3\"; allowed is a whole number, 1 to 2000"},
    WrongScenario{R"({"users": 0})", "\"users\" (--users) is 0; allowed is a whole number, 1 to 2000"},
    WrongScenario{R"({"users": 2.5})", "\"users\" (--users) is 2.5; allowed is a whole number, 1 to 2000"},
    WrongScenario{R"({"users": null})", "\"users\" (--users) is null; allowed is a whole number"},
    WrongScenario{R"({"ablation": 1})", "\"ablation\" (--ablation) is 1; allowed is true or false"},
    WrongScenario{R"({"keys": "newest"})",
                  "\"keys\" (--distribution) is \"newest\"; allowed is one of uniform, zipf,"},
    WrongScenario{R"({"hotKeys": 1.5})", "\"hotKeys\" (--hot-keys) is 1.5; allowed is a number, 0 to 1"},
    WrongScenario{R"({"storeShare": 1.5})", "\"storeShare\" (--stores) is 1.5; allowed is a number, 0 to 1"},
    WrongScenario{R"({"storeShare": "1"})",
                  "\"storeShare\" (--stores) is \"1\"; allowed is a number, 0 to 1"},
    WrongScenario{R"({"diskSyncDelayMs": 10001})",
                  "\"diskSyncDelayMs\" (--disk-sync-delay) is 10001; allowed is a whole number, 0 to 10000"},
    WrongScenario{R"({"diskSyncDelayMs": 1.5})",
                  "\"diskSyncDelayMs\" (--disk-sync-delay) is 1.5; allowed is a whole"},

    // Designs
    WrongScenario{R"({"designs": "legacy"})", "\"designs\" (--design) is \"legacy\"; allowed is a list"},
    WrongScenario{R"({"designs": []})", "\"designs\" (--design) is empty; allowed is one or more designs"},
    WrongScenario{R"({"designs": ["legacy", 1]})",
                  "\"designs[1]\" (--design) is 1; allowed is the name of a design"},
    WrongScenario{R"({"designs": ["legacy", "magic"]})",
                  "\"designs[1]\" (--design) cannot be used: There is no design \"magic\"; there are ",
                  SeenBy::Parser},
    WrongScenario{R"({"ablation": true})",
                  "\"ablation\" (--ablation) cannot be used: The design \"corrected\" has no switches",
                  SeenBy::Parser},

    // Stages
    WrongScenario{R"({"stages": {}})",
                  "\"stages\" (--stages) is {}; allowed is a list of {\"users\", \"durationMs\"}"},
    WrongScenario{R"({"stages": [5]})",
                  "\"stages[0]\" (--stages) is 5; allowed is an object of users, durationMs"},
    WrongScenario{R"({"stages": [{"users": 1, "durationMs": 5}, {"users": 2001, "durationMs": 5}]})",
                  "\"stages[1].users\" (--stages) is 2001; allowed is a whole number, 0 to 2000"},
    WrongScenario{R"({"stages": [{"users": 1.5, "durationMs": 5}]})",
                  "\"stages[0].users\" (--stages) is 1.5; allowed is a whole number, 0 to 2000"},
    WrongScenario{R"({"stages": [{"durationMs": 5}]})",
                  "\"stages[0].users\" (--stages) is missing; allowed is a whole number"},
    WrongScenario{
        R"({"stages": [{"users": 1, "durationMs": 604800001}]})",
        "\"stages[0].durationMs\" (--stages) is 604800001; allowed is a whole number, 0 to 604800000"},
    WrongScenario{R"({"stages": [{"users": 1, "durationMs": 5, "target": 1}]})",
                  "\"stages[0]\" (--stages) has an unknown member \"target\"; known are users, durationMs"},
    WrongScenario{R"({"users": 3, "stages": [{"users": 4, "durationMs": 5}]})",
                  "\"stages\" (--stages) is up to 4 users; allowed is 1 to 3, the number of users",
                  SeenBy::Parser},
    WrongScenario{R"({"stages": [{"users": 0, "durationMs": 5}]})", "\"stages\" (--stages) is up to 0 users",
                  SeenBy::Parser},
    WrongScenario{R"({"stages": [{"users": 1, "durationMs": 5}], "operations": 9})",
                  "\"operations\" (--operations) is 9; allowed is 0 where there are stages", SeenBy::Parser},
    WrongScenario{R"({"stages": [{"users": 1, "durationMs": 0}]})",
                  "\"stages\" (--stages) is 0 ms long; allowed is at", SeenBy::Parser},
    WrongScenario{R"({"durationMs": 0})",
                  "\"durationMs\" (--duration) is 0; allowed is at least 1 where no number", SeenBy::Parser},

    // Mix
    WrongScenario{R"({"mix": {}})",
                  "\"mix\" (--mix) has no operation; allowed are numbers from 0, not all 0, for get, "},
    WrongScenario{R"({"mix": {"get": 0, "put": 0}})",
                  "\"mix\" (--mix) has no operation; allowed are numbers from 0"},
    WrongScenario{R"({"mix": {"get": -1, "put": 2}})",
                  "\"mix\" (--mix) gives get the weight -1; allowed are numbers from 0"},
    WrongScenario{
        R"({"mix": {"get": "80"}})",
        "\"mix\" (--mix) gives get the weight \"80\", which is no number; allowed are numbers from 0"},
    WrongScenario{R"({"mix": {"load": 1}})", "\"mix\" (--mix) has \"load\"; allowed are numbers from 0"},
    WrongScenario{R"({"mix": 5})", "\"mix\" (--mix) is 5; allowed is an object of weights"},

    // Disk
    WrongScenario{R"({"disk": "floppy"})",
                  "\"disk\" (--disk) is \"floppy\"; allowed is one of none, fast, ssd, "},
    WrongScenario{R"({"disk": 5})", "\"disk\" (--disk) is 5; allowed is one of none, fast, ssd, "},
    WrongScenario{R"({"disk": {"foo": 1}})",
                  "\"disk\" (--disk) has an unknown member \"foo\"; known are syncMs, "},
    WrongScenario{
        R"({"disk": {"syncMs": "20ms"}})",
        "\"disk.syncMs\" (--disk) is \"20ms\"; allowed is [least, most] of 0 to 10000 ms, the least "
        "first, or one number for both"},
    WrongScenario{R"({"disk": {"syncMs": [1]}})",
                  "\"disk.syncMs\" (--disk) is [1]; allowed is [least, most]"},
    WrongScenario{R"({"disk": {"syncMs": [1, 2, 3]}})", "\"disk.syncMs\" (--disk) is [1,2,3]; allowed is"},
    WrongScenario{R"({"disk": {"writeMs": 10001}})", "\"disk.writeMs\" (--disk) is 10001; allowed is"},
    WrongScenario{R"({"disk": {"readMs": [-1, 2]}})", "\"disk.readMs\" (--disk) is [-1,2]; allowed is"},
    WrongScenario{R"({"disk": {"readSkew": 0}})",
                  "\"disk.readSkew\" (--disk) is 0; allowed is a number above 0, at most 100"},
    WrongScenario{R"({"disk": {"writeSkew": 101}})",
                  "\"disk.writeSkew\" (--disk) is 101; allowed is a number above 0"},
    WrongScenario{R"({"disk": {"failSync": 1.5}})",
                  "\"disk.failSync\" (--disk) is 1.5; allowed is a number, 0 to 1"},
    WrongScenario{R"({"disk": {"full": true}})",
                  "\"disk.full\" (--disk) is true; allowed is a number, 0 to 1"},
    WrongScenario{R"({"disk": {"syncMs": [9, 1]}})",
                  "\"disk.syncMs\" (--disk) is [9,1]; allowed is [least, most]", SeenBy::Parser},

    // Changes of disks
    WrongScenario{
        R"({"diskChanges": [1]})",
        R"("diskChanges[0]" (--disk-changes) is 1; allowed is an object like {"atMs": 5000, "disk": "hdd"})"},
    WrongScenario{R"({"diskChanges": [{"atMs": 1}]})",
                  "\"diskChanges[0].disk\" (--disk-changes) is missing; allowed is one of none, "},
    WrongScenario{
        R"({"diskChanges": [{"disk": "none"}]})",
        "\"diskChanges[0].atMs\" (--disk-changes) is missing; allowed is a whole number, 0 to 691200000"},
    WrongScenario{
        R"({"diskChanges": [{"atMs": 1, "disk": "none"}, {"atMs": 691200001, "disk": "none"}]})",
        "\"diskChanges[1].atMs\" (--disk-changes) is 691200001; allowed is a whole number, 0 to 691200000"},
    WrongScenario{R"({"diskChanges": [{"atMs": 1.5, "disk": "none"}]})",
                  "\"diskChanges[0].atMs\" (--disk-changes) is 1.5; allowed is a whole number"},
    WrongScenario{R"({"diskChanges": [{"atMs": -1, "disk": "none"}]})",
                  "\"diskChanges[0].atMs\" (--disk-changes) is -1; allowed is a whole number"},
    WrongScenario{R"({"diskChanges": [{"atMs": 1, "disk": 5}]})",
                  "\"diskChanges[0].disk\" (--disk-changes) is 5; allowed is one of none, "},
    WrongScenario{R"({"diskChanges": [{"atMs": 1, "disk": "none"}, {"atMs": 2, "disk": {"full": 2}}]})",
                  "\"diskChanges[1].disk.full\" (--disk-changes) is 2; allowed is a number, 0 to 1"},
    WrongScenario{R"({"diskChanges": [{"atMs": 1, "disk": "none", "x": 1}]})",
                  "\"diskChanges[0]\" (--disk-changes) has an unknown member \"x\"; known are atMs, disk"},
    WrongScenario{
        R"({"diskChanges": [{"atMs": 2, "disk": "none"}, {"atMs": 1, "disk": "none"}]})",
        "\"diskChanges[1].atMs\" (--disk-changes) is 1; allowed is at least 2, the time of the change before",
        SeenBy::Parser},

    // Thresholds
    WrongScenario{R"({"thresholds": "failed<=0"})",
                  "\"thresholds\" (--threshold) is \"failed<=0\"; allowed is a list"},
    WrongScenario{R"({"thresholds": ["failed<=0", 1]})",
                  "\"thresholds[1]\" (--threshold) is 1; allowed is a condition"},
    WrongScenario{R"({"thresholds": ["failed<=0", "failed"]})",
                  "\"thresholds[1]\" (--threshold) cannot be used: \"failed\" is no threshold; write a "
                  "figure, an operator"},
    WrongScenario{R"({"thresholds": ["reads.p98Ms<5"]})",
                  "\"thresholds[0]\" (--threshold) cannot be used: \"reads.p98Ms<5\" names no figure of a "
                  "run; figures are"},
    WrongScenario{R"({"thresholds": ["failed<=inf"]})", "\"failed<=inf\" has no number behind <="},
    WrongScenario{R"({"thresholds": ["failed=<0"]})", "\"failed=<0\" names no figure of a run"},
    WrongScenario{R"({"thresholds": ["lockErrorsXtotal<=0"]})", "names no figure of a run"},
    WrongScenario{R"({"thresholds": ["lockErrors.byCode.SQLITE_BUSY_SNAPSHOTS<=0"]})",
                  "names no result code of a lock error; allowed are SQLITE_BUSY, "},
    WrongScenario{R"({"thresholds": ["lockErrors.byPhase.comit<=0"]})",
                  "names no phase of a lock error; allowed are open, begin, "},

    // Fields that contradict each other
    WrongScenario{R"({"disk": "none", "diskSyncDelayMs": 0})",
                  "\"disk\" (--disk) and \"diskSyncDelayMs\" (--disk-sync-delay) contradict each other"},
    WrongScenario{R"({"mix": {"pin": 1}, "storeShare": 0.4})",
                  "\"mix\" (--mix) and \"storeShare\" (--stores) contradict each other"},
    WrongScenario{R"({"stages": [{"users": 1, "durationMs": 5}], "durationMs": 5})",
                  "\"stages\" (--stages) and \"durationMs\" (--duration) contradict each other"},

    // Fields that need or bound each other
    WrongScenario{R"({"processes": 4, "users": 3})",
                  "\"processes\" (--processes) is 4; allowed is 1 to 3, the number", SeenBy::Parser},
    WrongScenario{R"({"processes": 64, "users": 3})",
                  "\"processes\" (--processes) is 64; allowed is 1 to 3, the", SeenBy::Parser},
    WrongScenario{R"({"valueSizes": "uniform", "valueBytes": 500, "valueMaxBytes": 499})",
                  "\"valueMaxBytes\" (--value-max) is 499; allowed is at least valueBytes, 500",
                  SeenBy::Parser},
    WrongScenario{
        R"({"maxBytes": 49999})",
        "\"maxBytes\" (--max-bytes) is 49999; allowed is 0 (no limit), or at least the largest value, 50000",
        SeenBy::Parser},
    WrongScenario{R"({"maxBytes": 60000, "valueSizes": "lognormal"})", "at least the largest value, 1000000",
                  SeenBy::Parser},
    WrongScenario{R"({"keys": "trace"})", "\"traceFile\" (--trace) is missing; allowed is a CSV file",
                  SeenBy::Parser},
    WrongScenario{R"({"keys": "trace", "traceFile": "a.csv", "sourceFile": "b.db"})",
                  "\"sourceFile\" (--file) is b.db; allowed is none with keys of a trace", SeenBy::Parser},
    WrongScenario{R"({"valueSizes": "file"})",
                  "\"valueSizesFile\" (--value-sizes-file) is missing; allowed is a cache", SeenBy::Parser},
    WrongScenario{R"({"inPlace": true, "sourceFile": "a.db", "designs": ["legacy", "corrected"]})",
                  "\"inPlace\" (--in-place) needs exactly one design", SeenBy::Parser},
    WrongScenario{R"({"inPlace": true})", "\"inPlace\" (--in-place) needs a sourceFile", SeenBy::Parser},
};

} // namespace cachescope::test
