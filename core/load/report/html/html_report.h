// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace cachescope::load {

/// The document of `load --json` as a page for people: one HTML file in UTF-8 that loads nothing and runs
/// nothing, for screen (light and dark) and paper. It is well-formed XML too. Everything in it that comes
/// from the document is escaped; what the document does not have is left out. Any thread.
QByteArray htmlReport(const QJsonObject &document);

} // namespace cachescope::load
