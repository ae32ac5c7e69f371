// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

/// What the runs of a document are called where they stand beside each other. Any thread.
namespace cachescope::load {

/// Of each of `runs` its design; of a search for a limit, whose runs are all of one design, what the search
/// changed: "400 users", "3,364/s". Those that would be called alike have a number: "corrected (1)".
QStringList runLabels(const QJsonObject &document);

/// The runs are steps of a search for a limit.
bool isSearch(const QJsonObject &document);

} // namespace cachescope::load
