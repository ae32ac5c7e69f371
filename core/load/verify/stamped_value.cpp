// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/stamped_value.h"

#include <xxhash.h>

#include <cstring>

namespace cachescope::load {

namespace {

constexpr quint64 kMagic = 0x894353'56414c0d0aULL; // no text, and no kind of file that caches hold

struct Head
{
    quint64 magic = kMagic;
    quint64 length = 0;
    quint64 keyHash = 0;
    quint64 version = 0;
    quint64 checksum = 0; // last: of all bytes before it and behind it
};
static_assert(sizeof(Head) == 40, "no gaps, which would hold anything");

constexpr qsizetype kHeadBytes = sizeof(Head);
constexpr qsizetype kTailBytes = sizeof(quint64);
static_assert(kHeadBytes + kTailBytes <= kLeastStampedBytes);

quint64 checksumOf(const Head &head, QByteArrayView rest)
{
    const quint64 ofHead = XXH3_64bits(&head, sizeof head - sizeof head.checksum);
    return XXH3_64bits_withSeed(rest.data(), static_cast<std::size_t>(rest.size()), ofHead);
}

template <typename T>
T copiedFrom(const char *bytes)
{
    T copy;
    std::memcpy(&copy, bytes, sizeof copy);
    return copy;
}

/// Any bit of either changes the place.
qsizetype placeIn(QByteArrayView material, qsizetype bytes, quint64 keyHash, quint64 version)
{
    const quint64 mixed = XXH3_64bits_withSeed(&version, sizeof version, keyHash);
    return static_cast<qsizetype>(mixed % static_cast<quint64>(material.size() - bytes + 1));
}

bool isTorn(const Head &head, QByteArrayView value, StampDepth depth)
{
    if (value.size() < kLeastStampedBytes || head.length != static_cast<quint64>(value.size()))
        return true;
    if (copiedFrom<quint64>(value.data() + value.size() - kTailBytes) != head.version)
        return true;
    return depth == StampDepth::Full && head.checksum != checksumOf(head, value.sliced(kHeadBytes));
}

} // namespace

quint64 stampKeyHash(const QString &key)
{
    return XXH3_64bits(key.constData(), static_cast<std::size_t>(key.size()) * sizeof(QChar));
}

QByteArray stampedValue(quint64 keyHash, quint64 version, qint64 bytes, QByteArrayView material, quint64 run)
{
    Q_ASSERT(bytes >= kLeastStampedBytes && material.size() >= bytes);
    QByteArray value(bytes, Qt::Uninitialized);
    char *const data = value.data();
    std::memcpy(data, material.data() + placeIn(material, bytes, keyHash, version),
                static_cast<std::size_t>(bytes));
    std::memcpy(data + bytes - kTailBytes, &version, sizeof version);
    Head head;
    head.magic ^= run;
    head.length = static_cast<quint64>(bytes);
    head.keyHash = keyHash;
    head.version = version;
    head.checksum = checksumOf(head, QByteArrayView(value).sliced(kHeadBytes));
    std::memcpy(data, &head, sizeof head);
    return value;
}

Stamp readStamp(QByteArrayView value, quint64 keyHash, StampDepth depth, quint64 run)
{
    if (value.size() < qsizetype{sizeof kMagic} || copiedFrom<quint64>(value.data()) != (kMagic ^ run))
        return {};
    if (value.size() < kHeadBytes)
        return {Stamp::State::Torn, 0};
    const auto head = copiedFrom<Head>(value.data());
    if (isTorn(head, value, depth))
        return {Stamp::State::Torn, head.version};
    return {head.keyHash == keyHash ? Stamp::State::Good : Stamp::State::WrongKey, head.version};
}

} // namespace cachescope::load
