// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace cachescope::ui {

class RunView;

/// Shows the first two runs that people asked for of a document of `load --json`. Main thread.
void showRecorded(RunView &view, const QJsonObject &document);

} // namespace cachescope::ui
