// SPDX-License-Identifier: GPL-3.0-or-later
//
// Written from the specification. Four sums that do not wait for each other take 32 bytes a turn, which is
// why it is fast; then they are mixed into one.
#include "core/base/xxh64.h"

#include <QtEndian>

#include <array>
#include <bit>

namespace cachescope {

namespace {

constexpr quint64 kPrime1 = 0x9e3779b185ebca87U;
constexpr quint64 kPrime2 = 0xc2b2ae3d27d4eb4fU;
constexpr quint64 kPrime3 = 0x165667b19e3779f9U;
constexpr quint64 kPrime4 = 0x85ebca77c2b2ae63U;
constexpr quint64 kPrime5 = 0x27d4eb2f165667c5U;
constexpr qsizetype kStripeBytes = 32;

using Sums = std::array<quint64, 4>;

quint64 round(quint64 sum, quint64 lane)
{
    return std::rotl(sum + lane * kPrime2, 31) * kPrime1;
}

quint64 laneAt(const char *at)
{
    return qFromLittleEndian<quint64>(at);
}

/// Takes all whole stripes from the front of `bytes`.
Sums sumStripes(QByteArrayView *bytes, quint64 seed)
{
    Sums sums{seed + kPrime1 + kPrime2, seed + kPrime2, seed, seed - kPrime1};
    const char *at = bytes->data();
    qsizetype left = bytes->size();
    for (; left >= kStripeBytes; left -= kStripeBytes, at += kStripeBytes) {
        sums[0] = round(sums[0], laneAt(at));
        sums[1] = round(sums[1], laneAt(at + 8));
        sums[2] = round(sums[2], laneAt(at + 16));
        sums[3] = round(sums[3], laneAt(at + 24));
    }
    *bytes = QByteArrayView(at, left);
    return sums;
}

quint64 converge(const Sums &sums)
{
    quint64 hash =
        std::rotl(sums[0], 1) + std::rotl(sums[1], 7) + std::rotl(sums[2], 12) + std::rotl(sums[3], 18);
    for (const quint64 sum : sums)
        hash = (hash ^ round(0, sum)) * kPrime1 + kPrime4;
    return hash;
}

quint64 takeRest(quint64 hash, QByteArrayView bytes)
{
    for (; bytes.size() >= 8; bytes = bytes.sliced(8))
        hash = std::rotl(hash ^ round(0, laneAt(bytes.data())), 27) * kPrime1 + kPrime4;
    for (; bytes.size() >= 4; bytes = bytes.sliced(4))
        hash = std::rotl(hash ^ (qFromLittleEndian<quint32>(bytes.data()) * kPrime1), 23) * kPrime2 + kPrime3;
    for (const char byte : bytes)
        hash = std::rotl(hash ^ (static_cast<quint8>(byte) * kPrime5), 11) * kPrime1;
    return hash;
}

quint64 avalanche(quint64 hash)
{
    hash = (hash ^ (hash >> 33U)) * kPrime2;
    hash = (hash ^ (hash >> 29U)) * kPrime3;
    return hash ^ (hash >> 32U);
}

} // namespace

quint64 xxh64(QByteArrayView bytes, quint64 seed)
{
    const auto total = static_cast<quint64>(bytes.size());
    quint64 hash = seed + kPrime5;
    if (bytes.size() >= kStripeBytes)
        hash = converge(sumStripes(&bytes, seed));
    return avalanche(takeRest(hash + total, bytes));
}

} // namespace cachescope
