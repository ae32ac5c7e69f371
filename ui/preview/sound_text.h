// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"
#include "ui/widgets/fact_list.h"

/// Sounds in words.
namespace cachescope::ui {

/// "Ogg Opus · mono · 48 kHz · 32 kbit/s · 7.42 s · 28.9 kB"; of a sound that is not decoded what its head
/// says.
QString soundFactsText(const inspect::Preview &preview);

/// The same for a label of several lines: they break between facts only.
QString unbrokenFacts(QString facts);

/// The comments in a sound, and the encoder.
QList<Fact> soundTags(const inspect::AudioTrack &track);

/// "0:07.4", "1:02:03.4": a place in a sound, which takes the same room at any time of it.
QString placeText(double seconds);

/// "7.42 s", "1 min 12 s", "2 h 3 min".
QString lengthText(double seconds);

} // namespace cachescope::ui
