// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/synthetic_material.h"

#include "core/load/operations/random.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace cachescope::load {

namespace {

constexpr qint64 kPoolBytes = 1024 * 1024;

constexpr std::array kWords{
    "a",      "about",   "again",   "already", "and",     "answer", "archive", "at",       "boats",
    "bridge", "cache",   "carries", "clear",   "cold",    "does",   "draws",   "evening",  "every",
    "field",  "full",    "garden",  "half",    "harbour", "has",    "heard",   "held",     "in",
    "is",     "it",      "keeps",   "lamp",    "letter",  "light",  "listens", "long",     "lock",
    "market", "minute",  "morning", "next",    "no",      "not",    "of",      "old",      "on",
    "one",    "page",    "quiet",   "reader",  "reads",   "return", "river",   "sentence", "seven",
    "slowly", "so",      "station", "street",  "summer",  "that",   "the",     "then",     "time",
    "to",     "under",   "voice",   "wait",    "walks",   "water",  "while",   "window",   "winter",
    "with",   "without", "word",    "worker",  "writes",  "year",   "yellow",  "yesterday"};

constexpr auto kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends `count` bytes of `pool`, from a random place on, and again as long as it takes.
void appendFrom(const QByteArray &pool, QByteArray &to, qint64 count, Random &random)
{
    while (count > 0) {
        const auto start = static_cast<qint64>(random.below(static_cast<quint64>(pool.size())));
        const qint64 part = std::min<qint64>(count, pool.size() - start);
        to.append(pool.constData() + start, part);
        count -= part;
    }
}

void capitalise(QByteArray &text, qsizetype at)
{
    text[at] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[at])));
}

} // namespace

SyntheticMaterial::SyntheticMaterial(quint64 seed)
{
    Random random(seed, 1'000'000);
    m_bytes.reserve(kPoolBytes);
    m_base64.reserve(kPoolBytes);
    while (m_bytes.size() < kPoolBytes) {
        const quint64 drawn = random.next();
        for (int shift = 0; shift < 64; shift += 8) {
            const auto byte = static_cast<char>(drawn >> shift & 0xff);
            m_bytes.append(byte);
            m_base64.append(kBase64[byte & 0x3f]);
        }
    }
    while (m_words.size() < kPoolBytes / 4)
        m_words += word(random) + ' ';
}

void SyntheticMaterial::appendBytes(QByteArray &to, qint64 count, Random &random) const
{
    appendFrom(m_bytes, to, count, random);
}

void SyntheticMaterial::appendBase64(QByteArray &to, qint64 count, Random &random) const
{
    appendFrom(m_base64, to, count, random);
}

void SyntheticMaterial::appendProse(QByteArray &to, qint64 count, Random &random) const
{
    // The two line ends stand escaped, two characters each, and must not be cut in the middle.
    static const QByteArray paragraphEnd(R"(.\n\n)");
    while (count > 0) {
        const qint64 drawn = random.between(200, 600);
        const bool last = count < drawn + paragraphEnd.size() + 2;
        const qint64 length = last ? count - 1 : drawn;
        const qsizetype start = to.size();
        appendFrom(m_words, to, length, random);
        if (length > 0)
            capitalise(to, start);
        to += last ? QByteArray(".") : paragraphEnd;
        count -= last ? length + 1 : length + paragraphEnd.size();
    }
}

QByteArray SyntheticMaterial::sentence(int words, Random &random) const
{
    QByteArray text = word(random);
    for (int i = 1; i < words; ++i)
        text += ' ' + word(random);
    capitalise(text, 0);
    return text + '.';
}

QByteArray SyntheticMaterial::word(Random &random) const
{
    return kWords[random.below(kWords.size())];
}

} // namespace cachescope::load
