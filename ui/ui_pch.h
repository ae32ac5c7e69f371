// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the whole of ui.
#pragma once

#include <QtCharts>
#include <QtWidgets>

#include <functional>
#include <memory>
#include <optional>
#include <vector>
