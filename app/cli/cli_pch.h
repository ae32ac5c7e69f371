// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the headless program.
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <CLI/CLI.hpp>
