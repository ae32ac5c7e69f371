// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/file_questions.h"
#include "core/inspect/preview/preview.h"

namespace cachescope::inspect {

/// Reads and decodes one value at a time in a thread of its own. A new request replaces the one before.
class Previewer : public FileQuestions
{
    Q_OBJECT

public:
    explicit Previewer(Inspector &inspector, QObject *parent = nullptr);

    /// Answer: ready() or failed(). Only while a file is open.
    void request(qint64 rowid, const PreviewOptions &options = {});
    /// What the Base64 string in `outer`'s JSON at node `node` stands for (JsonOutline::base64Node()).
    void requestField(const PreviewPtr &outer, qint64 node, const PreviewOptions &options = {});

Q_SIGNALS:
    void ready(const cachescope::inspect::PreviewPtr &preview);
    void failed(qint64 rowid, const cachescope::Error &error);
};

} // namespace cachescope::inspect
