// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/operation_generator.h"

#include <QStringList>
#include <QThread>

namespace cachescope::load {

class Design;
class RunControl;
class RunMetrics;
class ValueBuffer;

/// What the users of a run share. All of it outlives their threads.
struct RunContext
{
    const Scenario &scenario;
    const KeyPicker &picker;
    const QStringList &keys; ///< as many as `picker` draws from
    const ValueBuffer &values;
    Design &design;
    RunControl &control;
    RunMetrics &metrics;
    int firstUser; ///< of the scenario, who is user 0 here
};

/// One simulated user: pauses, operates, measures, until the run is over or its share of the operations is
/// done.
class UserThread : public QThread
{
public:
    /// `user` counts from 0 within this process.
    UserThread(RunContext &context, int user);

protected:
    void run() override;

private:
    void operate();
    void perform(const Operation &operation);
    void read(const QString &key);
    void store(const QString &key, quint64 valueSeed);

    RunContext &m_context;
    const int m_user;
    const qint64 m_operations; ///< to do; -1: no end
    OperationGenerator m_generator;
};

} // namespace cachescope::load
