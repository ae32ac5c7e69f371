// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"

#include <QStringList>

#include <optional>

namespace cachescope::ui {

/// Adds up what is selected, in the background: rowids in, keys and bytes out. Main thread.
class SelectionReader : public QObject
{
    Q_OBJECT

public:
    /// Larger selections are counted, but not read.
    static constexpr std::size_t kMaxEntries = 5000;

    explicit SelectionReader(inspect::Inspector &inspector, QObject *parent = nullptr);

    /// Starts over with these; finished() follows unless there are too many or none.
    void read(std::vector<qint64> rowids);
    void clear();

    /// Of all that was asked for; nothing until finished().
    [[nodiscard]] std::optional<qint64> bytes() const;
    [[nodiscard]] const QStringList &keys() const { return m_keys; }

Q_SIGNALS:
    void finished();

private:
    void requestNext();
    void take(quint64 token, const std::vector<inspect::Entry> &entries);

    inspect::Inspector &m_inspector;
    std::vector<qint64> m_rowids;
    std::size_t m_asked = 0;
    std::optional<quint64> m_token;
    QStringList m_keys;
    qint64 m_bytes = 0;
    bool m_complete = false;
};

} // namespace cachescope::ui
