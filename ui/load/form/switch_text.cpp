// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/switch_text.h"

#include "core/base/units.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace cachescope::ui {
namespace {

constexpr const char *kContext = "cachescope::ui::SwitchText";

struct SwitchWords
{
    const char *name;
    const char *title;
    const char *explanation;
};

constexpr std::array kSwitches{
    SwitchWords{
        "connection", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Connection"),
        QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                          "A connection for each operation is opened, and may recover or checkpoint the "
                          "file, every time. One for each thread does that once.")},
    SwitchWords{
        "busyTimeoutMs", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Busy timeout"),
        QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                          "So long SQLite waits for another connection's lock. With 0 an operation that "
                          "meets a lock fails at once.")},
    SwitchWords{
        "retry", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Waiting for a lock"),
        QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                          "SQLite's own way asks in ever longer intervals, so that newcomers overtake "
                          "those who have waited long. The fair way asks in the same short ones.")},
    SwitchWords{
        "journal", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Journal"),
        QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                          "With a write-ahead log readers and a writer do not block each other. With a "
                          "rollback journal they do.")},
    SwitchWords{
        "touch", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Time of the last read"),
        QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                          "Where each read writes it, every read needs the write lock. Batched, reads "
                          "only note it in memory.")},
    SwitchWords{
        "begin", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Transactions begin"),
        QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                          "Deferred, they ask for the write lock at their first write; after a read "
                          "SQLite then refuses it at once. Immediate, they ask at the beginning, where "
                          "they can wait.")},
    SwitchWords{"lookup", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Lookup before a store"),
                QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                                  "A store that first asks whether its key is there begins with a read. "
                                  "Production did not.")},
    SwitchWords{
        "commit", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Commit"),
        QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                          "With a commit for each store, stores queue behind one fsync each. A group of "
                          "stores that wait for each other shares one.")},
    SwitchWords{"size", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Total size"),
                QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                                  "Summed up over the whole table at each store, or kept as a counter.")},
    SwitchWords{"eviction", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "Eviction"),
                QT_TRANSLATE_NOOP("cachescope::ui::SwitchText",
                                  "Entries are deleted one by one in a loop, or all that is too much in one "
                                  "statement.")},
};

struct ValueWords
{
    const char *name;
    const char *value;
    const char *text;
};

constexpr std::array kValues{
    ValueWords{"connection", "operation",
               QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "one for each operation")},
    ValueWords{"connection", "thread",
               QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "one for each thread")},
    ValueWords{"retry", "sqlite", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "as SQLite does")},
    ValueWords{"retry", "fair", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "fair")},
    ValueWords{"journal", "wal", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "write-ahead log")},
    ValueWords{"journal", "rollback", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "rollback")},
    ValueWords{"touch", "read", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "written at each read")},
    ValueWords{"touch", "batched", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "batched")},
    ValueWords{"begin", "deferred", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "deferred")},
    ValueWords{"begin", "immediate", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "immediate")},
    ValueWords{"lookup", "none", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "none")},
    ValueWords{"lookup", "first", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "first")},
    ValueWords{"commit", "store", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "for each store")},
    ValueWords{"commit", "group", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "for a group")},
    ValueWords{"size", "sum", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "summed up")},
    ValueWords{"size", "counter", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "counted")},
    ValueWords{"eviction", "loop", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "one by one")},
    ValueWords{"eviction", "batch", QT_TRANSLATE_NOOP("cachescope::ui::SwitchText", "in one statement")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate(kContext, text);
}

const SwitchWords *wordsOf(const QString &name)
{
    const auto *const found = std::ranges::find_if(
        kSwitches, [&](const SwitchWords &each) { return name == QLatin1String(each.name); });
    return found == kSwitches.end() ? nullptr : found;
}

} // namespace

QString switchTitle(const QString &name)
{
    const SwitchWords *words = wordsOf(name);
    return words ? translated(words->title) : name;
}

QString switchExplanation(const QString &name)
{
    const SwitchWords *words = wordsOf(name);
    return words ? translated(words->explanation) : QString();
}

QString switchValueText(const QString &name, const QString &value)
{
    if (name == QLatin1String("busyTimeoutMs"))
        return localNumber(typedDuration(std::chrono::milliseconds(value.toInt())));
    const auto *const found = std::ranges::find_if(kValues, [&](const ValueWords &each) {
        return name == QLatin1String(each.name) && value == QLatin1String(each.value);
    });
    return found == kValues.end() ? value : translated(found->text);
}

} // namespace cachescope::ui
