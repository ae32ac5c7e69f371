// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/entry_copier.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/export/entry_batches.h"
#include "core/inspect/export/entry_lines.h"
#include "core/inspect/export/entry_sql.h"
#include "core/inspect/types/text_encoding.h"
#include "core/inspect/values/value_head.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <utility>

namespace cachescope::inspect {

namespace {

using Tell = std::function<void(double)>;

struct Copied
{
    QString text;
    qint64 entries = 0;
};

Error tooMuch()
{
    return Error{ErrorCode::TooLarge,
                 CoreText::tr("At most %1 are copied at a time, and this is more. Select fewer entries, or "
                              "export them to a file.")
                     .arg(formatBytes(EntryCopier::kMostTextBytes))};
}

Error tooLargeValues()
{
    return Error{ErrorCode::TooLarge,
                 CoreText::tr("Values of at most %1 are copied at a time, and these are larger. Select fewer "
                              "entries, or export them to files.")
                     .arg(formatBytes(EntryCopier::kMostValueBytes))};
}

Error gone()
{
    return Error{ErrorCode::NotFound,
                 CoreText::tr("Nothing was copied: what is selected is not in the file any more, or cannot "
                              "be read.")};
}

/// Takes lines until there are too many.
class Gathered
{
public:
    Result<void> add(const QByteArray &line)
    {
        if (m_text.size() + line.size() > EntryCopier::kMostTextBytes)
            return tooMuch();
        m_text += line;
        return {};
    }
    void addEntry() { ++m_entries; }
    Result<Copied> take()
    {
        if (m_entries == 0)
            return gone();
        return Copied{QString::fromUtf8(m_text), m_entries};
    }

private:
    QByteArray m_text;
    qint64 m_entries = 0;
};

/// One question, in the worker's thread.
class Copying
{
public:
    Copying(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex *index,
            const std::atomic<bool> &cancelled, const Tell &tell)
        : m_connection(connection)
        , m_format(format)
        , m_index(index)
        , m_cancelled(cancelled)
        , m_tell(tell)
    {
    }

    Result<Copied> run(CopyForm form, std::span<const qint64> rowids)
    {
        switch (form) {
        case CopyForm::Keys:
            return keys(rowids);
        case CopyForm::Value:
            return value(rowids.front());
        case CopyForm::Csv:
            return lines(rowids, EntryLines(LineFormat::Csv, LineReader::Spreadsheet));
        case CopyForm::Json:
            return lines(rowids, EntryLines(LineFormat::Json));
        case CopyForm::Sql:
            break;
        }
        return inserts(rowids);
    }

private:
    using Line = std::function<QByteArray(const Entry &)>;

