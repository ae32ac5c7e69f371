// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

namespace cachescope::ui {
namespace {

using inspect::ContentType;
using inspect::Preview;

struct PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::PreviewText)
};

/// With the size of what is there, or of what is known to be there.
QString contentText(const Preview &preview)
{
    const QString label = preview.shown == ContentType::Unknown ? PreviewText::tr("unknown content")
                                                                : contentTypeLabel(preview.shown);
    const bool packed = !preview.layers.empty();
    const auto unpacked = packed ? preview.layers.back().unpackedBytes : std::nullopt;
    if (packed && !unpacked)
        return PreviewText::tr("%1, more than %2").arg(label, formatBytes(preview.layers.back().seenBytes));
    const qint64 bytes = packed ? *unpacked : preview.storedBytes;
    return QStringLiteral("%1 %2").arg(label, formatBytes(bytes));
}

QString encodingText(const inspect::TextFacts &text)
{
    QString encoding = text.guessed ? PreviewText::tr("%1 (a guess)").arg(text.encoding) : text.encoding;
    if (text.badBytes > 0)
        encoding += PreviewText::tr(", %1 bytes are none").arg(formatCount(text.badBytes));
    return encoding;
}

} // namespace

QString factsText(const Preview &preview)
{
    QStringList steps;
    for (const inspect::PackedLayer &layer : preview.layers)
        steps << QStringLiteral("%1 %2").arg(contentTypeLabel(layer.type), formatBytes(layer.packedBytes));
    steps << contentText(preview);
    QStringList facts{steps.join(QStringLiteral(" → "))};
    if (preview.text)
        facts << encodingText(*preview.text);
    // JSON is shown by other lines than it is stored in.
    if (preview.text && !preview.json && preview.text->lines > 0 && preview.complete)
        facts << (preview.text->lines == 1
                      ? PreviewText::tr("1 line")
                      : PreviewText::tr("%1 lines").arg(formatCount(preview.text->lines)));
    return facts.join(QStringLiteral(" · "));
}

bool tellsItself(const Preview &preview)
{
    const bool seen = preview.shown == ContentType::OggOpus || preview.shown == ContentType::Audio ||
                      preview.shown == ContentType::Image;
    return seen && preview.layers.empty();
}

bool isOnlyTold(const Preview &preview)
{
    const bool seen = preview.lines || preview.json || preview.shown == ContentType::Image ||
                      preview.shown == ContentType::OggOpus || preview.shown == ContentType::Audio;
    return !seen && !(opensElsewhere(preview.shown) && !preview.layers.empty());
}

QString partText(const Preview &preview)
{
    if (preview.complete || isOnlyTold(preview))
        return {};
    return PreviewText::tr("Only the first %1 are shown.").arg(formatBytes(preview.bytes.size()));
}

QString kindText(ContentType type)
{
    switch (type) {
    case ContentType::Unknown:
        return PreviewText::tr("Unknown kind of content");
    case ContentType::Pdf:
        return PreviewText::tr("PDF document");
    case ContentType::Archive:
        return PreviewText::tr("Archive");
    case ContentType::Video:
        return PreviewText::tr("Video");
    case ContentType::Pickle:
        return PreviewText::tr("Python object (pickle)");
    case ContentType::RubyMarshal:
        return PreviewText::tr("Ruby object");
    case ContentType::Sqlite:
        return PreviewText::tr("SQLite database");
    default:
        return contentTypeLabel(type);
    }
}

QString storedSuffix(const Preview &preview)
{
    // What is stored starts with what is shown only where nothing was unpacked.
    return preview.layers.empty() ? fileSuffixFor(preview.bytes, preview.type)
                                  : contentTypeSuffix(preview.type);
}

QString shownSuffix(const Preview &preview)
{
    return fileSuffixFor(preview.bytes, preview.shown);
}

bool opensElsewhere(ContentType type)
{
    switch (type) {
    case ContentType::Pdf:
    case ContentType::Archive:
    case ContentType::Video:
    case ContentType::Audio:
    case ContentType::OggOpus:
        return true;
    default:
        return false;
    }
}

} // namespace cachescope::ui
