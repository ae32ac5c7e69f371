// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

/// Bytes written as letters (RFC 4648), in one piece or in lines of equal length (RFC 2045), bare or as a
/// data: URI (RFC 2397). Written so that words, identifiers, numbers and hexadecimal are not taken for it.
namespace cachescope::inspect {

/// `head` is the start of a text of `textBytes` bytes.
bool isBase64(std::string_view head, qint64 textBytes);

/// The bytes that `head`, for which isBase64() is true, stands for.
QByteArray decodedBase64(std::string_view head);

} // namespace cachescope::inspect