    Result<void> gather(std::span<const qint64> rowids, const Line &line, Gathered *gathered);
    Result<Copied> keys(std::span<const qint64> rowids);
    Result<Copied> lines(std::span<const qint64> rowids, EntryLines format);
    Result<Copied> inserts(std::span<const qint64> rowids);
    Result<Copied> value(qint64 rowid);

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const EntryIndex *const m_index; // may be null
    const std::atomic<bool> &m_cancelled;
    const Tell &m_tell;
};

Result<void> Copying::gather(std::span<const qint64> rowids, const Line &line, Gathered *gathered)
{
    EntryBatches batches(m_connection, m_format, rowids, m_index, &m_cancelled);
    while (!batches.atEnd()) {
        const auto entries = batches.next();
        if (!entries)
            return entries.error();
        for (const Entry &entry : *entries) {
            if (auto added = gathered->add(line(entry)); !added)
                return added;
            gathered->addEntry();
        }
        m_tell(batches.fraction());
    }
    return {};
}

Result<Copied> Copying::keys(std::span<const qint64> rowids)
{
    Gathered gathered;
    bool first = true;
    const Line line = [&first](const Entry &entry) {
        return (std::exchange(first, false) ? QByteArray() : QByteArray("\n")) + entry.key.toUtf8();
    };
    if (auto done = gather(rowids, line, &gathered); !done)
        return done.error();
    return gathered.take();
}

Result<Copied> Copying::lines(std::span<const qint64> rowids, EntryLines format)
{
    Gathered gathered;
    if (auto begun = gathered.add(format.begin()); !begun)
        return begun.error();
    if (auto done = gather(
            rowids, [&format](const Entry &entry) { return format.line(entry); }, &gathered);
        !done)
        return done.error();
    if (auto ended = gathered.add(format.end()); !ended)
        return ended.error();
    return gathered.take();
}

Result<Copied> Copying::inserts(std::span<const qint64> rowids)
{
    const sqlite::CancelGuard guard(m_connection, &m_cancelled);
    Gathered gathered;
    for (std::size_t i = 0; i < rowids.size(); ++i) {
        if (guard.isCancelled())
            return sqlite::cancelledError();
        const auto insert = insertStatement(m_connection, m_format, rowids[i], EntryCopier::kMostValueBytes);
        if (!insert)
            return insert.error().code == ErrorCode::TooLarge ? tooLargeValues() : insert.error();
        if (!*insert)
            continue;
        if (auto added = gathered.add(**insert); !added)
            return added.error();
        gathered.addEntry();
        m_tell(static_cast<double>(i + 1) / static_cast<double>(rowids.size()));
    }
    return gathered.take();
}

/// The text in `bytes`; nothing if it is none.
std::optional<QString> textIn(const QByteArray &bytes)
{
    const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (isUtf8Text(all)) {
        QString text = QString::fromUtf8(bytes);
        return text.startsWith(QChar::ByteOrderMark) ? text.sliced(1) : text;
    }
    if (const auto text = utf16Text(all))
        return QString::fromUtf8(*text);
    if (const auto text = windows1252Text(all))
        return QString::fromUtf8(*text);
    return std::nullopt;
}

Result<Copied> Copying::value(qint64 rowid)
{
    const sqlite::CancelGuard guard(m_connection, &m_cancelled);
    ValueHeadReader head(m_connection.handle(), m_format);
    const QByteArray start = head.read(rowid);
    const qint64 bytes = head.valueBytes();
    const ContentType type = detectContentType(start, bytes);
    head.release();
    if (bytes > EntryCopier::kMostValueBytes)
        return Error{ErrorCode::TooLarge,
                     CoreText::tr("The value has %1; at most %2 are copied. Save it to a file instead.")
                         .arg(formatBytes(bytes), formatBytes(EntryCopier::kMostValueBytes))};
    const auto value = readValueOf(m_connection, m_format, rowid);
    if (!value)
        return value.error();
    if (!*value)
        return gone();
    const auto text = textIn(**value);
    if (text)
        return Copied{*text, 1};
    if (type == ContentType::Unknown)
        return Error{
            ErrorCode::InvalidArgument,
            CoreText::tr("The value (%1) is not text. Save it to a file instead.").arg(formatBytes(bytes))};
    return Error{ErrorCode::InvalidArgument,
                 CoreText::tr("The value (%1) is %2, not text. Save it to a file instead.")
                     .arg(formatBytes(bytes), contentTypeLabel(type))};
}

} // namespace

void EntryCopier::copy(CopyForm form, std::vector<qint64> rowids)
{
    if (rowids.empty() || !inspector().isOpen())
        return;
    // The worker may begin before ask() has told the token: progress is then not told yet.
    const auto asked = std::make_shared<std::atomic<quint64>>(0);
    *asked = ask([this, asked, form, wanted = std::move(rowids), index = inspector().index(),
                  format = inspector().info().format](const Result<sqlite::Connection *> &connection,
                                                      const std::atomic<bool> &cancelled) {
        double last = 0.0;
        const Tell tellProgress = [&](double fraction) {
            constexpr double step = 0.01;
            if (fraction - last < step)
                return;
            last = fraction;
            tell(this, asked->load(), [this, fraction] { Q_EMIT progressed(fraction); });
        };
        const auto result =
            wanted.size() > kMostEntries
                ? Result<Copied>(Error{
                      ErrorCode::TooLarge,
                      CoreText::tr("At most %1 entries are copied at a time. Select fewer, or export them.")
                          .arg(formatCount(kMostEntries))})
            : connection
                ? Copying(**connection, format, index.get(), cancelled, tellProgress).run(form, wanted)
                : Result<Copied>(connection.error());
        return Answer([this, form, result] {
            if (result)
                Q_EMIT copied(form, result->text, result->entries);
            else
                Q_EMIT failed(result.error());
        });
    });
}

} // namespace cachescope::inspect

#include "moc_entry_copier.cpp"
