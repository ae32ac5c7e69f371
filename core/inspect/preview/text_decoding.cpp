// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/text_decoding.h"

#include "core/inspect/types/file_kind.h"
#include "core/inspect/types/text_encoding.h"

#include <QStringConverter>
#include <QUtf8StringView>

#include <uchardet.h>

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kPieceBytes = qsizetype{1} << 20;
/// What guesses look at.
constexpr qsizetype kGuessBytes = qsizetype{256} << 10;
constexpr qsizetype kDeclarationBytes = 1024;
/// Fewer bytes without control characters are too often no text.
constexpr qsizetype kFewestUnsureBytes = 48;

struct Encoding
{
    QByteArray name;
    bool guessed = false;
    qsizetype markBytes = 0; ///< of a byte order mark
};

std::optional<Encoding> byMark(QByteArrayView bytes)
{
    using namespace std::string_view_literals;
    struct Mark
    {
        std::string_view bytes;
        const char *encoding;
    };
    // UTF-32's mark in little-endian order starts with that of UTF-16.
    static constexpr std::array<Mark, 5> marks{{{"\xef\xbb\xbf"sv, "UTF-8"},
                                                {"\xff\xfe\0\0"sv, "UTF-32LE"},
                                                {"\0\0\xfe\xff"sv, "UTF-32BE"},
                                                {"\xff\xfe"sv, "UTF-16LE"},
                                                {"\xfe\xff"sv, "UTF-16BE"}}};
    for (const Mark &mark : marks) {
        if (asStringView(bytes).starts_with(mark.bytes))
            return Encoding{mark.encoding, false, static_cast<qsizetype>(mark.bytes.size())};
    }
    return std::nullopt;
}

/// How many bytes at the end belong to a letter that is not complete.
qsizetype cutBytes(QByteArrayView utf8)
{
    for (qsizetype back = 1; back <= qMin<qsizetype>(3, utf8.size()); ++back) {
        const auto byte = static_cast<unsigned char>(utf8[utf8.size() - back]);
        if ((byte & 0xc0) == 0x80)
            continue;
        const qsizetype length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

/// Bytes in UTF-8 that stand for no character, and letters beyond ASCII.
struct Utf8Count
{
    qint64 bad = 0;
    qint64 letters = 0;
};

/// Nothing if it was cancelled.
std::optional<Utf8Count> countUtf8(QByteArrayView bytes, const std::atomic<bool> *cancelled)
{
    Utf8Count count;
    QStringDecoder decoder(QStringDecoder::Utf8);
    for (qsizetype at = 0; at < bytes.size(); at += kPieceBytes) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return std::nullopt;
        const QByteArrayView piece = bytes.sliced(at, qMin(kPieceBytes, bytes.size() - at));
        const QString text = decoder(piece);
        for (const QChar c : text) {
            count.bad += c == QChar::ReplacementCharacter ? 1 : 0;
            count.letters += c.unicode() >= 0x80 && !c.isLowSurrogate() ? 1 : 0;
        }
    }
    const auto own = static_cast<qint64>(bytes.count("\xef\xbf\xbd"));
    count.bad -= qMin(count.bad, own);
    count.letters -= count.bad;
    return count;
}

/// Bytes of ASCII's control characters that text has not, but for escape (terminals' colours).
qsizetype countControls(QByteArrayView bytes)
{
    return std::ranges::count_if(bytes, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b') ||
               byte == 0x7f;
    });
}

/// Latin letters in UTF-16 have every second byte zero.
std::optional<Encoding> byZeros(QByteArrayView head)
{
    std::array<qsizetype, 2> zeros{};
    for (qsizetype at = 0; at < head.size(); ++at)
        zeros[static_cast<std::size_t>(at % 2)] += head[at] == '\0' ? 1 : 0;
    const qsizetype units = head.size() / 2;
    if (units < 4)
        return std::nullopt;
    const auto isMost = [units](qsizetype many, qsizetype few) {
        return many * 5 >= units * 2 && few * 20 <= units;
    };
    if (isMost(zeros[1], zeros[0]))
        return Encoding{"UTF-16LE", true, 0};
    if (isMost(zeros[0], zeros[1]))
        return Encoding{"UTF-16BE", true, 0};
    return std::nullopt;
}

