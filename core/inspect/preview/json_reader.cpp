// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_reader.h"

#include <cstring>

namespace cachescope::inspect {

namespace {

/// How many steps are taken between two looks at whether to stop.
constexpr int kStepsAtATime = 4096;
/// What of a line counts for the widest one: the rest is not shown in one piece.
constexpr qint64 kWidest = 1200;
constexpr quint32 kDeepestIndent = 64;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool JsonReader::run(const std::atomic<bool> *cancelled)
{
    if (m_end - m_at >= 3 && std::memcmp(m_at, "\xef\xbb\xbf", 3) == 0)
        m_at += 3;
    m_lineStart = m_at;
    while (!m_stopped) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return false;
        for (int i = 0; i < kStepsAtATime && !m_stopped; ++i) {
            skipBlanks();
            if (m_at < m_end)
                step();
            else
                finish();
        }
    }
    return true;
}

void JsonReader::skipBlanks()
{
    for (; m_at < m_end && isBlank(*m_at); ++m_at)
        m_lineEnded = m_lineEnded || *m_at == '\n';
}

void JsonReader::step()
{
    if (!m_key)
        m_item = m_at;
    switch (m_expect) {
    case Expect::Document:
        if (!m_lineEnded)
            return wrong(QT_TRANSLATE_NOOP("cachescope::CoreText", "a new line or the end of the text"));
        return value();
    case Expect::ValueOrEnd:
        return *m_at == ']' ? close() : value();
    case Expect::Value:
        return value();
    case Expect::KeyOrEnd:
        return *m_at == '}' ? close() : key();
    case Expect::Key:
        return key();
    case Expect::Colon:
        return colon();
    case Expect::CommaOrEnd:
        return *m_at == ',' ? comma() : close();
    }
}

void JsonReader::key()
{
    if (*m_at != '"')
        return wrong(QT_TRANSLATE_NOOP("cachescope::CoreText", "a name in quotes"));
    m_key = m_at;
    if (skipString())
        m_expect = Expect::Colon;
}

void JsonReader::colon()
{
    if (*m_at != ':')
        return wrong(QT_TRANSLATE_NOOP("cachescope::CoreText", "a colon"));
    ++m_at;
    m_expect = Expect::Value;
}

void JsonReader::comma()
{
    ++m_at;
    m_expect = m_outline.m_containers[m_current].isObject ? Expect::Key : Expect::Value;
}

void JsonReader::value()
{
    if (*m_at == '{' || *m_at == '[')
        return open();
    const bool skipped = *m_at == '"'                     ? skipString()
                         : *m_at == '-' || isDigit(*m_at) ? skipNumber()
                                                          : skipWord();
    if (!skipped)
        return;
    addLine(Kind::Value, m_item);
    countChild();
    valueEnded();
}

void JsonReader::open()
{
    auto &containers = m_outline.m_containers;
    if (static_cast<qint64>(containers.size()) == JsonOutline::kMostContainers)
        return stop(JsonOutline::End::TooMany, "");
    const bool isObject = *m_at == '{';
    addLine(Kind::Open, m_item);
    if (m_stopped)
        return;
    countChild();
    JsonOutline::Container container;
    container.openLine = static_cast<quint32>(m_outline.m_lines.size() - 1);
    container.parent = m_current;
    container.isObject = isObject ? 1 : 0;
    m_current = static_cast<quint32>(containers.size());
    containers.push_back(container);
    ++m_depth;
    ++m_at;
    m_key = nullptr;
    m_expect = isObject ? Expect::KeyOrEnd : Expect::ValueOrEnd;
}

void JsonReader::close()
{
    auto &containers = m_outline.m_containers;
    JsonOutline::Container &container = containers[m_current];
    const char *const expected = container.isObject
                                     ? QT_TRANSLATE_NOOP("cachescope::CoreText", "a comma or \"}\"")
                                     : QT_TRANSLATE_NOOP("cachescope::CoreText", "a comma or \"]\"");
    if (*m_at != (container.isObject ? '}' : ']'))
        return wrong(expected);
    const quint32 parent = container.parent;
    --m_depth;
    if (container.children == 0) {
        quint32 &line = m_outline.m_lines.back();
        line &= JsonOutline::kOffsetMask | JsonOutline::kHasKey;
        containers.pop_back();
    } else {
        addLine(Kind::Close, m_at);
        if (m_stopped)
            return;
        container.closeLine = static_cast<quint32>(m_outline.m_lines.size() - 1);
        container.isClosed = 1;
    }
    m_current = parent;
    ++m_at;
    valueEnded();
}

void JsonReader::countChild()
{
    if (m_current == JsonOutline::kNoContainer)
        ++m_outline.m_documents;
    else
        ++m_outline.m_containers[m_current].children;
}

void JsonReader::valueEnded()
{
    m_key = nullptr;
    m_lineEnded = false;
    m_expect = m_current == JsonOutline::kNoContainer ? Expect::Document : Expect::CommaOrEnd;
}

/// The last line, which ends where the next one starts. A colon gets a blank. What takes long to find in it
/// is found here, once.
void JsonReader::measureLine(const char *nextStart)
{
    const qint64 chars = qMin<qint64>(nextStart - m_lineStart + 1, kWidest);
    m_outline.m_widest = qMax(m_outline.m_widest, chars + 2 * qMin(m_lineDepth, kDeepestIndent));
    m_outline.keepParts(nextStart - m_begin);
}

void JsonReader::addLine(Kind kind, const char *start)
{
    auto &lines = m_outline.m_lines;
    // One line is left for the rest.
    if (static_cast<qint64>(lines.size()) + 1 >= JsonOutline::kMostLines && kind != Kind::Rest)
        return stop(JsonOutline::End::TooMany, "");
    measureLine(start);
    m_lineDepth = m_depth;
    m_lineStart = start;
    if (lines.size() % JsonOutline::kDepthStep == 0)
        m_outline.m_depths.push_back(m_depth);
    lines.push_back(static_cast<quint32>(start - m_begin) | (m_key ? JsonOutline::kHasKey : 0) |
                    (static_cast<quint32>(kind) << JsonOutline::kKindShift));
}

bool JsonReader::endedEarly()
{
    stop(m_isWhole ? JsonOutline::End::Wrong : JsonOutline::End::Cut, "");
    return false;
}

/// The text is read to its end.
void JsonReader::finish()
{
    if (m_current != JsonOutline::kNoContainer || !m_isWhole) {
        if (!m_key)
            m_item = m_at;
        endedEarly();
        return;
    }
    measureLine(m_at);
    m_outline.m_stop = m_at - m_begin;
    m_stopped = true;
}

/// Lays out what follows as one line, and lets the containers that are open end there.
void JsonReader::stop(JsonOutline::End end, const char *expected)
{
    m_stopped = true;
    m_outline.m_end = end;
    m_outline.m_expected = expected;
    m_outline.m_errorOffset = m_at - m_begin;
    m_key = nullptr;
    // Nothing that JSON starts with: then it is not shown as such either.
    if (m_outline.m_lines.empty())
        return;
    addLine(Kind::Rest, m_item);
    m_outline.m_stop = m_item - m_begin;
    const auto last = static_cast<quint32>(m_outline.m_lines.size() - 1);
    for (quint32 open = m_current; open != JsonOutline::kNoContainer;) {
        JsonOutline::Container &container = m_outline.m_containers[open];
        container.closeLine = last;
        open = container.parent;
    }
}

} // namespace cachescope::inspect
