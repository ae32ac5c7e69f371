// SPDX-License-Identifier: GPL-3.0-or-later
//
// Read by read() and not mapped: a file that is cut while it is mapped ends the program.
#include "core/inspect/saved/index_file.h"

#include "core/base/xxh64.h"

#include <sys/stat.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <type_traits>

namespace cachescope::inspect {

namespace {

constexpr std::array<char, 8> kMagic{'\x89', 'C', 'S', 'I', 'N', 'D', 'X', '\n'};
constexpr quint32 kByteOrder = 0x01020304;
constexpr quint32 kSwappedByteOrder = 0x04030201;
/// Written as a number, read as its bytes: other machines may keep numbers in another way.
constexpr double kNumber = -1.5;
constexpr qint64 kMostAtOnce = 1 << 30; // read() takes no more than 2 GiB

template <typename T>
QByteArrayView bytesOfValue(const T &value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    return QByteArrayView(reinterpret_cast<const char *>(&value), qsizetype{sizeof(T)});
}

/// The checksum of all of `value` that stands before its checksum, which is its last member.
template <typename T>
quint64 checksumOf(const T &value)
{
    return xxh64(bytesOfValue(value).chopped(sizeof value.checksum));
}

} // namespace

struct IndexFile::Preamble
{
    std::array<char, 8> magic = kMagic;
    quint32 byteOrder = kByteOrder;
    quint32 version = kIndexVersion;
    double number = kNumber;
    quint64 checksum = 0;
};

bool writeIndexFile(QIODevice &device, const IndexSections &sections)
{
    IndexFile::Preamble preamble;
    preamble.checksum = checksumOf(preamble);
    IndexFile::Table table;
    for (std::size_t i = 0; i < kIndexSections; ++i)
        table.parts[i] = {static_cast<quint64>(sections[i].size()), xxh64(sections[i])};
    table.checksum = checksumOf(table);
    const auto write = [&device](QByteArrayView bytes) {
        return device.write(bytes.data(), bytes.size()) == bytes.size();
    };
    return write(bytesOfValue(preamble)) && write(bytesOfValue(table)) &&
           std::ranges::all_of(sections, write);
}

IndexFile::IndexFile(const QString &path)
    : m_file(path)
    , m_state(look())
{
}

IndexFile::State IndexFile::look()
{
    static_assert(sizeof(Preamble) == 32 && sizeof(Table) == 168, "no gaps, which would hold anything");
    struct stat status
    {
    };
    if (m_file.fd() < 0 || ::fstat(m_file.fd(), &status) != 0)
        return State::Missing;
    Preamble preamble;
    if (!S_ISREG(status.st_mode) || !readAt(0, reinterpret_cast<char *>(&preamble), sizeof preamble) ||
        preamble.magic != kMagic)
        return State::Damaged;
    if (preamble.byteOrder == kSwappedByteOrder)
        return State::OtherVersion;
    if (preamble.byteOrder != kByteOrder || preamble.checksum != checksumOf(preamble))
        return State::Damaged;
    if (preamble.version != kIndexVersion ||
        std::bit_cast<quint64>(preamble.number) != std::bit_cast<quint64>(kNumber))
        return State::OtherVersion;
    if (!readAt(sizeof preamble, reinterpret_cast<char *>(&m_table), sizeof m_table) ||
        m_table.checksum != checksumOf(m_table) || !fillsTheFile(status.st_size))
        return State::Damaged;
    ::posix_fadvise(m_file.fd(), 0, 0, POSIX_FADV_SEQUENTIAL);
    return State::Intact;
}

/// Also keeps the sum from being more than a number can hold.
bool IndexFile::fillsTheFile(qint64 fileBytes) const
{
    auto left = static_cast<quint64>(fileBytes) - sizeof(Preamble) - sizeof(Table);
    for (const Part &part : m_table.parts) {
        if (part.bytes > left)
            return false;
        left -= part.bytes;
    }
    return left == 0;
}

bool IndexFile::readAt(qint64 offset, char *data, qint64 bytes) const
{
    while (bytes > 0) {
        const ssize_t got =
            ::pread(m_file.fd(), data, static_cast<std::size_t>(qMin(bytes, kMostAtOnce)), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        offset += got;
        data += got;
        bytes -= got;
    }
    return true;
}

qint64 IndexFile::bytesOf(IndexSection section) const
{
    return static_cast<qint64>(m_table.parts[static_cast<std::size_t>(section)].bytes);
}

bool IndexFile::read(IndexSection section, char *data)
{
    const auto place = static_cast<std::size_t>(section);
    qint64 offset = sizeof(Preamble) + sizeof(Table);
    for (std::size_t i = 0; i < place; ++i)
        offset += bytesOf(static_cast<IndexSection>(i));
    const qint64 bytes = bytesOf(section);
    if (m_state == State::Intact && readAt(offset, data, bytes) &&
        xxh64(QByteArrayView(data, bytes)) == m_table.parts[place].checksum)
        return true;
    m_state = State::Damaged;
    return false;
}

void IndexFile::touch()
{
    ::futimens(m_file.fd(), nullptr);
}

} // namespace cachescope::inspect
