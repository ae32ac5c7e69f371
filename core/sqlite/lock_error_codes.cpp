// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/lock_error_codes.h"

#include "core/sqlite/result_code.h"

namespace cachescope::sqlite {

/// An extended result code is the primary one and a small number above its 8 bits
/// (https://www.sqlite.org/rescode.html).
const QHash<QString, int> &lockErrorCodes()
{
    static const QHash<QString, int> all = [] {
        constexpr int beyondAll = 64 << 8;
        QHash<QString, int> codes;
        for (int code = 0; code < beyondAll; ++code) {
            if (isLockError(code))
                codes.insert(resultCodeName(code), code);
        }
        return codes;
    }();
    return all;
}

} // namespace cachescope::sqlite
