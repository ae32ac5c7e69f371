// SPDX-License-Identifier: GPL-3.0-or-later
// Ages run backwards: "less than 7 d ago" means access > base − 7 d, "at least 7 d ago" access ≤ base − 7 d.
// A filter has its start included and its end excluded, so that both become the smallest number above
// base − 7 d: every entry is in one of the two and none in both.
#include "ui/models/filter_conditions.h"

#include "core/base/format_style.h"
#include "core/base/units.h"

#include <QHash>

#include <cmath>
#include <limits>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr qsizetype kNamedTypes = 3;
constexpr qsizetype kQuotedCharacters = 24;

struct NumberAndUnit
{
    QString number;
    QString unit; ///< in small letters
};

NumberAndUnit split(const QString &text)
{
    const QString trimmed = plainNumbers(text.trimmed());
    qsizetype end = 0;
    while (end < trimmed.size() && (trimmed[end].isDigit() || trimmed[end] == QLatin1Char('.')))
        ++end;
    return {trimmed.left(end), trimmed.mid(end).trimmed().toLower()};
}

struct AgeUnit
{
    double seconds = 0.0;
    QString shown;
};

/// By the words that people write for them: the English ones in every language, and those of the program's.
const QHash<QString, AgeUnit> &ageUnits()
{
    static const QHash<QString, AgeUnit> units = [] {
        QHash<QString, AgeUnit> known;
        const auto add = [&known](const AgeUnit &unit, const char *english, const QString &ours) {
            for (const QString &word :
                 (QLatin1String(english) + QLatin1Char(' ') + ours).toLower().split(QLatin1Char(' ')))
                known.insert(word, unit);
        };
        const AgeUnit second{1.0, FilterConditions::tr("s")};
        known.insert(QString(), second);
        add(second, "s sec",
            FilterConditions::tr("s sec", "what people may write for seconds, split by blanks"));
        add({60.0, FilterConditions::tr("min")}, "m min",
            FilterConditions::tr("m min", "the same for minutes"));
        add({3600.0, FilterConditions::tr("h")}, "h hour hours",
            FilterConditions::tr("h hour hours", "the same for hours"));
        add({86400.0, FilterConditions::tr("d")}, "d day days",
            FilterConditions::tr("d day days", "the same for days"));
        add({7 * 86400.0, FilterConditions::tr("weeks")}, "w week weeks",
            FilterConditions::tr("w week weeks", "the same for weeks"));
        return known;
    }();
    return units;
}

QString quoted(const QString &text)
{
    const bool tooLong = text.size() > kQuotedCharacters;
    return tooLong ? text.left(kQuotedCharacters) + QStringLiteral("…") : text;
}

/// A plain number in the signs of the program's language: "1.5" → "1,5" in German.
QString shownNumber(const QString &plain)
{
    QString shown = plain;
    return shown.replace(QLatin1Char('.'), formatStyle().locale.decimalPoint());
}

/// "10k" → "10 kB", "1.5mib" → "1.5 MiB".
QString shownSize(const QString &text)
{
    const NumberAndUnit parts = split(text);
    QString unit = parts.unit;
    unit.remove(QLatin1Char('b'));
    const bool binary = unit.endsWith(QLatin1Char('i'));
    unit = binary || unit != QLatin1String("k") ? unit.left(1).toUpper() : unit;
    return QStringLiteral("%1 %2%3B")
        .arg(shownNumber(parts.number), unit, binary ? QStringLiteral("i") : QString());
}

/// "7d" → "7 d".
QString shownAge(const QString &text)
{
    const NumberAndUnit parts = split(text);
    return QStringLiteral("%1 %2").arg(shownNumber(parts.number), ageUnits().value(parts.unit).shown);
}

double justAbove(double value)
{
    return std::nextafter(value, std::numeric_limits<double>::infinity());
}

/// What an end of a range that was accepted stands for.
template <typename T>
std::optional<T> valueOf(const Result<std::optional<T>> &bound)
{
    return bound ? *bound : std::nullopt;
}

/// The higher of two starts.
template <typename T>
void raise(std::optional<T> &start, const std::optional<T> &other)
{
    if (other && (!start || *start < *other))
        start = other;
}

/// The lower of two ends.
template <typename T>
void lower(std::optional<T> &end, const std::optional<T> &other)
{
    if (other && (!end || *other < *end))
        end = other;
}

