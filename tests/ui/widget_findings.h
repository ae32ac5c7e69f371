// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

/// What is wrong with the widgets that can be seen in a window, each in a line; nothing is the best answer.
namespace cachescope::test {

/// What gets the keyboard and has no name for a screen reader.
QStringList namelessWidgets(const QWidget *window);

/// Letters that stand under two of the texts that are reached by Alt and a letter.
QStringList mnemonicsGivenTwice(const QWidget *window);

/// What Tab does not reach, and where it does not get any further. Types Tab.
QStringList unreachableByTab(QWidget *window);

/// Texts, tool tips and names with words in them, none of which has `mark`, which a translator for tests puts
/// into all that it translates. Those that contain one of `data` are left out.
QStringList untranslatedTexts(const QWidget *window, const QString &mark, const QStringList &data);

/// Texts that have less room than they need, and widgets that stick out of what they are in.
QStringList cutWidgets(const QWidget *window);

} // namespace cachescope::test
