// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace cachescope {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return QStringLiteral("invalidArgument");
    case ErrorCode::NotFound:
        return QStringLiteral("notFound");
    case ErrorCode::Ambiguous:
        return QStringLiteral("ambiguous");
    case ErrorCode::NotACache:
        return QStringLiteral("notACache");
    case ErrorCode::CannotOpen:
        return QStringLiteral("cannotOpen");
    case ErrorCode::ReadOnly:
        return QStringLiteral("readOnly");
    case ErrorCode::Busy:
        return QStringLiteral("busy");
    case ErrorCode::DiskFull:
        return QStringLiteral("diskFull");
    case ErrorCode::Io:
        return QStringLiteral("io");
    case ErrorCode::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorCode::FileReplaced:
        return QStringLiteral("fileReplaced");
    case ErrorCode::Truncated:
        return QStringLiteral("truncated");
    case ErrorCode::TooLarge:
        return QStringLiteral("tooLarge");
    case ErrorCode::Closed:
        return QStringLiteral("closed");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace cachescope
