// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/mapping_text.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace cachescope::inspect {

namespace {

using TextMember = QString TableMapping::*;
using UnitMember = std::optional<TimeUnit> TableMapping::*;

constexpr std::array<std::pair<const char *, TextMember>, 7> kTexts{{{"table", &TableMapping::table},
                                                                     {"key", &TableMapping::key},
                                                                     {"value", &TableMapping::value},
                                                                     {"size", &TableMapping::size},
                                                                     {"created", &TableMapping::created},
                                                                     {"accessed", &TableMapping::accessed},
                                                                     {"pinned", &TableMapping::pinned}}};

constexpr std::array<std::pair<const char *, UnitMember>, 2> kUnits{
    {{"createdUnit", &TableMapping::createdUnit}, {"accessedUnit", &TableMapping::accessedUnit}}};

constexpr std::array<std::pair<const char *, TimeUnit>, 4> kUnitNames{{{"s", TimeUnit::Seconds},
                                                                       {"ms", TimeUnit::Milliseconds},
                                                                       {"us", TimeUnit::Microseconds},
                                                                       {"ns", TimeUnit::Nanoseconds}}};

/// The second of the pair that is called `name`; null if there is none.
template <typename Pairs>
auto called(const Pairs &pairs, const QString &name) -> decltype(&pairs.front().second)
{
    const auto found =
        std::ranges::find_if(pairs, [&name](const auto &pair) { return name == QLatin1String(pair.first); });
    return found == pairs.end() ? nullptr : &found->second;
}

Error wrong(const QString &what)
{
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("%1. Write key=COLUMN,value=COLUMN, and if the table has them "
                                "size=, created=, accessed=, pinned=; table=NAME names the table, "
                                "createdUnit= and accessedUnit= (s, ms, us or ns) say what its times are "
                                "counted in")
                     .arg(what)};
}

/// Cuts `text` at commas that are not in quotes.
QStringList parts(const QString &text)
{
    QStringList result{QString()};
    bool inQuotes = false;
    for (const QChar c : text) {
        inQuotes ^= c == QLatin1Char('"');
        if (c == QLatin1Char(',') && !inQuotes)
            result << QString();
        else
            result.back() += c;
    }
    return result;
}

/// Without the quotes around it. Nothing where they do not match.
std::optional<QString> unquoted(const QString &text)
{
    const QLatin1Char quote('"');
    if (!text.startsWith(quote))
        return text;
    if (text.size() < 2 || !text.endsWith(quote))
        return std::nullopt;
    QString inner;
    for (qsizetype at = 1; at < text.size() - 1; ++at) {
        if (text[at] == quote && (++at == text.size() - 1 || text[at] != quote))
            return std::nullopt;
        inner += text[at];
    }
    return inner;
}

Result<void> setUnit(const QString &part, const QString &text, UnitMember member, TableMapping *mapping)
{
    const TimeUnit *unit = called(kUnitNames, text);
    if (!unit)
        return wrong(QStringLiteral("\"%1\" names no unit of time").arg(part));
    if (mapping->*member)
        return wrong(QStringLiteral("\"%1\" says again what was said before").arg(part));
    mapping->*member = *unit;
    return {};
}

Result<void> take(const QString &part, TableMapping *mapping)
{
    const qsizetype equals = part.indexOf(QLatin1Char('='));
    if (equals < 0)
        return wrong(QStringLiteral("\"%1\" is no name=COLUMN").arg(part));
    const QString name = part.left(equals).trimmed();
    const auto text = unquoted(part.mid(equals + 1).trimmed());
    if (!text)
        return wrong(QStringLiteral("The quotes in \"%1\" do not match").arg(part));
    if (text->isEmpty())
        return wrong(QStringLiteral("\"%1\" says nothing behind the =").arg(part));
    if (const UnitMember *unit = called(kUnits, name))
        return setUnit(part, *text, *unit, mapping);
    const TextMember *member = called(kTexts, name);
    if (!member)
        return wrong(QStringLiteral("\"%1\" is no part of a mapping").arg(name));
    if (!(mapping->**member).isEmpty())
        return wrong(QStringLiteral("\"%1\" says again what was said before").arg(part));
    mapping->**member = *text;
    return {};
}

QString quotedIfNeeded(QString text)
{
    const auto special = [](QChar c) { return c == QLatin1Char(',') || c == QLatin1Char('"'); };
    if (std::ranges::none_of(text, special) && text == text.trimmed())
        return text;
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace

Result<TableMapping> parseMapping(const QString &text)
{
    TableMapping mapping;
    for (const QString &part : parts(text)) {
        if (auto taken = take(part, &mapping); !taken)
            return taken.error();
    }
    return mapping;
}

QString mappingText(const TableMapping &mapping)
{
    QStringList result;
    for (const auto &[name, member] : kTexts) {
        if (!(mapping.*member).isEmpty())
            result << QLatin1String(name) + QLatin1Char('=') + quotedIfNeeded(mapping.*member);
    }
    for (const auto &[name, member] : kUnits) {
        if (!(mapping.*member))
            continue;
        const auto unit =
            std::ranges::find(kUnitNames, *(mapping.*member), [](const auto &pair) { return pair.second; });
        result << QLatin1String(name) + QLatin1Char('=') + QLatin1String(unit->first);
    }
    return result.join(QLatin1Char(','));
}

} // namespace cachescope::inspect
