// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/trace.h"

#include "core/base/translate.h"
#include "core/load/operations/csv_lines.h"
#include "core/load/scenario/field_error.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace cachescope::load {

using std::chrono::nanoseconds;

namespace {

/// A trace is held in memory, about 50 bytes a row beside its keys.
constexpr std::size_t kMostRows = 20'000'000;
constexpr double kMostMs = 1e12;

} // namespace

/// Reads the rows of one trace file.
class TraceReader
{
public:
    TraceReader(const QString &path, CsvLines &lines, const std::atomic<bool> *stop)
        : m_path(path)
        , m_lines(lines)
        , m_stop(stop)
    {
    }

    Result<Trace> read();

private:
    Result<void> readHeader();
    Result<void> takeRow(const QStringList &fields);
    Result<void> takeTime(const QString &text, TraceRow &row);
    Result<void> takeOperation(const QString &text, TraceRow &row) const;
    Result<void> takeBytes(const QString &text, TraceRow &row) const;
    [[nodiscard]] Error wrong(const QString &what) const;
    [[nodiscard]] QString fieldOf(const QStringList &fields, int column) const
    {
        return column < 0 ? QString() : fields.value(column);
    }

    const QString m_path;
    CsvLines &m_lines;
    const std::atomic<bool> *const m_stop;
    int m_key = -1;
    int m_op = -1;
    int m_bytes = -1;
    int m_ms = -1;
    double m_firstMs = 0.0;
    double m_lastMs = 0.0;
    QHash<QString, qint64> m_numbers;
    Trace m_trace;
};

Result<Trace> TraceReader::read()
{
    if (auto header = readHeader(); !header)
        return header.error();
    while (const auto fields = m_lines.next()) {
        if (m_stop && m_stop->load())
            return Error{ErrorCode::Cancelled, CoreText::tr("Reading %1 was stopped").arg(m_path)};
        if (fields->size() == 1 && fields->first().isEmpty())
            continue;
        if (auto taken = takeRow(*fields); !taken)
            return taken.error();
    }
    if (m_lines.isBroken())
        return wrong(CoreText::tr("a quotation mark is never closed, or a line is longer than 1 MB"));
    if (m_trace.m_rows.empty())
        return wrong(CoreText::tr("there are no rows"));
    return std::move(m_trace);
}

Result<void> TraceReader::readHeader()
{
    const QStringList names = m_lines.next().value_or(QStringList());
    m_key = static_cast<int>(names.indexOf(QStringLiteral("key")));
    m_op = static_cast<int>(names.indexOf(QStringLiteral("op")));
    m_bytes = static_cast<int>(names.indexOf(QStringLiteral("bytes")));
    m_ms = static_cast<int>(names.indexOf(QStringLiteral("ms")));
    m_trace.m_hasTimes = m_ms >= 0;
    if (m_key < 0)
        return wrong(CoreText::tr("the header must name a column key, and may name op, bytes and ms"));
    return {};
}

Result<void> TraceReader::takeRow(const QStringList &fields)
{
    if (m_trace.m_rows.size() >= kMostRows)
        return wrong(CoreText::tr("there are more than %1 rows").arg(kMostRows));
    const QString key = fields.value(m_key);
    if (key.isEmpty())
        return wrong(CoreText::tr("the key is missing"));
    TraceRow row;
    auto number = m_numbers.constFind(key);
    if (number == m_numbers.cend()) {
        number = m_numbers.insert(key, m_trace.m_keys.size());
        m_trace.m_keys << key;
    }
    row.key = *number;
    if (auto taken = takeOperation(fieldOf(fields, m_op), row); !taken)
        return taken;
    if (auto taken = takeBytes(fieldOf(fields, m_bytes), row); !taken)
        return taken;
    if (auto taken = takeTime(fieldOf(fields, m_ms), row); !taken)
        return taken;
    m_trace.m_rows.push_back(row);
    return {};
}

Result<void> TraceReader::takeOperation(const QString &text, TraceRow &row) const
{
    if (text.isEmpty())
        return {};
    row.kind = operationCalled(text);
    if (!row.kind)
        return wrong(CoreText::tr("op is \"%1\"; allowed are get, contains, getMany, put, putMany, remove, "
                                  "pin, play")
                         .arg(text));
    return {};
}

Result<void> TraceReader::takeBytes(const QString &text, TraceRow &row) const
{
    if (text.isEmpty())
        return {};
    bool isNumber = false;
    const qint64 bytes = text.toLongLong(&isNumber);
    if (!isNumber || bytes < 0)
        return wrong(CoreText::tr("bytes is \"%1\", which is no whole number from 0").arg(text));
    row.bytes = bytes;
    return {};
}

Result<void> TraceReader::takeTime(const QString &text, TraceRow &row)
{
    if (m_ms < 0)
        return {};
    bool isNumber = false;
    const double ms = text.toDouble(&isNumber);
    if (!isNumber || !(std::fabs(ms) <= kMostMs))
        return wrong(CoreText::tr("ms is \"%1\", which is no number of milliseconds").arg(text));
    if (m_trace.m_rows.empty())
        m_firstMs = ms;
    else if (ms < m_lastMs)
        return wrong(CoreText::tr("ms falls from %1 to %2; rows must be in the order of their times")
                         .arg(m_lastMs)
                         .arg(ms));
    m_lastMs = ms;
    if (ms - m_firstMs > kMostMs / 1e3)
        return wrong(CoreText::tr("ms is more than %1 after the first row").arg(kMostMs / 1e3));
    row.at = nanoseconds(static_cast<qint64>((ms - m_firstMs) * 1e6));
    return {};
}

Error TraceReader::wrong(const QString &what) const
{
    return Error{ErrorCode::InvalidArgument,
                 CoreText::tr("%1: %2 (line %3)").arg(m_path, what).arg(m_lines.lineNumber())};
}

Result<Trace> Trace::readFile(const QString &path, const std::atomic<bool> *stop)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, CoreText::tr("There is no trace file %1").arg(path)};
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 is a directory. Choose a trace file (CSV).").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("The trace file %1 cannot be read: %2").arg(path, file.errorString())};
    CsvLines lines(file);
    return TraceReader(path, lines, stop).read();
}

Result<Trace> Trace::read(const QString &path, const std::atomic<bool> *stop)
{
    auto trace = readFile(path, stop);
    if (!trace && trace.error().code != ErrorCode::Cancelled)
        return causedBy(QStringLiteral("traceFile"), trace.error());
    return trace;
}

qint64 Trace::largestValue() const
{
    qint64 largest = 0;
    for (const TraceRow &row : m_rows)
        largest = std::max(largest, row.bytes.value_or(0));
    return largest;
}

nanoseconds Trace::span() const
{
    const auto last = m_rows.back().at;
    const auto gaps = static_cast<qint64>(m_rows.size()) - 1;
    if (last.count() == 0) // otherwise the next round would begin at the same moment
        return std::chrono::milliseconds(1);
    return last + last / gaps;
}

} // namespace cachescope::load
