// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/file_questions.h"

#include <QByteArray>

namespace cachescope::inspect {

/// Computes the SHA-256 of a whole value, however large, in little memory. Its thread is that of the
/// Inspector; cancel() ends it.
class ValueHasher : public FileQuestions
{
    Q_OBJECT

public:
    explicit ValueHasher(Inspector &inspector, QObject *parent = nullptr)
        : FileQuestions(inspector, parent)
    {
    }

    /// Replaces the question before; hashed() or failed() follows. Nothing while no file is open.
    void hash(qint64 rowid);

Q_SIGNALS:
    void progressed(double fraction); ///< 0…1, at most a hundred times
    /// 32 bytes, of the value as it is stored.
    void hashed(qint64 rowid, const QByteArray &sha256);
    void failed(qint64 rowid, const cachescope::Error &error);
};

} // namespace cachescope::inspect
