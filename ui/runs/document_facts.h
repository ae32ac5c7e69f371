// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/fact_list.h"
#include "ui/widgets/look.h"

#include <QJsonObject>
#include <QStringList>

/// What a document of `load --json` says, in words for people. What it does not have is left out. Pure.
namespace cachescope::ui {

struct TextRows
{
    QStringList titles;
    QList<QStringList> rows;
};

/// What was asked for: users, pace, operations, keys, values, disk, seed. Of a scenario that this version
/// does not understand, its fields as they are.
QList<Fact> scenarioFacts(const QJsonObject &document);
/// Where and when it ran, and with what.
QList<Fact> machineFacts(const QJsonObject &document);
/// A row for each threshold: what is allowed, and what each run came to; without rows if there are none, or
/// more runs than stand beside each other.
TextRows thresholdRows(const QJsonObject &document);
/// The steps of a search for a limit.
TextRows limitRows(const QJsonObject &document);

/// What it comes to: the headline, then a line for each run with the reasons.
QString verdictText(const QJsonObject &document);

} // namespace cachescope::ui
