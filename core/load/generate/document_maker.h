// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/generate/synthetic_material.h"
#include "core/load/generate/value_maker.h"

namespace cachescope::load {

/// Fetched documents as JSON: uploads carry a PDF as base64 (its head is one, the rest is random), web pages
/// carry the text that was extracted from them.
class DocumentMaker : public ValueMaker
{
public:
    explicit DocumentMaker(quint64 seed);

    void make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries) override;

private:
    [[nodiscard]] QByteArray upload(qint64 bytes, Random &random);
    [[nodiscard]] QByteArray webPage(qint64 bytes, Random &random);

    const SyntheticMaterial m_material;
    qint64 m_made = 0;
};

} // namespace cachescope::load
