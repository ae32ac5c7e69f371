// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/diff_writer.h"

#include "app/cli/output.h"
#include "core/base/format.h"
#include "core/inspect/diff/diff_csv.h"

#include <QJsonObject>

#include <cmath>
#include <utility>

namespace cachescope::cli {

namespace {

using inspect::DiffRow;
using inspect::EntryIndex;

/// What a file has of an entry.
struct Half
{
    bool isThere = false;
    qint64 rowid = 0;
    qint64 sizeBytes = 0;
    double lastAccessed = std::nan("");
    bool pinned = false;
};

Half halfOf(const inspect::DiffSide &side, quint32 place)
{
    if (place == DiffRow::kNone)
        return {};
    const EntryIndex &index = *side.scan.index;
    return {true, index.rowid(place), index.sizeBytes(place), index.lastAccessed(place), index.pinned(place)};
}

void insert(QJsonObject *object, const QString &name, const Half &half)
{
    if (!half.isThere)
        return;
    // NaN, for a time that the file does not have, is written as null.
    object->insert(name, QJsonObject{{QStringLiteral("sizeBytes"), half.sizeBytes},
                                     {QStringLiteral("lastAccessed"), half.lastAccessed},
                                     {QStringLiteral("pinned"), half.pinned},
                                     {QStringLiteral("rowid"), half.rowid}});
}

QString shownSize(const Half &half)
{
    return half.isThere ? formatBytes(half.sizeBytes) : QStringLiteral("–");
}

QString shownAccess(const Half &half)
{
    return half.isThere ? formatTime(half.lastAccessed) : QStringLiteral("–");
}

/// The key stands last, so that its length moves nothing.
QByteArray tableLine(const QString &change, const QString &sizeBefore, const QString &sizeAfter,
                     const QString &accessBefore, const QString &accessAfter, const QString &key)
{
    const QStringList cells{change.leftJustified(9),       sizeBefore.rightJustified(9),
                            sizeAfter.rightJustified(9),   accessBefore.leftJustified(19),
                            accessAfter.leftJustified(19), key};
    return cells.join(QStringLiteral("  ")).toUtf8() + '\n';
}

} // namespace

struct DiffWriter::Cells
{
    QString change;
    std::optional<QString> key;
    Half before;
    Half after;
};

DiffWriter::DiffWriter(const inspect::FileDiff &diff, ListFormat format)
    : m_diff(diff)
    , m_format(format)
    , m_seen(outputIsTerminal())
{
}

QByteArray DiffWriter::begin() const
{
    switch (m_format) {
    case ListFormat::Table:
        return tableLine(QStringLiteral("Change"), QStringLiteral("Before"), QStringLiteral("After"),
                         QStringLiteral("Access before"), QStringLiteral("Access after"),
                         QStringLiteral("Key"));
    case ListFormat::Csv:
        return inspect::diffCsvTitles();
    case ListFormat::Json:
        return "[";
    case ListFormat::JsonLines:
        return {};
    }
    return {};
}

QByteArray DiffWriter::end() const
{
    return m_format == ListFormat::Json ? "\n]\n" : "";
}

DiffWriter::Cells DiffWriter::cellsOf(const DiffRow &row, const std::optional<inspect::KeyText> &key) const
{
    return {inspect::diffKindName(row.kind), key ? std::optional(key->text) : std::nullopt,
            halfOf(m_diff.before, row.before), halfOf(m_diff.after, row.after)};
}

QByteArray DiffWriter::row(const DiffRow &row, const std::optional<inspect::KeyText> &key)
{
    const Cells cells = cellsOf(row, key);
    switch (m_format) {
    case ListFormat::Table:
        return tableLineOf(cells);
    case ListFormat::Csv:
        return inspect::diffCsvLine(
            m_diff, row, m_seen ? printable(cells.key.value_or(QString())) : cells.key.value_or(QString()),
            inspect::LineReader::Program);
    case ListFormat::Json:
        return (std::exchange(m_first, false) ? "\n" : ",\n") + jsonOf(cells);
    case ListFormat::JsonLines:
        return jsonOf(cells) + '\n';
    }
    return {};
}

QByteArray DiffWriter::jsonOf(const Cells &cells)
{
    QJsonObject object{{QStringLiteral("change"), cells.change},
                       {QStringLiteral("key"), cells.key ? QJsonValue(*cells.key) : QJsonValue()}};
    insert(&object, QStringLiteral("before"), cells.before);
    insert(&object, QStringLiteral("after"), cells.after);
    return jsonText(object, QJsonDocument::Compact);
}

QByteArray DiffWriter::tableLineOf(const Cells &cells)
{
    return tableLine(cells.change, shownSize(cells.before), shownSize(cells.after), shownAccess(cells.before),
                     shownAccess(cells.after),
                     cells.key ? shownKey(*cells.key) : QStringLiteral("(not readable)"));
}

} // namespace cachescope::cli
