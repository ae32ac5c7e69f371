// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/figures/key_prefixes.h"

#include <QHash>
#include <queue>

#include <functional>
#include <vector>

namespace cachescope::inspect {

/// Makes those of `kinds`, by pattern, that have the fewest `bytes` part of wider ones, until `most` are
/// left. `merge(wider, kind)` adds what is known of one to that of the pattern `wider`, which it makes if it
/// is not there, and returns the bytes that that has then. Any thread.
template <typename Kind, typename Merge>
void foldKinds(QHash<QString, Kind> *kinds, qsizetype most, const Merge &merge)
{
    struct Candidate
    {
        qint64 bytes = 0;
        QString pattern;
        bool operator>(const Candidate &other) const
        {
            return bytes != other.bytes ? bytes > other.bytes : pattern > other.pattern;
        }
    };
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> smallest;
    for (auto kind = kinds->cbegin(); kind != kinds->cend(); ++kind) {
        if (kind.key() != anyKeyPattern())
            smallest.push({kind->bytes, kind.key()});
    }
    while (kinds->size() > most && !smallest.empty()) {
        const Candidate candidate = smallest.top();
        smallest.pop();
        const auto found = kinds->constFind(candidate.pattern);
        if (found == kinds->constEnd() || found->bytes != candidate.bytes)
            continue; // it has grown since, and stands there again
        const Kind folded = *found;
        kinds->erase(found);
        const QString wider = widerPattern(candidate.pattern);
        const qint64 bytes = merge(wider, folded);
        if (wider != anyKeyPattern())
            smallest.push({bytes, wider});
    }
}

} // namespace cachescope::inspect
