// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/query/entry_query.h"

#include <QCoreApplication>
#include <QStringList>

namespace cachescope::ui {

/// How a filter's text is compared with keys.
enum class TextMode { Contains, Prefix, Exact };

/// What a filter asks for; at most one condition of each.
enum class Condition {
    Text,
    Types,
    Pinned,
    Size,
    Age,
    Created, ///< this and the next only from a chart
    Keys,    ///< of a kind
    Budget,  ///< what eviction would drop
};
/// All but the text, which has a field of its own.
constexpr Condition kConditions[] = {Condition::Types,   Condition::Pinned, Condition::Size,  Condition::Age,
                                     Condition::Created, Condition::Keys,   Condition::Budget};

/// Bytes from "10 kB", "1.5 MiB", "4096"; nothing from an empty text. InvalidArgument for anything else.
Result<std::optional<qint64>> parseSizeBound(const QString &text);
/// Seconds from "90 s", "5 min", "12h", "7 d", "2 weeks"; nothing from an empty text. InvalidArgument for
/// anything else.
Result<std::optional<double>> parseAgeBound(const QString &text);

/// A group of content types for people: "JSON", "audio".
QString typeGroupLabel(const QString &group);

/// Everything that narrows the entries down, as people put it, and as an EntryFilter. A range of sizes or
/// ages is typed or comes from a chart; the later replaces the former. Conditions hold together: what two of
/// them ask of the same column narrows it twice. A value; knows no widget.
class FilterConditions
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::FilterConditions)

public:
    void setText(const QString &text) { m_text = text; }
    [[nodiscard]] const QString &text() const { return m_text; }
    void setTextMode(TextMode mode) { m_mode = mode; }
    [[nodiscard]] TextMode textMode() const { return m_mode; }

    /// Names of contentTypeGroupNames(); none: any type.
    void setTypeGroups(const QStringList &groups) { m_groups = groups; }
    [[nodiscard]] const QStringList &typeGroups() const { return m_groups; }
    void setPinned(std::optional<bool> pinned) { m_pinned = pinned; }
    [[nodiscard]] std::optional<bool> pinned() const { return m_pinned; }

    /// A range as it is typed, each end as parseSizeBound() or parseAgeBound() take it; both empty: none.
    struct Typed
    {
        QString from; ///< sizes: at least; ages: at least so long ago
        QString to;   ///< sizes: at most; ages: less long ago than this

        [[nodiscard]] bool isEmpty() const { return from.isEmpty() && to.isEmpty(); }
        bool operator==(const Typed &) const = default;
    };

    /// InvalidArgument, with what to write instead, leaves the condition as it was.
    Result<void> setSize(const Typed &typed);
    Result<void> setAge(const Typed &typed);
    /// As it was typed; empty for a range from a chart.
    [[nodiscard]] const Typed &size() const { return m_size.typed; }
    [[nodiscard]] const Typed &age() const { return m_age.typed; }

    /// What a part of a chart stands for, in words: a range of sizes, access or creation times, a kind of
    /// keys, or what a budget drops.
    void setChartRange(Condition condition, const inspect::EntryFilter &part, const QString &label);
    /// Its words; empty if the range is not from a chart.
    [[nodiscard]] QString chartLabel(Condition condition) const;
    /// What setChartRange() was given; empty if the range is not from a chart.
    [[nodiscard]] inspect::EntryFilter chartPart(Condition condition) const;

    /// Where ages count back from: Unix seconds.
    void setAgeBase(double seconds) { m_ageBase = seconds; }

    [[nodiscard]] bool has(Condition condition) const;
    void remove(Condition condition);
    /// All of them, the text too. Mode and base of ages stay.
    void clear();
    [[nodiscard]] int count() const;
    /// A condition as a short sentence: "Size 10 kB – 1 MB", "Type: audio, JSON", "Read within 7 d". Empty if
    /// it is not set.
    [[nodiscard]] QString sentence(Condition condition) const;
    /// As sentence(), with every type of a long list and all of a long text.
    [[nodiscard]] QString fullSentence(Condition condition) const;

    [[nodiscard]] inspect::EntryFilter filter() const;

    bool operator==(const FilterConditions &) const = default;

private:
    struct Range
    {
        Typed typed;
        QString chartLabel;
        inspect::EntryFilter chartPart;

        [[nodiscard]] bool isSet() const { return !typed.isEmpty() || !chartLabel.isEmpty(); }
        bool operator==(const Range &) const = default;
    };

    void addText(inspect::EntryFilter &filter) const;
    void addSize(inspect::EntryFilter &filter) const;
    void addAge(inspect::EntryFilter &filter) const;
    /// Null for conditions that are no ranges.
    [[nodiscard]] const Range *rangeOf(Condition condition) const;
    [[nodiscard]] Range *rangeOf(Condition condition);
    [[nodiscard]] QString textSentence(const QString &text) const;
    [[nodiscard]] QString typesSentence(qsizetype most) const;
    [[nodiscard]] QString sizeSentence() const;
    [[nodiscard]] QString ageSentence() const;

    QString m_text;
    TextMode m_mode = TextMode::Contains;
    QStringList m_groups;
    std::optional<bool> m_pinned;
    Range m_size;
    Range m_age;
    Range m_created; ///< never typed, as the next
    Range m_keys;
    Range m_budget;
    double m_ageBase = 0.0;
};

} // namespace cachescope::ui
