// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/content_type.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <chrono>

/// What values wrap, unpacked with bounded work and memory whatever the data say. Any thread.
namespace cachescope::inspect {

struct UnpackBounds
{
    qint64 keptBytes = 0; ///< more are not kept
    /// What comes after them is counted, so far and so long, and thrown away; not where the packed data are
    /// not whole.
    qint64 countedBytes = qint64{1} << 30;
    std::chrono::milliseconds countedFor{1000};
};

struct Unpacked
{
    QByteArray bytes;
    qint64 seenBytes = 0; ///< that came out, also those that were not kept
    bool isWhole = false; ///< the data were read to their end: `seenBytes` is all there is
    QString problem;      ///< a sentence if the data are damaged, end early, or something follows them

    [[nodiscard]] bool isComplete() const { return isWhole && bytes.size() == seenBytes; }
};

/// Takes one wrapping off. `type` is one for which mayHoldAnother() is true. `isWhole`: `packed` is all of
/// the data, so that it is damage if they go on. `cancelled` (may be null): ends soon, with what is there.
Unpacked unpack(ContentType type, QByteArrayView packed, bool isWhole, const UnpackBounds &bounds,
                const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
