// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace cachescope::load {

class Random;

/// Random bytes, base64 and prose for generated values, cut from prepared buffers: a value costs a copy, not
/// a computation. Constant after construction.
class SyntheticMaterial
{
public:
    explicit SyntheticMaterial(quint64 seed);

    /// Appends `count` bytes that do not compress.
    void appendBytes(QByteArray &to, qint64 count, Random &random) const;
    /// Appends `count` characters of base64 without padding.
    void appendBase64(QByteArray &to, qint64 count, Random &random) const;
    /// Appends just `count` characters of English-looking sentences in paragraphs, escaped for a JSON string.
    void appendProse(QByteArray &to, qint64 count, Random &random) const;
    /// A sentence of `words` words.
    [[nodiscard]] QByteArray sentence(int words, Random &random) const;
    [[nodiscard]] QByteArray word(Random &random) const;

private:
    QByteArray m_bytes;
    QByteArray m_base64;
    QByteArray m_words; ///< separated by single spaces
};

} // namespace cachescope::load
