// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/key_patterns.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/figures/key_prefixes.h"

#include <queue>

#include <functional>

namespace cachescope::inspect {

namespace {

struct Smallest
{
    qint64 bytes = 0;
    QString name;

    bool operator>(const Smallest &other) const
    {
        return bytes != other.bytes ? bytes > other.bytes : name > other.name;
    }
};

} // namespace

KeyPatterns::Pattern &KeyPatterns::patternOf(const QString &name)
{
    if (const auto found = m_patterns.find(name); found != m_patterns.end())
        return *found;
    const auto number = static_cast<quint32>(m_partOf.size());
    m_partOf.push_back(number);
    return *m_patterns.insert(name, {number, 0});
}

quint32 KeyPatterns::add(const QString &key, qint64 bytes)
{
    Pattern &pattern = patternOf(keyPattern(key));
    pattern.bytes = saturatingAdd(pattern.bytes, bytes);
    const quint32 number = pattern.number;
    if (m_patterns.size() > m_mostKept)
        fold(m_mostKept / 2);
    return number;
}

void KeyPatterns::fold(qsizetype most)
{
    std::priority_queue<Smallest, std::vector<Smallest>, std::greater<>> smallest;
    for (auto pattern = m_patterns.cbegin(); pattern != m_patterns.cend(); ++pattern) {
        if (pattern.key() != anyKeyPattern())
            smallest.push({pattern->bytes, pattern.key()});
    }
    while (m_patterns.size() > qMax<qsizetype>(2, most) && !smallest.empty()) {
        const Smallest next = smallest.top();
        smallest.pop();
        const auto found = m_patterns.constFind(next.name);
        if (found == m_patterns.constEnd() || found->bytes != next.bytes)
            continue; // it has grown since, and stands there again
        const Pattern folded = *found;
        m_patterns.erase(found);
        const QString wider = widerPattern(next.name);
        Pattern &into = patternOf(wider);
        into.bytes = saturatingAdd(into.bytes, folded.bytes);
        m_partOf[folded.number] = into.number;
        if (wider != anyKeyPattern())
            smallest.push({into.bytes, wider});
    }
}

quint32 KeyPatterns::resolved(quint32 number) const
{
    while (m_partOf[number] != number)
        number = m_partOf[number];
    return number;
}

QHash<quint32, QString> KeyPatterns::names() const
{
    const QString other = otherKeysName(m_patterns.contains(otherKeysName(false)));
    QHash<quint32, QString> names;
    for (auto pattern = m_patterns.cbegin(); pattern != m_patterns.cend(); ++pattern)
        names.insert(pattern->number, pattern.key() == anyKeyPattern() ? other : pattern.key());
    return names;
}

} // namespace cachescope::inspect
