// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace cachescope::load {

/// What all processes of a run have to know of its keys.
struct RegisterOptions
{
    qint64 keys = 0;
    qint64 prefilledKeys = 0;   ///< so many of them, the first ones, have a value in the file before the run
    bool foreignValues = false; ///< those bear no stamps: what bears none counts as such a value
    bool mayEvict = false;      ///< then no single key that is missing is lost
    quint64 run = 0;            ///< by which values of this run are told from those of others

    bool operator==(const RegisterOptions &) const = default;
};

/// A file of records of 256 bytes, one a key, that all processes of a run have in their memory. Its room on
/// the disk is taken when it is made, since a full disk under a mapped page ends the program. Nobody may
/// shorten it while it is open. Any thread.
class RegisterFile
{
public:
    static constexpr qint64 kRecordBytes = 256;
    static constexpr qint64 kSharedBytes = 64;

    RegisterFile() = default;
    ~RegisterFile();
    RegisterFile(RegisterFile &&other) noexcept;
    RegisterFile &operator=(RegisterFile &&other) noexcept;
    RegisterFile(const RegisterFile &) = delete;
    RegisterFile &operator=(const RegisterFile &) = delete;

    /// Makes the file, all records zero. InvalidArgument, CannotOpen (also: there is one), DiskFull, Io; what
    /// was made until then is removed.
    static Result<RegisterFile> create(const QString &path, const RegisterOptions &options);
    /// CannotOpen (also: no file, or not one of these), Truncated, Io.
    static Result<RegisterFile> open(const QString &path);

    [[nodiscard]] const RegisterOptions &options() const { return m_options; }
    /// At a multiple of its size in memory; null before the file is open.
    [[nodiscard]] void *records() const;
    /// kSharedBytes for what is of no single key, zero when the file is made; null before it is open.
    [[nodiscard]] void *shared() const;

private:
    Result<void> map(int descriptor, const QString &path);

    RegisterOptions m_options;
    char *m_memory = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace cachescope::load
