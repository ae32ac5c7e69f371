// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/descriptor.h"

#include <QByteArrayView>
#include <QIODevice>

#include <array>

namespace cachescope::inspect {

/// What a saved index consists of, in this order.
enum class IndexSection {
    Identity,
    Figures,
    Gaps,
    Rowids,
    Sizes,
    LargeSizes,
    AccessTimes,
    CreationTimes,
    Marks,
    Types,
};
constexpr std::size_t kIndexSections = 10;

using IndexSections = std::array<QByteArrayView, kIndexSections>;

/// The version that this program writes, and the only one that it reads. Raise it with the sections and their
/// content, and when a scan of the same file finds something else than before.
constexpr quint32 kIndexVersion = 1;

/// Writes an index file: a preamble (magic, byte order, version, how a floating-point number looks,
/// checksum), a table of the sections' lengths and checksums with its own, and the sections, in this
/// machine's byte order, nothing between or behind them. False if `device` does not take it all; it has an
/// errorString() then. The calling thread's device.
bool writeIndexFile(QIODevice &device, const IndexSections &sections);

/// An index file opened for reading. Trusts nothing in it: whatever was cut off, appended or changed is
/// Damaged, and no more is ever asked for than the file has. One thread at a time.
class IndexFile
{
public:
    enum class State { Intact, Missing, OtherVersion, Damaged };

    /// Reads the preamble and the table. Never waits, also not for a pipe's writer.
    explicit IndexFile(const QString &path);

    /// Missing: there is none, or it cannot be opened. Intact: so far as was read, and `bytesOf()` can be
    /// relied on.
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qint64 bytesOf(IndexSection section) const;

    /// The whole `section` into `data`, which has room for bytesOf(section) bytes. False, and Damaged from
    /// then on, if it cannot be read or is not what was written.
    bool read(IndexSection section, char *data);

    /// That it was in use just now, for those that look for what is not used any more.
    void touch();

private:
    struct Part
    {
        quint64 bytes = 0;
        quint64 checksum = 0;
    };
    struct Table
    {
        std::array<Part, kIndexSections> parts;
        quint64 checksum = 0;
    };
    struct Preamble;
    friend bool writeIndexFile(QIODevice &device, const IndexSections &sections);

    [[nodiscard]] State look();
    [[nodiscard]] bool readAt(qint64 offset, char *data, qint64 bytes) const;
    [[nodiscard]] bool fillsTheFile(qint64 fileBytes) const;

    const Descriptor m_file;
    Table m_table;
    State m_state;
};

} // namespace cachescope::inspect
