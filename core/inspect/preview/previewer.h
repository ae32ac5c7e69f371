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

    /// Answer: ready() or failed(). Only while a file is open. What is in the value is no error: damage is
    /// told in Preview::problem.
    /// Errors: NotFound (the row is gone, or its value is in a file beside the database), Corrupt, Io, Busy.
    void request(qint64 rowid, const PreviewOptions &options = {});
    /// What the Base64 string at `node` (LineSource::base64Node()) of `outer`'s JSON stands for. Answer:
    /// ready(), of the same row; or failed() with InvalidArgument if there is no such string.
    void requestField(const PreviewPtr &outer, qint64 node, const PreviewOptions &options = {});

Q_SIGNALS:
    void ready(const cachescope::inspect::PreviewPtr &preview);
    void failed(qint64 rowid, const cachescope::Error &error);

private:
    [[nodiscard]] static Answer answer(Previewer *previewer, qint64 rowid, const Result<PreviewPtr> &preview);
};

} // namespace cachescope::inspect
