// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/generate/synthetic_material.h"
#include "core/load/generate/value_maker.h"

namespace cachescope::load {

/// Extracted pages: one JSON object with Markdown a page, several pages a document, under
/// "<hash>:gemini-v3:<hash of the prompt>:<page>" or, as before there were prompts,
/// "<hash>:gemini-v3:<page>".
class ExtractionMaker : public ValueMaker
{
public:
    explicit ExtractionMaker(quint64 seed);

    void make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries) override;

private:
    [[nodiscard]] QByteArray page(const QByteArray &document, qint64 number, qint64 bytes,
                                  Random &random) const;

    const SyntheticMaterial m_material;
    const QByteArray m_promptHash;
};

} // namespace cachescope::load
