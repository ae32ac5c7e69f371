// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/entry_writer.h"

#include "app/cli/output.h"
#include "core/base/format.h"
#include "core/inspect/export/entry_lines.h"

#include <QStringList>

namespace cachescope::cli {

namespace {

using inspect::Entry;

/// As programs read them. Where somebody sees CSV at once, keys are printed so that a terminal obeys none.
class LinesWriter : public EntryWriter
{
public:
    explicit LinesWriter(inspect::LineFormat format)
        : m_lines(format)
        , m_seen(format == inspect::LineFormat::Csv && outputIsTerminal())
    {
    }

    [[nodiscard]] QByteArray begin() const override { return m_lines.begin(); }
    [[nodiscard]] QByteArray entry(const Entry &entry) override
    {
        if (!m_seen)
            return m_lines.line(entry);
        Entry seen = entry;
        seen.key = printable(seen.key);
        return m_lines.line(seen);
    }
    [[nodiscard]] QByteArray end() const override { return m_lines.end(); }

private:
    inspect::EntryLines m_lines;
    const bool m_seen;
};

/// A time, or what the file has in its place.
QString shownTime(std::optional<double> seconds, const QString &literal)
{
    if (!literal.isEmpty())
        return printable(literal);
    return seconds ? formatTime(*seconds) : QStringLiteral("–");
}

/// The key stands last, so that its length moves nothing.
class TableWriter : public EntryWriter
{
public:
    [[nodiscard]] QByteArray begin() const override
    {
        return line(QStringLiteral("Size"), QStringLiteral("Type"), QStringLiteral("Last access"),
                    QStringLiteral("Created"), QStringLiteral("Pinned"), QStringLiteral("Key"));
    }
    [[nodiscard]] QByteArray entry(const Entry &entry) override
    {
        return line(formatBytes(entry.sizeBytes), inspect::contentTypeLabel(entry.type),
                    shownTime(entry.lastAccessed, entry.lastAccessedLiteral),
                    shownTime(entry.createdAt, entry.createdLiteral),
                    entry.pinned ? QStringLiteral("yes") : QStringLiteral("–"), shownKey(entry.key));
    }

private:
    static QByteArray line(const QString &size, const QString &type, const QString &accessed,
                           const QString &created, const QString &pinned, const QString &key)
    {
        const QStringList cells{size.rightJustified(8),     type.leftJustified(10),
                                accessed.leftJustified(19), created.leftJustified(19),
                                pinned.leftJustified(6),    key};
        return cells.join(QStringLiteral("  ")).toUtf8() + '\n';
    }
};

} // namespace

QString shownKey(const QString &key)
{
    constexpr qsizetype most = 4096;
    return key.size() > most ? printable(key.left(most)) + QStringLiteral("…") : printable(key);
}

std::unique_ptr<EntryWriter> EntryWriter::create(ListFormat format)
{
    switch (format) {
    case ListFormat::Table:
        return std::make_unique<TableWriter>();
    case ListFormat::Csv:
        return std::make_unique<LinesWriter>(inspect::LineFormat::Csv);
    case ListFormat::Json:
        return std::make_unique<LinesWriter>(inspect::LineFormat::Json);
    case ListFormat::JsonLines:
        return std::make_unique<LinesWriter>(inspect::LineFormat::JsonLines);
    }
    return std::make_unique<TableWriter>();
}

} // namespace cachescope::cli
