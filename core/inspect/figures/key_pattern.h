// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// What keys of one kind have in common. Pure: any thread.
namespace cachescope::inspect {

/// `key` with what differs from entry to entry replaced: digests and other hexadecimal numbers of eight
/// digits or more, UUIDs and random tokens by "<hash>", decimal numbers by "<number>". Parts are what stands
/// between / : | . _ - and the other separators that keys have; separators stay. Of a very long key only the
/// start is kept, with "…" behind it.
///
/// "03b450c8…:gemini-v3:17" → "<hash>:gemini-v3:<number>".
QString keyPattern(const QString &key);

/// `pattern` without its last part, for keys that differ there: "views/a" → "views/…" → "…". Of "…" itself
/// it is "…".
QString widerPattern(const QString &pattern);

/// Whether `c` stands between the parts of keys.
bool isKeySeparator(QChar c);

/// Tests keys for what their patterns start with. A pattern is taken in whole parts: separators belong to the
/// part behind them, those at its end count for nothing, so that "<hash>:ts" and "<hash>:ts:" are both the
/// start of "<hash>:ts:<number>", and not of "<hash>:ts2".
class KeyPatternTest
{
public:
    /// Fits what starts with `pattern` (empty: all) and with none of `except`.
    explicit KeyPatternTest(const QString &pattern, const QStringList &except = {});

    [[nodiscard]] bool fitsKey(const QString &key) const;
    /// Of what keyPattern() gave.
    [[nodiscard]] bool fitsPattern(QStringView pattern) const;

private:
    QString m_pattern;
    std::vector<QString> m_except; // sorted
};

/// `pattern` without separators at its end.
QStringView withoutTrailingSeparators(QStringView pattern);

} // namespace cachescope::inspect
