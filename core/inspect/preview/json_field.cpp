// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_field.h"

#include "core/inspect/preview/json_strings.h"
#include "core/inspect/types/base64_text.h"
#include "core/inspect/types/file_kind.h"

namespace cachescope::inspect {

namespace {

/// Fewer letters hold no file: words and tokens are not looked into.
constexpr qint64 kFewestLetters = 24;

/// Whose decoded bytes tell what they are.
constexpr qint64 kLookedAt = 2 * kContentHeadBytes;

/// Between the quotes of the string at `line`; null if there is none.
QByteArrayView insideOf(const JsonOutline &json, qint64 line)
{
    if (json.kind(line) != JsonOutline::LineKind::Value)
        return {};
    const ByteRange value = json.parts(line).value;
    if (value.size() < 2 || json.text().at(value.from) != '"')
        return {};
    return {json.text().constData() + value.from + 1, value.size() - 2};
}

} // namespace

std::optional<Base64Field> base64Field(const JsonOutline &json, qint64 line)
{
    const QByteArrayView inside = insideOf(json, line);
    if (inside.size() < kFewestLetters)
        return std::nullopt;
    const qsizetype looked = qMin<qsizetype>(inside.size(), 2 * kLookedAt);
    const QByteArrayView start = inside.first(looked);
    const QByteArray letters = unescapedJson(start, kLookedAt);
    // Escapes of slashes and line ends make the string longer than its letters.
    const bool plain = start.indexOf('\\') < 0;
    const qint64 total = plain ? inside.size() : looked == inside.size() ? letters.size() : kUnknownBytes;
    if (!isBase64(asStringView(letters), total))
        return std::nullopt;
    const QByteArray decoded = decodedBase64(asStringView(letters));
    const bool isAll = looked == inside.size() && letters.size() < kLookedAt;
    const qint64 bytes = isAll ? decoded.size() : qMax<qint64>(inside.size() / 4 * 3, decoded.size());
    const ContentType type = detectContentType(decoded, bytes);
    if (type == ContentType::Unknown || type == ContentType::Empty)
        return std::nullopt;
    return Base64Field{type, bytes};
}

QByteArray stringAt(const JsonOutline &json, qint64 line, qint64 mostBytes,
                    const std::atomic<bool> *cancelled)
{
    return unescapedJson(insideOf(json, line), mostBytes, cancelled);
}

qint64 stringBytes(const JsonOutline &json, qint64 line, const std::atomic<bool> *cancelled)
{
    return unescapedJsonBytes(insideOf(json, line), cancelled);
}

QByteArray markdownIn(const JsonOutline &json, qint64 mostBytes)
{
    const qint64 line = json.member("markdown");
    return line < 0 ? QByteArray() : stringAt(json, line, mostBytes);
}

} // namespace cachescope::inspect
