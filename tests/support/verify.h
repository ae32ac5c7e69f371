// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// Fails the test with the error's text if a Result is one.
#define VERIFY_OK(expression)                                                                                \
    do {                                                                                                     \
        const auto &verifyResult = (expression);                                                             \
        QVERIFY2(verifyResult, verifyResult ? "" : qPrintable(verifyResult.error().message));                \
    } while (false)

/// The call fails, with this code.
#define VERIFY_FAILS(expression, expected)                                                                   \
    do {                                                                                                     \
        const auto &verifyFailure = (expression);                                                            \
        QVERIFY(!verifyFailure);                                                                             \
        QCOMPARE(verifyFailure.error().code, expected);                                                      \
    } while (false)
