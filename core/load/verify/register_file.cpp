// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/register_file.h"

#include "core/base/translate.h"

#include <QFile>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace cachescope::load {

namespace {

struct Header
{
    std::array<char, 8> magic{'\x89', 'C', 'S', 'R', 'E', 'G', '1', '\n'};
    qint64 recordBytes = RegisterFile::kRecordBytes;
    qint64 keys = 0;
    qint64 prefilledKeys = 0;
    quint32 foreignValues = 0;
    quint32 mayEvict = 0;
    quint64 run = 0;
};

/// A page, so that the records begin at one.
constexpr qint64 kHeaderBytes = 4096;
constexpr qint64 kMostKeys = 1'000'000'000;
constexpr qint64 kSharedAt = kHeaderBytes - RegisterFile::kSharedBytes;
static_assert(sizeof(Header) == 48 && kHeaderBytes % RegisterFile::kRecordBytes == 0);

/// Closes it at the end of a scope.
struct Descriptor
{
    explicit Descriptor(int fd)
        : number(fd)
    {
    }
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    const int number;
};

qint64 fileBytes(qint64 keys)
{
    return kHeaderBytes + keys * RegisterFile::kRecordBytes;
}

Error failure(int code, const QString &path, ErrorCode kind = ErrorCode::Io)
{
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error{full ? ErrorCode::DiskFull : kind,
                 CoreText::tr("The register of the run's values, %1, cannot be used: %2")
                     .arg(path, qt_error_string(code))};
}

Error foreign(const QString &path)
{
    return Error{ErrorCode::CannotOpen, CoreText::tr("%1 is no register of a run's values").arg(path)};
}

Result<void> fill(int descriptor, const QString &path, const RegisterOptions &options)
{
    int code = 0;
    do {
        code = ::posix_fallocate(descriptor, 0, fileBytes(options.keys));
    } while (code == EINTR);
    if (code != 0)
        return failure(code, path);
    Header header;
    header.keys = options.keys;
    header.prefilledKeys = options.prefilledKeys;
    header.foreignValues = options.foreignValues ? 1 : 0;
    header.mayEvict = options.mayEvict ? 1 : 0;
    header.run = options.run;
    if (::pwrite(descriptor, &header, sizeof header, 0) != ssize_t{sizeof header})
        return failure(errno, path);
    return {};
}

Result<RegisterOptions> readOptions(int descriptor, const QString &path)
{
    struct stat status
    {
    };
    Header header;
    if (::fstat(descriptor, &status) != 0)
        return failure(errno, path);
    const ssize_t got = ::pread(descriptor, &header, sizeof header, 0);
    if (got < 0)
        return failure(errno, path);
    if (got != ssize_t{sizeof header} || header.magic != Header().magic ||
        header.recordBytes != RegisterFile::kRecordBytes || header.keys < 1 || header.keys > kMostKeys)
        return foreign(path);
    if (status.st_size != fileBytes(header.keys))
        return Error{ErrorCode::Truncated,
                     CoreText::tr("The register of the run's values, %1, has %2 bytes instead of %3")
                         .arg(path)
                         .arg(status.st_size)
                         .arg(fileBytes(header.keys))};
    return RegisterOptions{header.keys, header.prefilledKeys, header.foreignValues != 0, header.mayEvict != 0,
                           header.run};
}

} // namespace

RegisterFile::~RegisterFile()
{
    if (m_memory)
        ::munmap(m_memory, m_bytes);
}

RegisterFile::RegisterFile(RegisterFile &&other) noexcept
    : m_options(other.m_options)
    , m_memory(std::exchange(other.m_memory, nullptr))
    , m_bytes(other.m_bytes)
{
}

RegisterFile &RegisterFile::operator=(RegisterFile &&other) noexcept
{
    std::swap(m_options, other.m_options);
    std::swap(m_memory, other.m_memory);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

Result<RegisterFile> RegisterFile::create(const QString &path, const RegisterOptions &options)
{
    if (options.keys < 1 || options.keys > kMostKeys || options.prefilledKeys < 0)
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("A register is for 1 to %1 keys").arg(kMostKeys)};
    const QByteArray name = QFile::encodeName(path);
    const Descriptor file(::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.number < 0)
        return failure(errno, path, ErrorCode::CannotOpen);
    RegisterFile made;
    made.m_options = options;
    auto done = fill(file.number, path, options);
    if (done)
        done = made.map(file.number, path);
    if (done)
        return made;
    ::unlink(name.constData());
    return done.error();
}

Result<RegisterFile> RegisterFile::open(const QString &path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC));
    if (file.number < 0)
        return failure(errno, path, ErrorCode::CannotOpen);
    const auto options = readOptions(file.number, path);
    if (!options)
        return options.error();
    RegisterFile opened;
    opened.m_options = *options;
    if (auto mapped = opened.map(file.number, path); !mapped)
        return mapped.error();
    return opened;
}

Result<void> RegisterFile::map(int descriptor, const QString &path)
{
    const auto bytes = static_cast<std::size_t>(fileBytes(m_options.keys));
    void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (memory == MAP_FAILED)
        return failure(errno, path);
    m_memory = static_cast<char *>(memory);
    m_bytes = bytes;
    return {};
}

void *RegisterFile::records() const
{
    return m_memory ? m_memory + kHeaderBytes : nullptr;
}

void *RegisterFile::shared() const
{
    return m_memory ? m_memory + kSharedAt : nullptr;
}

} // namespace cachescope::load
