// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/disk_model.h"

#include <span>

/// The fields of a DiskModel by their names in JSON and on the command line. Any thread.
namespace cachescope::load {

struct DiskDelayField
{
    const char *json;
    const char *text;
    const char *jsonSkew;
    const char *textSkew;
    sqlite::DiskDelay DiskModel::*member;
};

struct DiskChanceField
{
    const char *json;
    const char *text;
    double DiskModel::*member;
};

std::span<const DiskDelayField> diskDelayFields();
std::span<const DiskChanceField> diskChanceFields();

} // namespace cachescope::load
