// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the tests of core.
#pragma once

#include "core/core_pch.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
