// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry.h"

#include <QByteArray>

/// The table of what was exported: CSV as in RFC 4180 (commas, CRLF, quotes doubled), in UTF-8 without a byte
/// order mark. Any thread.
///
/// Its columns, named as those of a listing (entry_lines.h): `file`; `key`; `keyType` (text, text-hex,
/// invalid-text, blob, integer, real, null); `sizeBytes`; `type`, the MIME type; `lastAccessed` and
/// `createdAt`, Unix seconds, empty where the file has none; `pinned`, true or false.
namespace cachescope::inspect {

QByteArray indexCsvHeader();

/// The line of `entry`, whose value is in the file `fileName` and has `bytes`.
QByteArray indexCsvLine(const QString &fileName, const Entry &entry, qint64 bytes, const QString &mime);

/// `text` so that no spreadsheet runs a part of it as a formula, whichever character it splits lines at: a
/// `'` is put where a formula could begin, in front of `=`, `+`, `-`, `@` (also the wide ones) and quotes at
/// the start and after each tab, line end and semicolon. A `'` that stands at such a place is doubled: to
/// have `text` back, take one `'` away at the start and after each tab, line end and semicolon.
QString withoutFormulas(const QString &text);

/// The key of `entry` where a spreadsheet may read it: withoutFormulas(), and in hexadecimal if it has a zero
/// byte, at which readers of CSV end a text or refuse the file.
QString csvKey(const Entry &entry);
/// The same for the text of a key.
QString csvKey(const QString &key);
/// How csvKey() is to be read: "text", "text-hex", "invalid-text", "blob", "integer", "real", "null".
QString csvKeyType(const Entry &entry);

/// Unix seconds with as many decimals as they have; empty for what is no number.
QString csvTime(double seconds);

} // namespace cachescope::inspect
