// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace cachescope::load {

/// The document of `load --json` as JUnit XML, for pipelines: a test suite for each design; in it a test case
/// for each threshold, "no lost process", "values verified" (skipped if nothing was verified) and, after an
/// interrupted run, "ran to its end". What failed says why in words. A document without runs has one case,
/// which fails: a pipeline must not take it for success. Properties of a suite: what repeats it
/// (`command`, and `scenario.json`, the scenario as compact JSON), seed, users, processes, operations and the
/// machine. Any thread.
///
/// Elements and attributes as the JUnit task of Ant writes them
/// (https://github.com/windyroad/JUnit-Schema/blob/master/JUnit.xsd).
QByteArray junitReport(const QJsonObject &document);

} // namespace cachescope::load
