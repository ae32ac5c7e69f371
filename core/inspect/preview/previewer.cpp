// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/previewer.h"

#include "core/base/translate.h"
#include "core/inspect/preview/json_field.h"
#include "core/inspect/preview/preview_decoder.h"
#include "core/inspect/preview/value_blob.h"
#include "core/sqlite/connection.h"

namespace cachescope::inspect {

namespace {

Result<PreviewPtr> previewOf(sqlite::Connection &connection, const CacheFormat &format, qint64 rowid,
                             const PreviewOptions &options, const std::atomic<bool> &cancelled)
{
    auto value = ValueBlob::open(connection, format, rowid);
    if (!value)
        return value.error();
    PreviewSource source{rowid, {}, value->size(), {}};
    source.read = [&](qint64 count) { return value->read(0, count, &cancelled); };
    return decodePreview(source, options, cancelled);
}

/// A field is held in memory anyway, and decoded from there.
Result<PreviewPtr> previewOfField(const Preview &outer, qint64 node, const PreviewOptions &options,
                                  const std::atomic<bool> &cancelled)
{
    const bool isThere = outer.json && node >= 0 && node < outer.json->lineCount();
    const qint64 bytes = isThere ? stringBytes(*outer.json, node, &cancelled) : 0;
    if (bytes == 0)
        return Error{ErrorCode::InvalidArgument, CoreText::tr("There is no text in this field.")};
    PreviewSource source{outer.rowid, outer.trail + outer.json->path(node, &cancelled), bytes, {}};
    source.read = [&](qint64 count) -> Result<QByteArray> {
        return stringAt(*outer.json, node, count, &cancelled);
    };
    return decodePreview(source, options, cancelled);
}

} // namespace

Previewer::Previewer(Inspector &inspector, QObject *parent)
    : FileQuestions(inspector, parent)
{
}

/// Called in the other thread, where `previewer` is not to be touched.
FileQuestions::Answer Previewer::answer(Previewer *previewer, qint64 rowid, const Result<PreviewPtr> &preview)
{
    return [previewer, rowid, preview] {
        if (preview)
            Q_EMIT previewer->ready(*preview);
        else
            Q_EMIT previewer->failed(rowid, preview.error());
    };
}

void Previewer::request(qint64 rowid, const PreviewOptions &options)
{
    ask([this, rowid, options, format = inspector().info().format](
            const Result<sqlite::Connection *> &connection, const std::atomic<bool> &cancelled) {
        return answer(this, rowid,
                      connection ? previewOf(**connection, format, rowid, options, cancelled)
                                 : Result<PreviewPtr>(connection.error()));
    });
}

void Previewer::requestField(const PreviewPtr &outer, qint64 node, const PreviewOptions &options)
{
    ask([this, outer, node, options](const Result<sqlite::Connection *> &,
                                     const std::atomic<bool> &cancelled) {
        return answer(this, outer->rowid, previewOfField(*outer, node, options, cancelled));
    });
}

} // namespace cachescope::inspect

#include "moc_previewer.cpp"
