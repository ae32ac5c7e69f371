// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace cachescope::inspect {

/// Numbers the kinds of keys that there are, by their patterns (key_pattern.h), so that each entry can
/// remember its own in four bytes. Where there are more than are kept, those with the fewest bytes become
/// part of wider ones, as in KeyPrefixes. One thread at a time.
class KeyPatterns
{
public:
    static constexpr qsizetype kKept = 8192;

    explicit KeyPatterns(qsizetype mostKept = kKept)
        : m_mostKept(qMax<qsizetype>(2, mostKept))
    {
    }

    /// The number of the pattern of `key`, which from now on weighs `bytes` more.
    quint32 add(const QString &key, qint64 bytes);
    /// Makes the smallest part of wider ones until `most` (two or more) are left.
    void fold(qsizetype most);
    /// Which number stands for `number` now.
    [[nodiscard]] quint32 resolved(quint32 number) const;
    /// By their numbers; otherKeysName() for what fits nowhere else.
    [[nodiscard]] QHash<quint32, QString> names() const;

private:
    struct Pattern
    {
        quint32 number = 0;
        qint64 bytes = 0;
    };

    Pattern &patternOf(const QString &name);

    qsizetype m_mostKept;
    QHash<QString, Pattern> m_patterns; // those that are kept, by name
    std::vector<quint32> m_partOf;      // by number: itself while it is kept
};

} // namespace cachescope::inspect
