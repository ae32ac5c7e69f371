// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace cachescope::load {

/// The document of `load --json` as JUnit XML, for pipelines: a test suite for each design; in it a test case
/// for each threshold, called by its figure, "no lost process", "the cache was closed", "values verified"
/// (skipped if nothing was verified) and, after an interrupted run, "ran to its end". A search for a limit is
/// one suite with one case. What did not pass says why in words and has the cause as its `type`: `threshold`,
/// `values`, `operations`, `limit` and `interrupted` are failures; `process`, `close` and `report` (a
/// document without runs, which a pipeline must not take for success) are errors. Properties of a suite: what
/// repeats it (`command`, and `scenario.json`, the scenario as compact JSON), seed, users, processes,
/// operations and the machine. Any thread.
///
/// Elements and attributes as the JUnit task of Ant writes them
/// (https://github.com/windyroad/JUnit-Schema/blob/master/JUnit.xsd), but for the time of a case, which a
/// threshold does not have; only suites have one. Of several runs the first has its start as `timestamp`.
QByteArray junitReport(const QJsonObject &document);

} // namespace cachescope::load
