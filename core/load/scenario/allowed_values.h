// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

/// What a value may be: as JSON Schema (https://json-schema.org/draft/2020-12), and in words for errors. Any
/// thread.
namespace cachescope::load {

/// Of "string", "boolean" …, with nothing more said.
QJsonObject typed(const char *type);
QJsonObject wholeFrom(qint64 least, qint64 most);
QJsonObject numberFrom(double least, double most);
QJsonObject oneOfNames(const QStringList &names);
QJsonObject listOf(const QJsonObject &items);
/// With no other members than `properties`.
QJsonObject objectOf(const QJsonObject &properties, const QStringList &required = {});

/// "a whole number, 0 to 2000"
QString wholeInWords(qint64 least, qint64 most);
/// "a number, 0 to 0.5"
QString numberInWords(double least, double most);

} // namespace cachescope::load
