// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/extraction_maker.h"

#include "core/load/operations/random.h"

#include <algorithm>

namespace cachescope::load {

namespace {

constexpr double kMedianBytes = 2'500.0;
constexpr double kSigma = 0.5;
constexpr qint64 kLeastPageBytes = 400;
constexpr qint64 kMostBytes = 60'000;
constexpr qint64 kMostPages = 12;

/// The document's part of an entry's key is a hash, the image's path repeats it.
QByteArray imageList(const QByteArray &document, qint64 page, qint64 count)
{
    QByteArray list;
    for (qint64 i = 0; i < count; ++i)
        list += QByteArray(i > 0 ? ", " : "") + "\"/images/" + document + '/' + QByteArray::number(page) +
                '_' + QByteArray::number(i) + ".png\"";
    return list;
}

} // namespace

ExtractionMaker::ExtractionMaker(quint64 seed)
    : m_material(seed)
    , m_promptHash([seed] {
        Random random(seed, 2'000'000);
        return randomHexKey(random).first(16);
    }())
{
}

void ExtractionMaker::make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries)
{
    const QByteArray document = randomHexKey(random);
    const QByteArray prompt = random.chance(0.6) ? m_promptHash + ':' : QByteArray();
    const qint64 pages = random.between(1, kMostPages);
    for (qint64 number = 0; number < pages; ++number) {
        const auto drawn = static_cast<qint64>(random.logNormal(kMedianBytes, kSigma));
        const qint64 bytes = valueBytes > 0 ? valueBytes : std::clamp(drawn, kLeastPageBytes, kMostBytes);
        entries.push_back({document + ":gemini-v3:" + prompt + QByteArray::number(number),
                           page(document, number, bytes, random)});
    }
}

QByteArray ExtractionMaker::page(const QByteArray &document, qint64 number, qint64 bytes,
                                 Random &random) const
{
    // Images only where they leave room for text.
    const qint64 images = bytes >= 1'000 && random.chance(0.3) ? random.between(1, 3) : 0;
    const QByteArray tail = R"(", "images": [)" + imageList(document, number, images) + "]}";
    QByteArray json = R"({"markdown": "## )" + m_material.sentence(4, random) + R"(\n\n)";
    json.reserve(bytes);
    m_material.appendProse(json, bytes - json.size() - tail.size(), random);
    return json + tail;
}

} // namespace cachescope::load
