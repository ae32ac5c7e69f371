// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/rails_entry.h"

#include "core/inspect/types/file_kind.h"

#include <QtEndian>

#include <cmath>

namespace cachescope::inspect {

namespace {

// "\x00\x11", then packed as "CEl<": type, time of expiry, length of the version or -1, the version itself.
constexpr std::size_t kTypeAt = 2;
constexpr std::size_t kExpiryAt = 3;
constexpr std::size_t kVersionLengthAt = 11;
constexpr std::size_t kVersionAt = 15;
constexpr unsigned kCompressed = 0x80;
constexpr unsigned kObject = 1; // 2, 3 and 4 are strings in UTF-8, binary and ASCII

/// -1 for never, else Unix seconds.
bool isExpiry(double seconds)
{
    return seconds == -1.0 || (std::isfinite(seconds) && seconds >= 0.0 && seconds < 1e12);
}

} // namespace

std::optional<RailsEntry> parseRailsEntry(std::string_view head)
{
    using namespace std::string_view_literals;
    if (head.size() < kVersionAt || !hasAt(head, 0, "\0\x11"sv))
        return std::nullopt;
    const unsigned type = byteAt(head, kTypeAt);
    const unsigned kind = type & ~kCompressed;
    const auto versionBytes = qFromLittleEndian<qint32>(head.data() + kVersionLengthAt);
    if (kind < kObject || kind > 4 || !isExpiry(qFromLittleEndian<double>(head.data() + kExpiryAt)) ||
        versionBytes < -1)
        return std::nullopt;
    const std::size_t start = kVersionAt + static_cast<std::size_t>(qMax(versionBytes, 0));
    return RailsEntry{kind != kObject, (type & kCompressed) != 0, head.substr(qMin(start, head.size()))};
}

} // namespace cachescope::inspect
