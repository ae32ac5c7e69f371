// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/key_tree.h"

namespace cachescope::test {

inline inspect::KeyNode exampleNode(const char *label, const char *pattern, qint64 entries, qint64 bytes,
                                    quint16 parent, quint16 end, std::vector<quint16> children)
{
    inspect::KeyNode made;
    made.label = QString::fromLatin1(label);
    made.pattern = QString::fromLatin1(pattern);
    made.entries = entries;
    made.bytes = bytes;
    made.parent = parent;
    made.end = end;
    made.children = std::move(children);
    return made;
}

/// 0 all: 1 audio (2 audio/ogg, 3 audio/wav), 4 json, 5 the rest. Sizes fall in this order, counts do not.
/// Five entries, one for each lowest kind.
inline inspect::KeyTreePtr exampleTree()
{
    std::vector<inspect::KeyNode> nodes{exampleNode("", "", 90, 1000, 0, 6, {1, 4, 5}),
                                        exampleNode("audio", "audio", 30, 600, 0, 4, {2, 3}),
                                        exampleNode("/ogg", "audio/ogg", 20, 400, 1, 3, {}),
                                        exampleNode("/wav", "audio/wav", 10, 200, 1, 4, {}),
                                        exampleNode("json", "json", 50, 300, 0, 5, {}),
                                        exampleNode("", "", 10, 100, 0, 6, {})};
    nodes.back().isRest = true;
    return std::make_shared<inspect::KeyTree>(std::move(nodes), std::vector<quint16>{2, 3, 4, 5, 5});
}

/// 0 all: 1 <hash>, which all keys start with (2 <hash>:ts, 3 <hash>:ogg).
inline inspect::KeyTreePtr narrowTree()
{
    return std::make_shared<inspect::KeyTree>(
        std::vector<inspect::KeyNode>{exampleNode("", "", 9, 100, 0, 4, {1}),
                                      exampleNode("<hash>", "<hash>", 9, 100, 0, 4, {2, 3}),
                                      exampleNode(":ts", "<hash>:ts", 5, 60, 1, 3, {}),
                                      exampleNode(":ogg", "<hash>:ogg", 4, 40, 1, 4, {})},
        std::vector<quint16>{2, 3});
}

} // namespace cachescope::test
