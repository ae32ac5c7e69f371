// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/json_outline.h"

namespace cachescope::inspect {

/// Goes through a JSON text once and lays it out in a JsonOutline. The containers that are open are linked
/// through their parents, so that nesting costs neither stack nor more memory. One use each.
class JsonReader
{
public:
    JsonReader(JsonOutline &outline, bool isWhole)
        : m_outline(outline)
        , m_begin(outline.m_text.constData())
        , m_end(m_begin + outline.m_text.size())
        , m_at(m_begin)
        , m_isWhole(isWhole)
    {
    }

    /// False if it was cancelled.
    bool run(const std::atomic<bool> *cancelled);

private:
    using Kind = JsonOutline::LineKind;
    enum class Expect : quint8 { Document, Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd };

    void step();
    void value();
    void key();
    void colon();
    void comma();
    void open();
    void close();
    void countChild();
    void valueEnded();
    bool skipString();
    bool skipUnicodeEscape();
    bool skipNumber();
    bool skipDigits();
    bool skipWord();
    void skipBlanks();
    void addLine(Kind kind, const char *start);
    void measureLine(const char *nextStart);
    bool endedEarly();
    void finish();
    void stop(JsonOutline::End end, const char *expected);
    void wrong(const char *expected) { stop(JsonOutline::End::Wrong, expected); }

    JsonOutline &m_outline;
    const char *const m_begin;
    const char *const m_end;
    const char *m_at;
    const bool m_isWhole;
    const char *m_key = nullptr;       ///< of the member that is being read
    const char *m_item = nullptr;      ///< where that member, or else the value or sign, starts
    const char *m_lineStart = nullptr; ///< of the last line
    quint32 m_current = JsonOutline::kNoContainer;
    quint32 m_depth = 0;
    quint32 m_lineDepth = 0; ///< of the last line
    Expect m_expect = Expect::Document;
    bool m_lineEnded = true; ///< among the blanks that were skipped last
    bool m_stopped = false;
};

} // namespace cachescope::inspect
