// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mapping itself is made by SQLite's own unix VFS, through a file of ours that is opened for nothing
// else: a descriptor of our own could not be closed without dropping the process's POSIX locks on the file
// (https://www.sqlite.org/howtocorrupt.html, section 2.2), which that VFS knows how to avoid.
//
// A file that has grown is mapped anew when a good part of it lies beyond the map; the smaller map stays for
// pages of it that are in use.
#include "core/sqlite/shared_map.h"

#include <algorithm>

namespace cachescope::sqlite {

namespace {

constexpr qint64 kMostBytes = 2'147'418'112; // SQLITE_MAX_MMAP_SIZE
/// SQLite may look so far behind a page of a damaged file; newer versions map no page that has less behind
/// it.
constexpr qint64 kMargin = 256;
/// How much further a page must lie before a map is tried again that could not be made.
constexpr qint64 kRetryBytes = 1'000'000;

bool hasMoved(sqlite3_file *file)
{
    int moved = 0;
    return file->pMethods->xFileControl(file, SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || moved != 0;
}

qint64 sizeOf(sqlite3_file *file)
{
    sqlite3_int64 bytes = 0;
    return file->pMethods->xFileSize(file, &bytes) == SQLITE_OK ? bytes : 0;
}

void *fetch(sqlite3_file *file, qint64 offset)
{
    void *byte = nullptr;
    file->pMethods->xFetch(file, offset, 1, &byte);
    return byte;
}

} // namespace

/// One mapping of the file from its beginning.
class SharedMap::Extent
{
public:
    Extent(sqlite3_vfs *real, const QByteArray &path)
        : m_memory((static_cast<std::size_t>(real->szOsFile) + sizeof(qint64) - 1) / sizeof(qint64))
        , m_name(sqlite3_create_filename(path.constData(), "", "", 0, nullptr))
    {
        file()->pMethods = nullptr;
        int outFlags = 0;
        if (!m_name || real->xOpen(real, m_name, file(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB,
                                   &outFlags) != SQLITE_OK)
            return;
        if (file()->pMethods->iVersion >= 3)
            map();
    }
    ~Extent()
    {
        if (m_base)
            file()->pMethods->xUnfetch(file(), 0, m_base);
        if (file()->pMethods)
            file()->pMethods->xClose(file());
        sqlite3_free_filename(m_name);
    }
    Extent(const Extent &) = delete;
    Extent &operator=(const Extent &) = delete;

    /// Whether it maps the file of this identity.
    [[nodiscard]] bool maps(const char *path, const FileIdentity &identity)
    {
        return m_base && !hasMoved(file()) && identityOf(path) == identity;
    }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] const char *base() const { return static_cast<const char *>(m_base); }

private:
    sqlite3_file *file() { return reinterpret_cast<sqlite3_file *>(m_memory.data()); }

    void map()
    {
        sqlite3_int64 limit = kMostBytes;
        file()->pMethods->xFileControl(file(), SQLITE_FCNTL_MMAP_SIZE, &limit);
        const qint64 size = std::min(sizeOf(file()), kMostBytes);
        if (size <= kMargin)
            return;
        // The first byte stays fetched, so that the map stays. The last one tells how far it reaches.
        m_base = fetch(file(), 0);
        void *last = m_base ? fetch(file(), size - kMargin - 1) : nullptr;
        if (!last)
            return;
        file()->pMethods->xUnfetch(file(), size - kMargin - 1, last);
        m_size = size;
    }

    std::vector<qint64> m_memory; ///< aligned as SQLite aligns it
    sqlite3_filename m_name;
    void *m_base = nullptr;
    qint64 m_size = 0;
};

std::shared_ptr<SharedMap> SharedMap::of(sqlite3_vfs *real, const QByteArray &path,
                                         const FileIdentity &identity)
{
    // Never destroyed: connections may be closed as late as by the destructors of statics.
    static auto *const maps = new PerFile<SharedMap>;
    return maps->of(identity, [&] { return std::make_shared<SharedMap>(real, path, identity); });
}

SharedMap::SharedMap(sqlite3_vfs *real, QByteArray path, const FileIdentity &identity)
    : m_real(real)
    , m_path(std::move(path))
    , m_identity(identity)
{
}

SharedMap::~SharedMap() = default;

const char *SharedMap::at(qint64 offset, int amount)
{
    const qint64 end = offset + amount + kMargin;
    const Extent *extent = m_current.load(std::memory_order_acquire);
    if (!extent || end > extent->size() + extent->size() / 4)
        extent = grow(end);
    return extent && end <= extent->size() ? extent->base() + offset : nullptr;
}

const SharedMap::Extent *SharedMap::grow(qint64 wantedBytes)
{
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    const Extent *current = m_current.load(std::memory_order_relaxed);
    // Whoever comes while another maps reads without the map, and so does who asks again in vain.
    const bool worthATry = !current || (wantedBytes > current->size() && current->size() < kMostBytes);
    if (!lock || !worthATry || wantedBytes < m_nextTryBytes)
        return current;
    auto extent = std::make_unique<Extent>(m_real, m_path);
    m_nextTryBytes = std::max(extent->size() + extent->size() / 4, wantedBytes + kRetryBytes);
    if (!extent->maps(m_path.constData(), m_identity) || (current && extent->size() <= current->size()))
        return current;
    m_extents.push_back(std::move(extent));
    m_current.store(m_extents.back().get(), std::memory_order_release);
    return m_extents.back().get();
}

} // namespace cachescope::sqlite
