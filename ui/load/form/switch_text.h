// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The switches of the designs under test, in words for people. Pure. Of what is not known the name itself is
/// given.
namespace cachescope::ui {

/// "Connection" of "connection".
QString switchTitle(const QString &name);
/// What the switch decides, and why that matters: a sentence or two.
QString switchExplanation(const QString &name);
/// "one for each operation" of "connection" and "operation"; "5 s" of "busyTimeoutMs" and "5000".
QString switchValueText(const QString &name, const QString &value);

} // namespace cachescope::ui
