// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace cachescope::test {

/// Why `value` is not what `schema` (https://json-schema.org/draft/2020-12) describes; empty if it is. Of the
/// keywords only those that scenario files need: another one is an error too.
QString schemaError(const QJsonObject &schema, const QJsonValue &value);

} // namespace cachescope::test
