// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

/// How widgets ask the style sheet for their look (see style_sheet.h). Main thread.
namespace cachescope::ui {

/// What a text or figure means, beside its words.
enum class Tone { Neutral, Good, Warning, Bad };

/// Sets the property `role` and applies it.
void setRole(QWidget *widget, const QString &role);
/// Sets the property `tone` and applies it.
void setTone(QWidget *widget, Tone tone);
/// Sets any other property that the style sheet looks at, and applies it.
void setLookProperty(QWidget *widget, const char *name, const QVariant &value);

/// A label that shows `text` as it is: never as rich text.
QLabel *makeLabel(const QString &role, const QString &text, QWidget *parent);

/// `text` for a menu or button, where a single "&" would become a mnemonic.
QString withoutMnemonics(const QString &text);

/// The text of a control as it is seen: without the "&" of its mnemonic.
QString withoutMnemonic(const QString &text);

/// `text` as a tool tip that shows it as it is, though tool tips would take tags in it for rich text.
QString plainToolTip(const QString &text);

/// A line of one pixel in the separator colour.
QFrame *makeSeparator(Qt::Orientation orientation, QWidget *parent);

/// `wanted`, or as much of it as the screen of `window` has room for beside a window's frame.
QSize fittingScreen(const QWidget *window, QSize wanted);

} // namespace cachescope::ui
