// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/check/integrity_messages.h"

#include "core/base/translate.h"

#include <algorithm>
#include <array>
#include <set>

namespace cachescope::inspect {

namespace {

/// In the order in which they are explained.
enum class Kind {
    Incomplete,
    Unreadable,
    Endless,
    Tree,
    Overflow,
    Index,
    Value,
    FreeList,
    Map,
    Unused,
    Other
};

struct Fragment
{
    const char *text;
    Kind kind;
};

/// The first that occurs in a message decides. Texts of btree.c and pragma.c of SQLite 3.40, and of
/// integrity_check.cpp.
constexpr std::array kFragments{
    Fragment{"is incomplete", Kind::Incomplete},
    Fragment{"is cut off after", Kind::Incomplete},
    Fragment{"refer to one another", Kind::Endless},
    Fragment{"unable to get the page", Kind::Unreadable},
    Fragment{"failed to get page", Kind::Unreadable},
    Fragment{"never used", Kind::Unused},
    Fragment{"2nd reference to page", Kind::Endless},
    Fragment{"overflow list length", Kind::Overflow},
    Fragment{"free-page list", Kind::FreeList},
    Fragment{"freelist", Kind::FreeList},
    Fragment{"Freelist", Kind::FreeList},
    Fragment{"ptrmap", Kind::Map},
    Fragment{"ptr map", Kind::Map},
    Fragment{"Pointer map", Kind::Map},
    Fragment{"max rootpage", Kind::Map},
    Fragment{"incremental_vacuum enabled", Kind::Map},
    Fragment{"missing from index", Kind::Index},
    Fragment{"entries in index", Kind::Index},
    Fragment{"entry in index", Kind::Index},
    Fragment{"end-of-record", Kind::Index},
    Fragment{"differ from index", Kind::Index},
    Fragment{"NULL value in", Kind::Value},
    Fragment{"value in ", Kind::Value},
    Fragment{"CHECK constraint", Kind::Value},
    Fragment{"tree page", Kind::Tree},
    Fragment{"Tree ", Kind::Tree},
    Fragment{"btreeInitPage", Kind::Tree},
    Fragment{"invalid page number", Kind::Tree},
    Fragment{"Page ", Kind::Tree},
    Fragment{"damaged", Kind::Tree},
    Fragment{"malformed", Kind::Tree},
};

Kind kindOf(const QString &message)
{
    for (const auto &[text, kind] : kFragments) {
        if (message.contains(QLatin1String(text)))
            return kind;
    }
    return Kind::Other;
}

QString unusedExplanation(bool treesAreDamaged)
{
    if (treesAreDamaged)
        return CoreText::tr("Pages that are never used: nothing leads to them any more. Beside damaged "
                            "pages they mostly hold the entries that the damage cut off.");
    return CoreText::tr("Pages that are never used: lost space, and no entry is affected. VACUUM gives it "
                        "back.");
}

QString explanationOf(Kind kind, bool treesAreDamaged)
{
    switch (kind) {
    case Kind::Incomplete:
        return CoreText::tr("The end of the file is missing, so SQLite refuses all of it. Download it "
                            "again, and compare its size with the original's.");
    case Kind::Unreadable:
        return CoreText::tr("Pages that cannot be read: the disk reported an error, or they lie behind the "
                            "end of the file. Copy the file to another disk and check the copy.");
    case Kind::Endless:
        return CoreText::tr("Pages that are used twice or refer to one another: two things have been "
                            "written over each other, or the file was made to mislead. Do not let a service "
                            "write to it; fetch another copy, or let the cache be filled anew.");
    case Kind::Tree:
        return CoreText::tr(
            "Pages of a table or index are damaged: entries on and behind them are lost. "
            "Those that can be reached can still be listed and read. Download the file again; "
            "if the original is damaged too, let the cache be filled anew.");
    case Kind::Overflow:
        return CoreText::tr("The chain of pages that holds a large value is broken: that value is lost or "
                            "wrong; list still works, and so does get for other entries.");
    case Kind::Index:
        return CoreText::tr("An index does not fit its table: the entries are all there, but a look-up by "
                            "key can miss them and eviction can take the wrong ones. REINDEX on the "
                            "original mends it.");
    case Kind::Value:
        return CoreText::tr("Values that their column forbids: the entries can be read, but were written "
                            "by something other than the cache, or are damaged.");
    case Kind::FreeList:
        return CoreText::tr("The list of free pages is damaged: all entries can be read, but a service "
                            "that writes to the file may damage more. VACUUM INTO a new file mends it.");
    case Kind::Map:
        return CoreText::tr("The map for giving free pages back (auto_vacuum) is wrong: all entries can be "
                            "read, but the file must not be vacuumed in place. VACUUM INTO a new file "
                            "mends it.");
    case Kind::Unused:
        return unusedExplanation(treesAreDamaged);
    case Kind::Other:
        break;
    }
    return CoreText::tr("Other messages are SQLite's own words; see "
                        "https://www.sqlite.org/pragma.html#pragma_integrity_check.");
}

} // namespace

QStringList explainIntegrityMessages(const QStringList &messages)
{
    std::set<Kind> kinds;
    for (const QString &message : messages)
        kinds.insert(kindOf(message));
    const bool treesAreDamaged = std::any_of(kinds.begin(), kinds.end(), [](Kind kind) {
        return kind == Kind::Unreadable || kind == Kind::Endless || kind == Kind::Tree ||
               kind == Kind::Overflow;
    });
    QStringList explanations;
    for (const Kind kind : kinds)
        explanations << explanationOf(kind, treesAreDamaged);
    return explanations;
}

bool treesAreSound(const QStringList &messages)
{
    return std::all_of(messages.begin(), messages.end(), [](const QString &message) {
        const Kind kind = kindOf(message);
        return kind == Kind::Unused || kind == Kind::FreeList || kind == Kind::Map;
    });
}

} // namespace cachescope::inspect
