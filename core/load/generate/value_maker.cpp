// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/value_maker.h"

#include "core/load/generate/audio_maker.h"
#include "core/load/generate/document_maker.h"
#include "core/load/generate/extraction_maker.h"
#include "core/load/operations/random.h"

namespace cachescope::load {

namespace {

/// All three kinds in one file.
class MixedMaker : public ValueMaker
{
public:
    MixedMaker(quint64 seed, AudioCompanion companion)
        : m_audio(seed, companion)
        , m_documents(seed)
        , m_extractions(seed)
    {
    }

    void make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries) override
    {
        // Recordings are most of production's entries; a document comes once, its pages follow from it.
        const double kind = random.uniform();
        if (kind < 0.75)
            m_audio.make(random, valueBytes, entries);
        else if (kind < 0.90)
            m_documents.make(random, valueBytes, entries);
        else
            m_extractions.make(random, valueBytes, entries);
    }

private:
    AudioMaker m_audio;
    DocumentMaker m_documents;
    ExtractionMaker m_extractions;
};

} // namespace

std::unique_ptr<ValueMaker> makeValueMaker(GeneratorProfile profile, GeneratorLayout layout, quint64 seed)
{
    const auto companion =
        layout == GeneratorLayout::ProductionUnpinned ? AudioCompanion::Tokens : AudioCompanion::WordTimings;
    switch (profile) {
    case GeneratorProfile::Audio:
        return std::make_unique<AudioMaker>(seed, companion);
    case GeneratorProfile::Document:
        return std::make_unique<DocumentMaker>(seed);
    case GeneratorProfile::Extraction:
        return std::make_unique<ExtractionMaker>(seed);
    case GeneratorProfile::Mixed:
        return std::make_unique<MixedMaker>(seed, companion);
    }
    return nullptr;
}

QByteArray randomHexKey(Random &random)
{
    constexpr auto digits = "0123456789abcdef";
    QByteArray key(64, Qt::Uninitialized);
    char *at = key.data();
    for (int word = 0; word < 4; ++word) {
        const quint64 drawn = random.next();
        for (int shift = 60; shift >= 0; shift -= 4)
            *at++ = digits[drawn >> shift & 0xf];
    }
    return key;
}

} // namespace cachescope::load
