// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_outline.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/preview/json_reader.h"
#include "core/inspect/preview/json_strings.h"

#include <QStringList>

#include <algorithm>

namespace cachescope::inspect {

namespace {

/// Of a name in a path.
constexpr qsizetype kMostNameChars = 100;
/// Among which member() looks.
constexpr int kMostMembers = 4096;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Where `offset` is, as people count: "line 3, column 7".
QString placeOf(const QByteArray &text, qint64 offset)
{
    const char *const begin = text.constData();
    const auto lines = std::count(begin, begin + offset, '\n');
    const qsizetype lineStart = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
    const auto letters = std::count_if(begin + lineStart, begin + offset,
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    return CoreText::tr("line %1, column %2").arg(formatCount(lines + 1), formatCount(letters + 1));
}

} // namespace

std::shared_ptr<const JsonOutline> JsonOutline::read(const QByteArray &utf8, bool isWhole,
                                                     const std::atomic<bool> *cancelled)
{
    if (utf8.size() > kMostBytes)
        return nullptr;
    const std::shared_ptr<JsonOutline> outline(new JsonOutline);
    outline->m_text = utf8;
    if (!JsonReader(*outline, isWhole).run(cancelled) || outline->m_lines.empty())
        return nullptr;
    return outline;
}

QString JsonOutline::problem() const
{
    switch (m_end) {
    case End::Whole:
    case End::Cut:
        return {};
    case End::TooMany:
        return CoreText::tr("The JSON has more than %1 lines, objects and arrays: the rest is left out.")
            .arg(formatCount(m_errorOffset > 0 ? lineCount() - 1 : 0));
    case End::Wrong:
        break;
    }
    if (m_errorOffset >= m_text.size())
        return CoreText::tr("The JSON ends too early, at %1.").arg(placeOf(m_text, m_errorOffset));
    return CoreText::tr("This is no valid JSON from %1 on, where %2 should stand.")
        .arg(placeOf(m_text, m_errorOffset), CoreText::tr(m_expected));
}

JsonOutline::LineKind JsonOutline::kind(qint64 line) const
{
    return static_cast<LineKind>(entry(line) >> kKindShift);
}

int JsonOutline::depth(qint64 line) const
{
    const qint64 step = line / kDepthStep;
    auto depth = static_cast<int>(m_depths[static_cast<std::size_t>(step)]);
    for (qint64 at = step * kDepthStep; at < line; ++at) {
        depth += kind(at) == LineKind::Open ? 1 : 0;
        depth -= kind(at + 1) == LineKind::Close ? 1 : 0;
    }
    return depth;
}

qint64 JsonOutline::endOfLine(qint64 line) const
{
    return line + 1 < lineCount() ? offset(line + 1) : m_stop;
}

JsonOutline::Parts JsonOutline::parts(qint64 line) const
{
    if (endOfLine(line) - offset(line) <= kLongLineBytes)
        return findParts(line);
    const auto kept = std::ranges::lower_bound(m_longLines, line, {}, &LongLine::line);
    return kept != m_longLines.end() && kept->line == line ? kept->parts : findParts(line);
}

/// Of the last line, which ends where the reader is.
void JsonOutline::keepParts(qint64 end)
{
    m_stop = end;
    const qint64 line = lineCount() - 1;
    if (line >= 0 && end - offset(line) > kLongLineBytes)
        m_longLines.push_back({line, findParts(line)});
}

JsonOutline::Parts JsonOutline::findParts(qint64 line) const
{
    const char *const text = m_text.constData();
    Parts parts;
    qint64 at = offset(line);
    if (kind(line) == LineKind::Rest) {
        parts.value = {at, m_text.size()};
        return parts;
    }
    qint64 end = endOfLine(line);
    if ((entry(line) & kHasKey) != 0) {
        parts.key = {at, skipJsonString(text + at, text + m_text.size()) - text};
        for (at = parts.key.to; at < end && (isBlank(text[at]) || text[at] == ':'); ++at) {
        }
    }
    if (kind(line) == LineKind::Open) {
        parts.value = {at, at + 1};
        return parts;
    }
    const auto skipBlanksBack = [&] {
        while (end > at && isBlank(text[end - 1]))
            --end;
    };
    skipBlanksBack();
    if (end > at && text[end - 1] == ',') {
        parts.comma = true;
        --end;
        skipBlanksBack();
    }
    parts.value = {at, end};
    return parts;
}

/// The index of the last container that begins before the line; kNoContainer if there is none.
quint32 JsonOutline::lastOpenedBefore(qint64 line) const
{
    const auto after = std::ranges::lower_bound(m_containers, static_cast<quint32>(line), {},
                                                [](const Container &c) { return c.openLine; });
    const auto index = after - m_containers.begin();
    return index == 0 ? kNoContainer : static_cast<quint32>(index - 1);
}

quint32 JsonOutline::containerAt(qint64 line) const
{
    if (kind(line) != LineKind::Open)
        return kNoContainer;
    const quint32 before = lastOpenedBefore(line);
    return before == kNoContainer ? 0 : before + 1;
}

quint32 JsonOutline::containerOf(qint64 line) const
{
    quint32 container = lastOpenedBefore(line);
    while (container != kNoContainer && m_containers[container].closeLine < line)
        container = m_containers[container].parent;
    return container;
}

QString JsonOutline::name(qint64 line, const std::atomic<bool> *cancelled) const
{
    const ByteRange key = parts(line).key;
    if (key.size() >= 2) {
        const QByteArrayView inside(m_text.constData() + key.from + 1, key.size() - 2);
        qint64 taken = 0;
        const QString readable = readableJson(inside, kMostNameChars, &taken);
        return taken < inside.size() ? readable + QStringLiteral("…") : readable;
    }
    const quint32 container = containerOf(line);
    qint64 at = container == kNoContainer ? 0 : qint64{m_containers[container].openLine} + 1;
    qint64 index = 0;
    for (; at < line; ++index) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return QStringLiteral("[…]");
        const quint32 child = containerAt(at);
        at = child == kNoContainer ? at + 1 : qint64{m_containers[child].closeLine} + 1;
    }
    return QStringLiteral("[%1]").arg(index);
}

QStringList JsonOutline::path(qint64 line, const std::atomic<bool> *cancelled) const
{
    constexpr int mostNames = 64;
    QStringList names;
    for (qint64 at = line; names.size() < mostNames;) {
        const quint32 container = containerOf(at);
        if (container != kNoContainer || m_documents > 1)
            names.prepend(name(at, cancelled));
        if (container == kNoContainer)
            break;
        at = m_containers[container].openLine;
    }
    return names;
}

qint64 JsonOutline::member(QByteArrayView name) const
{
    if (m_containers.empty() || m_containers.front().openLine != 0 || !m_containers.front().isObject)
        return -1;
    qint64 at = 1;
    for (int i = 0; i < kMostMembers && at < m_containers.front().closeLine; ++i) {
        const ByteRange key = parts(at).key;
        if (key.size() == name.size() + 2 &&
            QByteArrayView(m_text.constData() + key.from + 1, name.size()) == name)
            return at;
        const quint32 child = containerAt(at);
        at = child == kNoContainer ? at + 1 : qint64{m_containers[child].closeLine} + 1;
    }
    return -1;
}

} // namespace cachescope::inspect
