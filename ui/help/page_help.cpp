// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/page_help.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::PageHelp)
};

PageHelp startHelp()
{
    return {
        Text::tr("Start"),
        Text::tr("No file is open. Cachescope looks into SQLite files that keep blobs by key, and tests how "
                 "such a cache holds up under many users."),
        {{Text::tr("Opening"),
          Text::tr("Drop files here, or choose them. They are opened read-only; the proof in the menu shows "
                   "afterwards that not a byte has changed. The first opens in this window, in place of what "
                   "is open there; further ones, and a recent file that is clicked with Ctrl, get windows of "
                   "their own.")},
         {Text::tr("Recent files"),
          Text::tr("Size and time are those of when the file was last opened. Files that are gone are grey; "
                   "the cross takes one out of the list, and leaves the file alone.")},
         {Text::tr("Demo cache"), Text::tr("A file with made-up entries, to try everything out on.")},
         {Text::tr("Load test"), Text::tr("Needs no file: it makes a cache, loads it, and removes it.")}}};
}

PageHelp overviewHelp()
{
    return {
        Text::tr("Overview"),
        Text::tr("What the open file holds, in figures and charts. A click on a mark of a chart shows the "
                 "entries behind it. Dragging over bars, or Ctrl+click, narrows all charts down to those "
                 "entries; the strip below the figures says to what, and leads to the entries. While a scan "
                 "runs, figures with ≈ are estimates, with their error."),
        {{Text::tr("Entries, Data"),
          Text::tr("How many keys there are, and how large their values are together. p99: 99 of 100 values "
                   "are no larger.")},
         {Text::tr("Pinned"), Text::tr("What eviction never takes.")},
         {Text::tr("Bloat"),
          Text::tr("The file's size divided by the data in it: 1.0 would be nothing but data. Free pages are "
                   "used again by later entries.")},
         {Text::tr("Median byte last read"),
          Text::tr("Half of all bytes were read more recently than that before the newest read. A small "
                   "budget keeps much where this is short.")},
         {Text::tr("Size, age, stored"),
          Text::tr("How many entries, or bytes, fall into each range. Light bars are all, full ones what the "
                   "conditions leave; lines mark the middle and the largest hundredth.")},
         {Text::tr("What a budget would keep"),
          Text::tr("Replays the cache's own eviction: for each budget, the share of entries and of bytes "
                   "that would stay. Drag the line; what is right of it would go. A recorded trace adds how "
                   "many of its reads would miss.")},
         {Text::tr("By key prefix"),
          Text::tr(
              "Areas are kinds of keys, by bytes or entries. A click goes into one, the path above leads "
              "back.")},
         {Text::tr("Content types"), Text::tr("What the first bytes of each value look like.")},
         {Text::tr("Chips above"),
          Text::tr("How the file is read, what lies beside it, and whether figures are exact. Click one to "
                   "learn more.")}}};
}

PageHelp entriesHelp()
{
    return {
        Text::tr("Entries"),
        Text::tr("Every entry that fits the conditions, a row each, however many there are. Beside it, the "
                 "one that is selected: its value, its bytes, what is known of it."),
        {{Text::tr("Conditions"),
          Text::tr(
              "Each one is a chip and can be removed by itself; all have to hold. Charts of the overview "
              "set the same ones.")},
         {Text::tr("Size"), Text::tr("Of the value, as it is stored.")},
         {Text::tr("Last read"),
          Text::tr("As the file has it. Caches write this now and then, so the newest may be some seconds "
                   "behind. Age counts back from the newest read in the file, not from now.")},
         {Text::tr("Stored"),
          Text::tr("When the value was stored. In files where that stands behind the value it is read as you "
                   "scroll; sorting by it then goes by the order of insertion, which is close.")},
         {Text::tr("Type"), Text::tr("Guessed from the first bytes. “gzip: JSON” is JSON that was packed.")},
         {Text::tr("Counts"),
          Text::tr("At the right, how many entries fit and how large they are together; at the bottom, how "
                   "many are selected.")}}};
}

PageHelp loadHelp()
{
    return {
        Text::tr("Load test"),
        Text::tr(
            "Simulated users read and store against a cache of its own, as the form says, and every lock "
            "error is counted by its cause. Two designs run one after the other with the same "
            "operations, so that the difference is theirs."),
        {{Text::tr("Operations/s"), Text::tr("Reads and stores that succeeded, a second.")},
         {Text::tr("p50, p95, p99"),
          Text::tr("Half, 95 and 99 of 100 operations took no longer. Where arrivals have a fixed rate, time "
                   "counts from when an operation was due, so that waiting in line is part of it.")},
         {Text::tr("Hit ratio"), Text::tr("Reads that found their key, of all reads.")},
         {Text::tr("Lock errors"),
          Text::tr("“database is locked” and its kin. One is one too many: the test then fails. By cause: "
                   "which code, in which phase, and whether the busy handler was asked at all.")},
         {Text::tr("Worst wait"),
          Text::tr("The longest wait for a lock as a share of the timeout. From half of it on it is a near "
                   "miss: no error yet, but little room.")},
         {Text::tr("WAL"),
          Text::tr("The write-ahead log. It grows while readers keep it from being written back; it should "
                   "stay bounded.")},
         {Text::tr("Disk delay"),
          Text::tr("How long an fsync takes: 5 to 300 ms on virtual servers. It is simulated, and can be "
                   "moved while the test runs.")},
         {Text::tr("Verdict"),
          Text::tr("Holds: no lock error, nothing lost or wrong, and the thresholds of the scenario are "
                   "met.")}}};
}

PageHelp runsHelp()
{
    return {
        Text::tr("Runs"),
        Text::tr("Load tests that were run, kept between starts: to look at again, to compare, to repeat."),
        {{Text::tr("Verdict"), Text::tr("Whether each design held, as at the end of its run.")},
         {Text::tr("Comparing"),
          Text::tr("Select two. A change is only told as one where it is larger than the noise within the "
                   "runs.")},
         {Text::tr("Repeating"), Text::tr("Starts the same scenario with the same seed again.")}}};
}

} // namespace

PageHelp pageHelp(HelpTopic topic)
{
    switch (topic) {
    case HelpTopic::Start:
        return startHelp();
    case HelpTopic::Overview:
        return overviewHelp();
    case HelpTopic::Entries:
        return entriesHelp();
    case HelpTopic::Load:
        return loadHelp();
    case HelpTopic::Runs:
        return runsHelp();
    }
    return {};
}

} // namespace cachescope::ui
