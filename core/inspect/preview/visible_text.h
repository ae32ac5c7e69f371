// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/line_source.h"

#include <QByteArrayView>

/// Text from a file that is not trusted, so that what is in it can be seen. Any thread.
namespace cachescope::inspect {

/// Whether the character at `at` has no look of its own, or changes how others look: control characters
/// except the tab, those that set the direction of text (Unicode TR 9, which can make code read as something
/// else: CVE-2021-42574), and those of no width. The joiners inside of words and emoji are let pass, and a
/// pair of surrogates.
bool isUnseen(QStringView text, qsizetype at);

/// Appends `text` to the line. Control characters become their pictures ("␀"), other unseen ones their
/// number in angle brackets ("<U+202E>"), both as Muted spans.
void appendVisible(ShownLine *line, QStringView text, SpanKind kind = SpanKind::Plain);

/// Appends `text` as it is, as a span of `kind`.
void appendSpan(ShownLine *line, QStringView text, SpanKind kind);

/// `text` with blanks up to the next eighth column in place of tabs.
QString withoutTabs(const QString &text);

/// The longest start of `utf8`, at most `bytes`, that cuts no letter; all of it if it is shorter. At least
/// one byte, and never less than `bytes` − 3.
qsizetype wholeLetters(QByteArrayView utf8, qsizetype bytes);

} // namespace cachescope::inspect
