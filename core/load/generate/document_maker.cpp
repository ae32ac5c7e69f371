// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/document_maker.h"

#include "core/load/operations/random.h"

#include <algorithm>

namespace cachescope::load {

namespace {

constexpr double kMedianUploadBytes = 120'000.0;
constexpr double kUploadSigma = 1.1;
constexpr double kMedianPageBytes = 9'000.0;
constexpr double kPageSigma = 0.8;
constexpr qint64 kLeastPageBytes = 400;
constexpr qint64 kMostBytes = 8'000'000;

/// "%PDF-1.4" and a line end.
constexpr auto kPdfHead = "JVBERi0xLjQK";

qint64 sizeOf(double median, double sigma, Random &random)
{
    return std::clamp(static_cast<qint64>(random.logNormal(median, sigma)), kLeastPageBytes, kMostBytes);
}

} // namespace

DocumentMaker::DocumentMaker(quint64 seed)
    : m_material(seed)
{
}

void DocumentMaker::make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries)
{
    ++m_made;
    const QByteArray key = randomHexKey(random);
    // A page's frame leaves no room for text in the smallest values.
    const bool isTiny = valueBytes > 0 && valueBytes < kLeastPageBytes;
    const bool isUpload = random.chance(0.4) || isTiny;
    const qint64 drawn = isUpload ? sizeOf(kMedianUploadBytes, kUploadSigma, random)
                                  : sizeOf(kMedianPageBytes, kPageSigma, random);
    const qint64 bytes = valueBytes > 0 ? valueBytes : drawn;
    entries.push_back({key, isUpload ? upload(bytes, random) : webPage(bytes, random)});
}

QByteArray DocumentMaker::upload(qint64 bytes, Random &random)
{
    const QByteArray pages = QByteArray::number(random.between(1, 40));
    const QByteArray number = QByteArray::number(m_made);
    QByteArray title = m_material.sentence(4, random);
    const QByteArray tail = R"(","extraction":null})";
    const auto head = [&](qint64 fileBytes) {
        return R"({"metadata":{"content_type":"application/pdf","content_source":"upload","total_pages":)" +
               pages + R"(,"title":")" + title + R"(","url":null,"file_name":"report-)" + number +
               R"(.pdf","file_size":)" + QByteArray::number(fileBytes) + R"(},"content":")";
    };
    // Base64 without padding comes in fours; the title takes what is left over. The size of the file has no
    // more digits than that of the value, so room for them is kept and then filled the same way.
    const qint64 room = bytes - head(bytes).size() - tail.size();
    const qint64 content = std::max<qint64>(room / 4 * 4, 12);
    const qint64 fileBytes = content / 4 * 3;
    const qint64 missing = bytes - head(fileBytes).size() - content - tail.size();
    title += QByteArray(std::max<qint64>(missing, 0), '.');
    QByteArray json = head(fileBytes);
    json.reserve(bytes);
    json += kPdfHead;
    m_material.appendBase64(json, content - 12, random);
    return json + tail;
}

QByteArray DocumentMaker::webPage(qint64 bytes, Random &random)
{
    const QByteArray title = m_material.sentence(4, random);
    QByteArray json =
        R"({"metadata":{"content_type":"text/html","content_source":"url","total_pages":1,"title":")" +
        title + R"(","url":"https://example.org/)" + QByteArray::number(m_made) +
        R"(","file_name":null,"file_size":null},"content":null,"extraction":{"pages":{"0":{"markdown":"# )";
    const QByteArray tail = R"(","images":[]}}},"extraction_method":"defuddle","failed_pages":[]})";
    json.reserve(bytes);
    m_material.appendProse(json, bytes - json.size() - tail.size(), random);
    return json + tail;
}

} // namespace cachescope::load