/// Ranges and pins of `part` hold too. Pinned and not pinned at once is what no entry is.
void narrow(inspect::EntryFilter &filter, const inspect::EntryFilter &part)
{
    raise(filter.minSizeBytes, part.minSizeBytes);
    lower(filter.maxSizeBytes, part.maxSizeBytes);
    raise(filter.accessedFrom, part.accessedFrom);
    lower(filter.accessedTo, part.accessedTo);
    raise(filter.createdFrom, part.createdFrom);
    lower(filter.createdTo, part.createdTo);
    if (filter.pinned && part.pinned && *filter.pinned != *part.pinned)
        filter.maxSizeBytes = -1;
    else if (part.pinned)
        filter.pinned = part.pinned;
}

} // namespace

Result<std::optional<qint64>> parseSizeBound(const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::optional<qint64>();
    const Result<qint64> bytes = parseBytes(plainNumbers(text));
    if (bytes)
        return std::optional<qint64>(*bytes);
    return Error{
        ErrorCode::InvalidArgument,
        FilterConditions::tr("“%1” is not a size. Write it like 10 kB or 1.5 MiB.").arg(quoted(text))};
}

Result<std::optional<double>> parseAgeBound(const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::optional<double>();
    const NumberAndUnit parts = split(text);
    bool isNumber = false;
    const double number = parts.number.toDouble(&isNumber);
    const auto unit = ageUnits().constFind(parts.unit);
    if (isNumber && std::isfinite(number) && unit != ageUnits().cend())
        return std::optional<double>(number * unit->seconds);
    return Error{ErrorCode::InvalidArgument,
                 FilterConditions::tr("“%1” is not an age. Write it like 90 s, 30 min, 12 h or 7 d.")
                     .arg(quoted(text))};
}

QString typeGroupLabel(const QString &group)
{
    const std::vector<inspect::ContentType> types = inspect::contentTypesNamed(group);
    const QString label = types.size() == 1 ? inspect::contentTypeLabel(types.front()) : group;
    return label.left(1).toUpper() + label.mid(1);
}

Result<void> FilterConditions::setSize(const Typed &typed)
{
    const auto from = parseSizeBound(typed.from);
    const auto to = parseSizeBound(typed.to);
    if (!from || !to)
        return from ? to.error() : from.error();
    if (*from && *to && **from > **to)
        return Error{
            ErrorCode::InvalidArgument,
            tr("No size is at least %1 and at most %2.").arg(shownSize(typed.from), shownSize(typed.to))};
    m_size = {{typed.from.trimmed(), typed.to.trimmed()}, {}, {}};
    return {};
}

Result<void> FilterConditions::setAge(const Typed &typed)
{
    const auto from = parseAgeBound(typed.from);
    const auto to = parseAgeBound(typed.to);
    if (!from || !to)
        return from ? to.error() : from.error();
    if (*from && *to && **from >= **to)
        return Error{ErrorCode::InvalidArgument, tr("Nothing is more than %1 and less than %2 ago.")
                                                     .arg(shownAge(typed.from), shownAge(typed.to))};
    m_age = {{typed.from.trimmed(), typed.to.trimmed()}, {}, {}};
    return {};
}

const FilterConditions::Range *FilterConditions::rangeOf(Condition condition) const
{
    switch (condition) {
    case Condition::Size:
        return &m_size;
    case Condition::Age:
        return &m_age;
    case Condition::Created:
        return &m_created;
    case Condition::Keys:
        return &m_keys;
    case Condition::Budget:
        return &m_budget;
    default:
        return nullptr;
    }
}

FilterConditions::Range *FilterConditions::rangeOf(Condition condition)
{
    return const_cast<Range *>(std::as_const(*this).rangeOf(condition));
}

void FilterConditions::setChartRange(Condition condition, const inspect::EntryFilter &part,
                                     const QString &label)
{
    if (Range *range = rangeOf(condition))
        *range = {{}, label, part};
}

QString FilterConditions::chartLabel(Condition condition) const
{
    const Range *range = rangeOf(condition);
    return range ? range->chartLabel : QString();
}

inspect::EntryFilter FilterConditions::chartPart(Condition condition) const
{
    const Range *range = rangeOf(condition);
    return range && !range->chartLabel.isEmpty() ? range->chartPart : inspect::EntryFilter();
}

bool FilterConditions::has(Condition condition) const
{
    switch (condition) {
    case Condition::Text:
        return !m_text.isEmpty();
    case Condition::Types:
        return !m_groups.isEmpty();
    case Condition::Pinned:
        return m_pinned.has_value();
    default:
        return rangeOf(condition)->isSet();
    }
}

void FilterConditions::remove(Condition condition)
{
    switch (condition) {
    case Condition::Text:
        return m_text.clear();
    case Condition::Types:
        return m_groups.clear();
    case Condition::Pinned:
        return m_pinned.reset();
    default:
        *rangeOf(condition) = {};
    }
}

void FilterConditions::clear()
{
    m_text.clear();
    for (const Condition condition : kConditions)
        remove(condition);
}

