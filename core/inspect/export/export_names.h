// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <unordered_set>

namespace cachescope::inspect {

/// How many bytes of UTF-8 a name made from a key has at most, without what tells it from others of the same
/// name and without its suffix.
constexpr qsizetype kExportStemBytes = 120;

/// `key` as the name of a file that every common file system takes and no program mistakes: separators,
/// control characters, invisible ones that reorder text, and what Windows does not allow become '_'; so do
/// leading dots, dashes, spaces and what a spreadsheet would take for a formula, and trailing dots and
/// spaces; names of Windows devices get a '_' in front; other Unicode is kept. Of what is longer than
/// kExportStemBytes the start is kept, cut between characters, with '~' and eight digits of the key's hash.
/// Never empty. Any thread.
QString exportStem(const QString &key);

/// Hands out names of files in one directory, each once, also where upper and lower case are the same. About
/// 40 bytes of memory a name. One thread.
class ExportNames
{
public:
    /// `stem` + "." + `suffix` if that is free (without the suffix if the stem ends with it already);
    /// otherwise with " (2)" … " (9)" before the suffix, and then with a '~' and `number` in hexadecimal,
    /// which should differ among the entries.
    QString take(const QString &stem, const QString &suffix, qint64 number);
    /// The name for an entry that did not get the one of take(), since a file is there already.
    QString takeOther(const QString &stem, const QString &suffix, qint64 number);

private:
    bool claim(const QString &name);

    std::unordered_set<quint64> m_taken; // hashes: a false match costs a " (2)"
};

} // namespace cachescope::inspect
