// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to tell a value's type from its first bytes, and to look inside a compressed one.
#include "core/inspect/types/content_type.h"
#include "core/load/operations/random.h"

#include <benchmark/benchmark.h>
#include <zlib.h>
#include <zstd.h>

namespace cachescope::bench {

namespace {

constexpr qint64 kValueBytes = 50'000;

/// `start` and so much of `more` that a head is full.
QByteArray headOf(QByteArray start, const QByteArray &more)
{
    while (start.size() < inspect::kContentHeadBytes)
        start += more;
    return start.first(inspect::kContentHeadBytes);
}

QByteArray randomBytes()
{
    load::Random random(1);
    QByteArray bytes(inspect::kContentHeadBytes, '\0');
    for (char &c : bytes)
        c = static_cast<char>(random.below(256));
    return bytes;
}

QByteArray json()
{
    return headOf("{\"words\": [", "{\"text\": \"boats\", \"start\": 0.31, \"end\": 0.59}, ");
}

void detect(benchmark::State &state, const QByteArray &head)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(inspect::detectContentType(head, kValueBytes));
}

void lookInside(benchmark::State &state, inspect::ContentType type, const QByteArray &value)
{
    const QByteArray head = value.first(qMin(value.size(), inspect::headBytesForInside(type)));
    for (auto _ : state)
        benchmark::DoNotOptimize(inspect::detectInside(type, head));
}

QByteArray zlibOf(const QByteArray &data)
{
    uLongf bytes = compressBound(static_cast<uLong>(data.size()));
    QByteArray packed(static_cast<qsizetype>(bytes), '\0');
    compress(reinterpret_cast<Bytef *>(packed.data()), &bytes, reinterpret_cast<const Bytef *>(data.data()),
             static_cast<uLong>(data.size()));
    return packed.first(static_cast<qsizetype>(bytes));
}

QByteArray zstdOf(const QByteArray &data)
{
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(data.size()))),
                      '\0');
    return packed.first(static_cast<qsizetype>(
        ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()), data.data(),
                      static_cast<std::size_t>(data.size()), ZSTD_CLEVEL_DEFAULT)));
}

const QByteArray kProse = "The boats are heard at night, and nobody in the harbour answers.\n";
const QByteArray kUmlauts = "\xc3\x9c"
                            "ber den H\xc3\xa4usern von K\xc3\xb6ln liegt Nebel.\n";
const QByteArray kRepeated = QByteArray(2000, 'x').replace("x", json());

BENCHMARK_CAPTURE(detect, opus,
                  headOf(QByteArray("OggS\0\2", 6) + QByteArray(22, '\0') + "OpusHead", "\1\2\3"));
BENCHMARK_CAPTURE(detect, json, json());
BENCHMARK_CAPTURE(detect, json_string, headOf("{\"markdown\": \"", kProse.trimmed()));
BENCHMARK_CAPTURE(detect, markdown, headOf("# Title\n\n", kProse));
BENCHMARK_CAPTURE(detect, text, headOf({}, kProse));
BENCHMARK_CAPTURE(detect, utf8, headOf({}, kUmlauts));
BENCHMARK_CAPTURE(detect, html, headOf("<!DOCTYPE html>\n", kProse));
BENCHMARK_CAPTURE(detect, base64, randomBytes().toBase64().first(inspect::kContentHeadBytes));
BENCHMARK_CAPTURE(detect, unknown, randomBytes());
BENCHMARK_CAPTURE(lookInside, zlib, inspect::ContentType::Zlib, zlibOf(json()));
BENCHMARK_CAPTURE(lookInside, zstd_short, inspect::ContentType::Zstd, zstdOf(json()));
BENCHMARK_CAPTURE(lookInside, zstd_long, inspect::ContentType::Zstd, zstdOf(kRepeated));

} // namespace

} // namespace cachescope::bench
