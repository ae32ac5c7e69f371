// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope {

/// What kind of failure an Error reports. Callers branch on this, never on the message.
enum class ErrorCode {
    InvalidArgument, ///< the caller asked for something that cannot be (an option out of range, a bad file
                     ///< name)
    NotFound,        ///< the file does not exist
    NotACache,       ///< the file is readable, and is not a cache that this program knows
    Ambiguous,       ///< there is more than one answer, and the caller has to choose
    CannotOpen,      ///< the file cannot be opened: permissions, a directory, too many open files
    ReadOnly,        ///< a write to something that can only be read
    Busy,            ///< another connection held a lock for longer than the deadline
    DiskFull,        ///< no room on the device or over a quota
    Io,              ///< the device reported an error
    Corrupt,         ///< the file's contents contradict themselves
    FileReplaced,    ///< the file was deleted or replaced by another while it was open
    Truncated,       ///< the file is shorter than its own header says
    TooLarge,        ///< a value is larger than a limit
    Closed,          ///< used after close()
    Cancelled,       ///< stopped at the user's request
    Internal,        ///< none of the above; the message carries SQLite's own text
};

/// The stable name of `code` as scripts see it: "busy", "diskFull", "tooLarge" and so on.
QString errorCodeName(ErrorCode code);

/// A failure: a kind to branch on, a sentence for people, and SQLite's extended result code where one was the
/// cause.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message;
    int sqliteCode =
        0; ///< extended result code (https://www.sqlite.org/rescode.html); 0 if SQLite was not involved
};

} // namespace cachescope
