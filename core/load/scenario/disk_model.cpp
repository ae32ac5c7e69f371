// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/disk_model.h"

#include "core/base/translate.h"
#include "core/load/scenario/disk_model_fields.h"
#include "core/sqlite/fault_vfs.h"

namespace cachescope::load {

using sqlite::DiskDelay;
using sqlite::DiskFault;
using sqlite::DiskOperation;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

/// An fsync of production's virtual server takes 5 to 300 ms, mostly little: half of them under 10 ms, one in
/// twenty over 220 ms, 47 ms in the mean.
constexpr DiskDelay kBusySync{milliseconds(5), milliseconds(300), 6.0};

DiskModel slow(const char *name, DiskDelay sync, DiskDelay write = {}, DiskDelay read = {})
{
    DiskModel model;
    model.name = QLatin1String(name);
    model.sync = sync;
    model.write = write;
    model.read = read;
    return model;
}

QList<DiskPreset> makePresets()
{
    DiskModel failing = slow("failing", kBusySync);
    failing.failingSyncs = 0.002;
    failing.fullWrites = 0.0005;
    return {
        {DiskModel(), CoreText::tr("The disk as it is.")},
        {slow("fast", {microseconds(50), microseconds(300)}),
         CoreText::tr(
             "A server's SSD that keeps writes over a power failure: an fsync takes 0.05 to 0.3 ms.")},
        {slow("ssd", {microseconds(500), milliseconds(4)}),
         CoreText::tr("A consumer's SSD: an fsync takes 0.5 to 4 ms.")},
        {slow("hdd", {milliseconds(8), milliseconds(16)}, {microseconds(100), microseconds(500), 3.0}),
         CoreText::tr("A hard disk: an fsync waits one or two turns of the platter, 8 to 16 ms.")},
        {slow("busy-vps", kBusySync),
         CoreText::tr("A virtual server's disk that neighbours keep busy: half of the fsyncs take under "
                      "10 ms, one in twenty over 220 ms, the worst 300 ms.")},
        {failing, CoreText::tr("The same disk about to give up: one fsync in 500 fails (EIO), one write in "
                               "2,000 finds it full (ENOSPC).")},
    };
}

Error outOfRange(const QString &field, const QString &value, const QString &allowed)
{
    return Error{ErrorCode::InvalidArgument,
                 CoreText::tr("Disk field \"%1\" is %2; allowed is %3").arg(field, value, allowed)};
}

QString delayInWords(const DiskDelay &delay)
{
    const auto number = [](microseconds time) { return QString::number(inMilliseconds(time), 'g', 10); };
    return QStringLiteral("[%1, %2]").arg(number(delay.least), number(delay.most));
}

Result<void> checkDelay(const DiskDelayField &field, const DiskDelay &delay)
{
    if (!isAllowedDelay(delay))
        return outOfRange(QLatin1String(field.json), delayInWords(delay), allowedDelay());
    if (!isAllowedSkew(delay.skew))
        return outOfRange(QLatin1String(field.jsonSkew), QString::number(delay.skew), allowedSkew());
    return {};
}

void addRule(sqlite::FaultVfs &disk, DiskOperation operation, DiskFault fault, double probability)
{
    if (probability > 0.0)
        disk.addRule({.operation = operation, .fault = fault, .probability = probability});
}

} // namespace

bool DiskModel::isReal() const
{
    DiskModel renamed = *this;
    renamed.name = DiskModel().name;
    return renamed == DiskModel();
}

Result<void> DiskModel::validate() const
{
    for (const DiskDelayField &field : diskDelayFields()) {
        if (auto valid = checkDelay(field, this->*field.member); !valid)
            return valid;
    }
    for (const DiskChanceField &field : diskChanceFields()) {
        const double chance = this->*field.member;
        if (!isAllowedChance(chance))
            return outOfRange(QLatin1String(field.json), QString::number(chance), allowedChance());
    }
    return {};
}

QList<DiskPreset> diskPresets()
{
    return makePresets();
}

void apply(const DiskModel &model, sqlite::FaultVfs &disk)
{
    disk.setDelay(DiskOperation::Sync, std::nullopt, model.sync);
    disk.setDelay(DiskOperation::Write, std::nullopt, model.write);
    disk.setDelay(DiskOperation::Read, std::nullopt, model.read);
    disk.clearRules();
    addRule(disk, DiskOperation::Sync, DiskFault::IoError, model.failingSyncs);
    addRule(disk, DiskOperation::Write, DiskFault::IoError, model.failingWrites);
    addRule(disk, DiskOperation::Write, DiskFault::Full, model.fullWrites);
}

} // namespace cachescope::load