int FilterConditions::count() const
{
    int count = m_text.isEmpty() ? 0 : 1;
    for (const Condition condition : kConditions)
        count += has(condition) ? 1 : 0;
    return count;
}

QString FilterConditions::sentence(Condition condition) const
{
    if (!has(condition))
        return {};
    switch (condition) {
    case Condition::Text:
        return textSentence(quoted(m_text));
    case Condition::Types:
        return typesSentence(kNamedTypes);
    case Condition::Pinned:
        return *m_pinned ? tr("Pinned only") : tr("Not pinned");
    case Condition::Size:
        return m_size.typed.isEmpty() ? m_size.chartLabel : sizeSentence();
    case Condition::Age:
        return m_age.typed.isEmpty() ? m_age.chartLabel : ageSentence();
    case Condition::Created:
    case Condition::Keys:
    case Condition::Budget:
        return chartLabel(condition);
    }
    return {};
}

QString FilterConditions::fullSentence(Condition condition) const
{
    if (condition == Condition::Text && has(condition))
        return textSentence(m_text);
    return condition == Condition::Types && has(condition) ? typesSentence(m_groups.size())
                                                           : sentence(condition);
}

QString FilterConditions::textSentence(const QString &text) const
{
    switch (m_mode) {
    case TextMode::Contains:
        return tr("Key contains “%1”").arg(text);
    case TextMode::Prefix:
        return tr("Key starts with “%1”").arg(text);
    case TextMode::Exact:
        return tr("Key is “%1”").arg(text);
    }
    return {};
}

QString FilterConditions::typesSentence(qsizetype most) const
{
    QStringList labels;
    for (const QString &group : m_groups.mid(0, most))
        labels.append(typeGroupLabel(group));
    const QString named = labels.join(tr(", "));
    const qsizetype others = m_groups.size() - labels.size();
    return others > 0 ? tr("Type: %1 and %n more", nullptr, static_cast<int>(others)).arg(named)
                      : tr("Type: %1").arg(named);
}

QString FilterConditions::sizeSentence() const
{
    const auto &[from, to] = m_size.typed;
    if (to.isEmpty())
        return tr("Size from %1").arg(shownSize(from));
    if (from.isEmpty())
        return tr("Size up to %1").arg(shownSize(to));
    return tr("Size %1 – %2").arg(shownSize(from), shownSize(to));
}

QString FilterConditions::ageSentence() const
{
    const auto &[from, to] = m_age.typed;
    if (to.isEmpty())
        return tr("Not read for %1").arg(shownAge(from));
    if (from.isEmpty())
        return tr("Read within %1").arg(shownAge(to));
    return tr("Read %1 – %2 ago").arg(shownAge(from), shownAge(to));
}

inspect::EntryFilter FilterConditions::filter() const
{
    inspect::EntryFilter filter;
    addText(filter);
    for (const QString &group : m_groups) {
        const std::vector<inspect::ContentType> types = inspect::contentTypesNamed(group);
        filter.types.insert(filter.types.end(), types.begin(), types.end());
    }
    filter.pinned = m_pinned;
    addSize(filter);
    addAge(filter);
    narrow(filter, m_created.chartPart);
    narrow(filter, m_budget.chartPart);
    filter.pattern = m_keys.chartPart.pattern;
    filter.exceptPatterns = m_keys.chartPart.exceptPatterns;
    return filter;
}

void FilterConditions::addText(inspect::EntryFilter &filter) const
{
    QString inspect::EntryFilter::*const fields[] = {
        &inspect::EntryFilter::contains, &inspect::EntryFilter::prefix, &inspect::EntryFilter::exact};
    filter.*fields[static_cast<int>(m_mode)] = m_text;
}

void FilterConditions::addSize(inspect::EntryFilter &filter) const
{
    const bool typed = !m_size.typed.isEmpty();
    filter.minSizeBytes = typed ? valueOf(parseSizeBound(m_size.typed.from)) : m_size.chartPart.minSizeBytes;
    filter.maxSizeBytes = typed ? valueOf(parseSizeBound(m_size.typed.to)) : m_size.chartPart.maxSizeBytes;
}

void FilterConditions::addAge(inspect::EntryFilter &filter) const
{
    filter.accessedFrom = m_age.chartPart.accessedFrom;
    filter.accessedTo = m_age.chartPart.accessedTo;
    if (const auto atLeast = valueOf(parseAgeBound(m_age.typed.from)))
        filter.accessedTo = justAbove(m_ageBase - *atLeast);
    if (const auto lessThan = valueOf(parseAgeBound(m_age.typed.to)))
        filter.accessedFrom = justAbove(m_ageBase - *lessThan);
}

} // namespace cachescope::ui