/// `<meta charset="…">`, `<meta … content="text/html; charset=…">`, `<?xml … encoding="…"?>`.
std::optional<Encoding> byDeclaration(QByteArrayView head)
{
    const QByteArray start = head.first(qMin(head.size(), kDeclarationBytes)).toByteArray().toLower();
    for (const QByteArrayView sign : {QByteArrayView("charset="), QByteArrayView("encoding=")}) {
        qsizetype at = start.indexOf(sign);
        if (at < 0)
            continue;
        at += sign.size();
        if (at < start.size() && (start[at] == '"' || start[at] == '\''))
            ++at;
        qsizetype end = at;
        while (end < start.size() && (std::isalnum(static_cast<unsigned char>(start[end])) != 0 ||
                                      start[end] == '-' || start[end] == '_'))
            ++end;
        const QByteArray name = start.mid(at, end - at);
        // What could be read so far is not in UTF-16, and UTF-8 was tried.
        if (!name.startsWith("utf") && QStringDecoder(name.constData()).isValid())
            return Encoding{name.toUpper(), false, 0};
    }
    return std::nullopt;
}

/// Browsers read Latin-1 as what contains it (https://encoding.spec.whatwg.org/#names-and-labels), which is
/// nearly always right.
Encoding byStatistics(QByteArrayView head)
{
    const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
    QByteArray name;
    if (uchardet_handle_data(detector.get(), head.data(), static_cast<std::size_t>(head.size())) == 0) {
        uchardet_data_end(detector.get());
        name = uchardet_get_charset(detector.get());
    }
    const QByteArray upper = name.toUpper();
    const bool latin = name.isEmpty() || upper == "ASCII" || upper == "ISO-8859-1" ||
                       upper == "WINDOWS-1252" || upper == "UTF-8" ||
                       !QStringDecoder(name.constData()).isValid();
    return {latin ? QByteArray("windows-1252") : name, true, 0};
}

bool isNearlyUtf8(QByteArrayView bytes)
{
    const auto count = countUtf8(bytes.first(qMin(bytes.size(), kGuessBytes)), nullptr);
    return count->bad * 10 <= count->letters;
}

Encoding encodingOf(QByteArrayView bytes, bool isUtf8, TextHint hint)
{
    const QByteArrayView head = bytes.first(qMin(bytes.size(), kGuessBytes));
    if (const auto marked = byMark(bytes))
        return *marked;
    if (const auto zeros = byZeros(head))
        return *zeros;
    const bool shifts = head.indexOf("\x1b$") >= 0; // ISO-2022-JP and its like are ASCII to look at
    if (isUtf8 && !shifts)
        return {"UTF-8", false, 0};
    if (hint == TextHint::Markup) {
        if (const auto declared = byDeclaration(head))
            return *declared;
    }
    if (!isUtf8 && isNearlyUtf8(bytes))
        return {"UTF-8", true, 0};
    const Encoding guessed = byStatistics(head);
    return isUtf8 && !guessed.name.startsWith("ISO-2022") ? Encoding{"UTF-8", false, 0} : guessed;
}

/// Most characters are letters, digits, blanks and punctuation, and all have a meaning.
bool isPlausible(QStringView text)
{
    qsizetype usual = 0;
    qsizetype strange = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool wrong = c == QChar::ReplacementCharacter || c.isNonCharacter() ||
                           c.category() == QChar::Other_PrivateUse ||
                           c.category() == QChar::Other_NotAssigned ||
                           (c.category() == QChar::Other_Control && !c.isSpace() && c != QChar(0x1b));
        strange += wrong ? 1 : 0;
        usual += c.isLetterOrNumber() || c.isMark() || c.isSpace() || c.isPunct() || c.isSurrogate() ? 1 : 0;
    }
    return strange * 100 <= text.size() && usual * 10 >= text.size() * 8;
}

