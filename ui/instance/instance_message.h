// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace cachescope::ui {

/// What a second start asks of the program that is already running.
struct InstanceMessage
{
    QStringList files;          ///< absolute paths, to be opened
    QString page;               ///< as it was written on the command line; may be empty
    QByteArray activationToken; ///< lets a window come to the front (XDG activation); may be empty

    bool operator==(const InstanceMessage &) const = default;
};

/// One line, with its end.
QByteArray toLine(const InstanceMessage &message);
/// Nothing if `line` is not of toLine().
std::optional<InstanceMessage> messageFrom(const QByteArray &line);

/// Where the program that runs for this user on this display listens: a socket in a folder of the user's own.
QString instanceAddress();

} // namespace cachescope::ui
