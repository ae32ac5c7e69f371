// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/previewer.h"

#include <QTimer>

#include <optional>
#include <vector>

namespace cachescope::ui {

/// Which value is looked at, and the way into it: has the row read when people stay on it and somebody looks,
/// fields inside of it when they are opened. What was shown before is left as it is until the next is there.
/// Main thread.
class PreviewReader : public QObject
{
    Q_OBJECT

public:
    /// A row on which people stay for less is not read.
    static constexpr int kSettleMs = 60;
    /// What is read sooner is shown without a word.
    static constexpr int kPatienceMs = 150;

    explicit PreviewReader(inspect::Inspector &inspector, QObject *parent = nullptr);

    /// How much of a value is read at first, of values from now on; twice as much of what is packed in it.
    void setFirstBytes(qint64 bytes) { m_first = {bytes, 2 * bytes}; }
    /// The row to be looked at; nothing: cleared().
    void setRow(std::optional<qint64> rowid);
    [[nodiscard]] std::optional<qint64> row() const { return m_row; }
    /// Whether anything is seen of it: else nothing is read.
    void setActive(bool active);
    /// Reads the row anew: it has changed in the file.
    void readAgain();
    /// Reads what is shown again, beyond the first bounds.
    void showAll();
    /// Opens a field of what is shown (LineSource::base64Node()).
    void openField(qint64 node);
    /// Out of the field that is shown. False if it is none.
    bool back();
    /// Stops reading; failed() says so.
    void stop();

    /// Null while there is nothing.
    [[nodiscard]] inspect::PreviewPtr shown() const;
    /// How many fields were opened to come to what is shown.
    [[nodiscard]] int depth() const { return static_cast<int>(m_path.size()) - 1; }

Q_SIGNALS:
    void cleared();
    /// What was asked for is not there after kPatienceMs.
    void waiting();
    void showing(const cachescope::inspect::PreviewPtr &preview);
    void failed(const cachescope::Error &error);

private:
    [[nodiscard]] bool isShownTheRow() const;
    struct Step
    {
        qint64 node = -1; ///< in the preview before
        inspect::PreviewPtr preview;
    };

    void settle();
    void ask();
    void askField(qint64 node, const inspect::PreviewPtr &outer, const inspect::PreviewOptions &options);
    void take(const inspect::PreviewPtr &preview);
    void takeFailure(const Error &error);

    inspect::Inspector &m_inspector;
    inspect::Previewer m_previewer;
    QTimer m_settling;
    QTimer m_patience;
    inspect::PreviewOptions m_first;
    std::optional<qint64> m_row;
    std::vector<Step> m_path;     ///< from the value to what is shown
    std::size_t m_askedDepth = 0; ///< where in the path the answer goes
    qint64 m_askedNode = -1;
    bool m_active = false;
    bool m_due = false; ///< the row is to be read
};

} // namespace cachescope::ui
