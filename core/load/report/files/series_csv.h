// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace cachescope::load {

/// The time series of all runs as CSV (RFC 4180: commas, CRLF, quotes doubled), in UTF-8 without a byte order
/// mark: a header, then a line for each sample. The columns are `design` (in a search for a
/// limit what the search changed, as runLabels() says) and the fields of `samples`; the lock errors of each
/// code that occurred are a column of their own, `lockErrors.SQLITE_BUSY` and so on, sorted; a code that a
/// sample does not name had none. What a sample does not have is empty. A name that a spreadsheet would run
/// as a formula is made harmless as inspect::withoutFormulas() says. Any thread.
QByteArray seriesCsv(const QJsonObject &document);

} // namespace cachescope::load
