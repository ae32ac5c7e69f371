// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/key_patterns.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/fold_kinds.h"

namespace cachescope::inspect {

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
    foldKinds(&m_patterns, qMax<qsizetype>(2, most), [this](const QString &wider, const Pattern &folded) {
        Pattern &into = patternOf(wider);
        into.bytes = saturatingAdd(into.bytes, folded.bytes);
        m_partOf[folded.number] = into.number;
        return into.bytes;
    });
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
