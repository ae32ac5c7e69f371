// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace cachescope::sqlite {

/// What every database file begins with (https://www.sqlite.org/fileformat.html#magic_header_string).
inline constexpr QByteArrayView kFileMagic("SQLite format 3\0", 16);

} // namespace cachescope::sqlite
