// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_tree_reader.h"

#include "core/inspect/query/entry_orders.h"

#include <QElapsedTimer>

namespace cachescope::inspect {

namespace {

constexpr qint64 kPaceMs = 50;

} // namespace

KeyTreeReader::KeyTreeReader(Inspector &inspector, QObject *parent)
    : FileQuestions(inspector, parent)
{
}

KeyTreePtr KeyTreeReader::tree() const
{
    const auto orders = inspector().orders();
    return orders ? orders->keyTree() : nullptr;
}

void KeyTreeReader::request()
{
    const auto index = inspector().index();
    const auto orders = inspector().orders();
    if (!index || !orders || orders->keyTree())
        return;
    // The token that ask() is about to give; 0 before.
    const auto asked = std::make_shared<std::atomic<quint64>>(0);
    const quint64 given = ask(
        [this, index, orders, asked, format = inspector().info().format](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) -> Answer {
            if (!connection)
                return [this, error = connection.error()] { Q_EMIT failed(error); };
            QElapsedTimer since;
            since.start();
            const auto progress = [this, asked, &since](double fraction) {
                if (since.elapsed() < kPaceMs)
                    return;
                since.start();
                tell(this, asked->load(), [this, fraction] { Q_EMIT progressed(fraction); });
            };
            auto tree = readKeyTree(**connection, format, *index, progress, &cancelled);
            if (!tree)
                return [this, error = tree.error()] { Q_EMIT failed(error); };
            return [this, orders, read = std::make_shared<const KeyTree>(std::move(*tree))] {
                orders->setKeyTree(read);
                Q_EMIT ready(read);
            };
        });
    asked->store(given);
}

} // namespace cachescope::inspect

#include "moc_key_tree_reader.cpp"
