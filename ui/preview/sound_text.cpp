// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/sound_text.h"

#include "core/base/format.h"
#include "core/inspect/preview/audio_track.h"
#include "core/inspect/preview/sound_header.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr double kLongestSeconds = 1e9;
constexpr int kMostShownTags = 24;

struct SoundText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::SoundText)
};

QString channelsText(int channels)
{
    if (channels == 1)
        return SoundText::tr("mono");
    return channels == 2 ? SoundText::tr("stereo") : SoundText::tr("%1 channels").arg(channels);
}

/// "48 kHz", "22.05 kHz".
QString rateText(qint64 hz)
{
    return SoundText::tr("%1 kHz").arg(formatShortNumber(static_cast<double>(hz) / 1000.0, 5));
}

QString bitRateText(double bitsPerSecond)
{
    return SoundText::tr("%1 kbit/s").arg(formatCount(std::llround(std::min(bitsPerSecond, 1e15) / 1000.0)));
}

QStringList opusFacts(const inspect::AudioFacts &facts)
{
    QStringList texts{channelsText(facts.head.channels)};
    if (facts.head.inputHz > 0)
        texts << rateText(facts.head.inputHz);
    texts << bitRateText(facts.bitsPerSecond) << lengthText(facts.seconds);
    if (facts.streams > 1)
        texts << SoundText::tr("%1 parts").arg(formatCount(facts.streams));
    return texts;
}

QStringList headerFacts(const inspect::SoundHeader &header)
{
    QStringList texts{channelsText(header.channels), rateText(header.hz)};
    if (header.bits > 0)
        texts << SoundText::tr("%1 bits").arg(header.bits);
    if (header.seconds)
        texts << lengthText(*header.seconds);
    return texts;
}

} // namespace

QString soundFactsText(const inspect::Preview &preview)
{
    QStringList texts;
    if (preview.audio) {
        texts << inspect::contentTypeLabel(preview.shown) << opusFacts(preview.audio->facts());
    } else if (const auto header = inspect::readSoundHeader(preview.bytes)) {
        texts << header->format << headerFacts(*header);
    } else {
        const QString suffix = inspect::fileSuffixFor(preview.bytes, preview.shown).toUpper();
        texts << inspect::contentTypeLabel(preview.shown);
        if (preview.shown == inspect::ContentType::Audio && !suffix.isEmpty())
            texts << suffix;
    }
    texts << formatBytes(preview.storedBytes);
    return texts.join(QStringLiteral(" · "));
}

QString unbrokenFacts(QString facts)
{
    return facts.replace(QLatin1Char(' '), QChar::Nbsp)
        .replace(QStringLiteral("\u00a0·\u00a0"), QStringLiteral(" · "));
}

QList<Fact> soundTags(const inspect::AudioTrack &track)
{
    const inspect::OpusHeadFacts &head = track.facts().head;
    QList<Fact> facts;
    for (const inspect::AudioTag &tag : head.tags) {
        if (facts.size() < kMostShownTags)
            facts.append({tag.name.isEmpty() ? SoundText::tr("Comment") : tag.name, tag.value});
    }
    if (head.tagCount > facts.size())
        facts.append({SoundText::tr("More comments"), formatCount(head.tagCount - facts.size())});
    if (!head.vendor.isEmpty())
        facts.append({SoundText::tr("Encoder"), head.vendor});
    return facts;
}

QString placeText(double seconds)
{
    const auto tenths = static_cast<qint64>(std::clamp(seconds, 0.0, kLongestSeconds) * 10.0);
    const qint64 minutes = tenths / 600;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const QString rest =
        two(tenths / 10 % 60) + formatStyle().locale.decimalPoint() + QString::number(tenths % 10);
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(two(minutes % 60), rest);
}

QString lengthText(double seconds)
{
    if (seconds < 60.0)
        return SoundText::tr("%1 s").arg(formatNumber(seconds, 2));
    const auto whole = static_cast<qint64>(std::min(seconds, kLongestSeconds) + 0.5);
    if (whole < 3600)
        return SoundText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return SoundText::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

} // namespace cachescope::ui
