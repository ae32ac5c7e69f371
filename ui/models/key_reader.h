// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"

#include <QStringList>

#include <optional>

namespace cachescope::ui {

/// Reads the keys of many entries in the background. Main thread.
class KeyReader : public QObject
{
    Q_OBJECT

public:
    /// More are not read: some ten megabytes of keys.
    static constexpr std::size_t kMaxEntries = 100'000;

    explicit KeyReader(inspect::Inspector &inspector, QObject *parent = nullptr);

    /// Starts over with these, kMaxEntries at most; finished() or failed() follows unless there are none.
    void read(std::vector<qint64> rowids);
    void clear();
    /// As clear(), and failed() says so. Nothing if nothing is read.
    void cancel();

Q_SIGNALS:
    /// In the order of the rowids, without entries that are gone.
    void finished(const QStringList &keys);
    void failed(const cachescope::Error &error); ///< Cancelled after cancel()
    void progressed(double fraction);            ///< 0…1

private:
    void requestNext();
    void take(quint64 token, const std::vector<inspect::Entry> &entries);
    void takeFailure(quint64 token, const Error &error);

    inspect::Inspector &m_inspector;
    std::vector<qint64> m_rowids;
    std::size_t m_asked = 0;
    std::optional<quint64> m_token;
    QStringList m_keys;
};

} // namespace cachescope::ui