bool mayBeText(QByteArrayView bytes, const Encoding &encoding, bool isUtf8)
{
    if (encoding.name.startsWith("UTF-16") || encoding.name.startsWith("UTF-32")) {
        QStringDecoder decoder(encoding.name.constData());
        const QString start = decoder(bytes.first(qMin<qsizetype>(bytes.size(), 8192)));
        return isPlausible(start);
    }
    const QByteArrayView head = bytes.first(qMin<qsizetype>(bytes.size(), 65536));
    if (isUtf8)
        return head.indexOf('\0') < 0 && countControls(head) * 20 <= head.size();
    if (bytes.size() < kFewestUnsureBytes || !isWithoutControls(asStringView(head)))
        return false;
    QStringDecoder decoder(encoding.name.constData());
    const QString start = decoder(head);
    return isPlausible(start);
}

/// Nothing if it was cancelled.
std::optional<DecodedText> converted(QByteArrayView bytes, bool isWhole, const Encoding &encoding,
                                     const std::atomic<bool> *cancelled)
{
    DecodedText decoded;
    QStringDecoder decoder(encoding.name.constData());
    QString held; // the first half of a pair whose second is in the next piece
    for (qsizetype at = 0; at < bytes.size(); at += kPieceBytes) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return std::nullopt;
        QString piece = held;
        piece += decoder(bytes.sliced(at, qMin(kPieceBytes, bytes.size() - at)));
        held = !piece.isEmpty() && piece.back().isHighSurrogate() ? piece.last(1) : QString();
        piece.chop(held.size());
        decoded.facts.badBytes += piece.count(QChar::ReplacementCharacter);
        decoded.utf8 += piece.toUtf8();
    }
    const bool wide = encoding.name.startsWith("UTF-16");
    if (isWhole && (!held.isEmpty() || (wide && bytes.size() % 2 != 0))) {
        ++decoded.facts.badBytes;
        decoded.utf8 += "\xef\xbf\xbd";
    }
    return decoded;
}

/// Nothing if it was cancelled.
std::optional<DecodedText> shared(const QByteArray &bytes, bool isWhole, bool isUtf8,
                                  const std::atomic<bool> *cancelled)
{
    DecodedText decoded;
    decoded.utf8 = bytes;
    if (!isWhole)
        decoded.utf8.chop(cutBytes(bytes));
    if (isUtf8)
        return decoded;
    const auto count = countUtf8(decoded.utf8, cancelled);
    if (!count)
        return std::nullopt;
    decoded.facts.badBytes = count->bad;
    return decoded;
}

} // namespace

std::optional<DecodedText> decodeText(const QByteArray &bytes, bool isWhole, TextHint hint,
                                      const std::atomic<bool> *cancelled)
{
    const QByteArrayView all(bytes);
    const bool isUtf8 = QUtf8StringView(all.chopped(isWhole ? 0 : cutBytes(all))).isValidUtf8();
    const Encoding encoding = encodingOf(all, isUtf8, hint);
    if (hint == TextHint::Unsure && !mayBeText(all, encoding, isUtf8))
        return std::nullopt;
    std::optional<DecodedText> decoded;
    if (encoding.name == "UTF-8")
        decoded = shared(encoding.markBytes > 0 ? bytes.sliced(encoding.markBytes) : bytes, isWhole, isUtf8,
                         cancelled);
    else
        decoded = converted(all.sliced(encoding.markBytes), isWhole, encoding, cancelled);
    if (decoded) {
        decoded->facts.encoding = QString::fromLatin1(encoding.name);
        decoded->facts.guessed = encoding.guessed;
    }
    return decoded;
}

} // namespace cachescope::inspect
