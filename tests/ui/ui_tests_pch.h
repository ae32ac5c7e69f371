// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the tests of ui.
#pragma once

#include "ui/ui_pch.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
