// SPDX-License-Identifier: GPL-3.0-or-later
//
// Three passes, each parallel: the scan that the rest of the program uses (sizes, access times, pins,
// damage), the rows' headers for types and a part of the rows to their end for what stands behind the values,
// and values of the same size for copies.
#include "core/inspect/lint/lint.h"

#include "core/base/saturating.h"
#include "core/inspect/lint/lint_duplicates.h"
#include "core/inspect/lint/lint_meaning.h"
#include "core/inspect/lint/lint_rows.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace cachescope::inspect {

namespace {

constexpr double kDaySeconds = 86'400;
/// How the progress is divided up.
constexpr double kScanShare = 0.25;
constexpr double kRowsShare = 0.4;
constexpr double kValuesShare = 0.35;

/// One run. One thread, besides those of the passes.
class Linter
{
public:
    Linter(const CacheFile &file, const LintOptions &options, const std::function<void(double)> &progress,
           const std::atomic<bool> *cancelled)
        : m_file(file)
        , m_format(file.info().format)
        , m_options(options)
        , m_progress(progress)
        , m_cancelled(cancelled)
    {
    }

    Result<LintReport> run();

private:
    Result<void> scan();
    Result<void> readRows();
    Result<void> compareValues();
    void lookAtAccessTimes();
    void lookAtRows();
    void lookAtCopies();
    void lookAtPins();
    void lookAtDamage();
    void cover(LintRule rule, qint64 checked, qint64 of);
    void skip(LintRule rule, const QString &why);
    void find(LintRule rule, const LintTally &tally);
    void find(LintFinding finding, const std::vector<qint64> &examples);
    [[nodiscard]] QStringList keysOf(const std::vector<qint64> &rowids) const;
    [[nodiscard]] RowPassOptions passOptions(double from, double share) const;
    [[nodiscard]] bool isCancelled() const { return m_cancelled && m_cancelled->load(); }
    [[nodiscard]] qint64 scanned() const { return static_cast<qint64>(m_scan.index.size()); }

    const CacheFile &m_file;
    const CacheFormat &m_format;
    const LintOptions &m_options;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;

    std::unique_ptr<sqlite::Connection> m_connection; // for the keys of examples
    ScanResult m_scan;
    std::vector<Expectation> m_expectations;
    RowFindings m_rows;
    DuplicateValues m_copies;
    LintReport m_report;
};

Result<LintReport> Linter::run()
{
    const auto started = std::chrono::steady_clock::now();
    for (const auto pass : {&Linter::scan, &Linter::readRows, &Linter::compareValues}) {
        if (auto done = (this->*pass)(); !done)
            return done.error();
    }
    m_report.cancelled = isCancelled();
    lookAtRows();
    lookAtAccessTimes();
    lookAtCopies();
    lookAtPins();
    lookAtDamage();
    std::ranges::sort(m_report.findings, {}, &LintFinding::rule);
    std::ranges::sort(m_report.coverage, {}, &LintCoverage::rule);
    m_report.path = m_file.info().path;
    m_report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (m_progress && !m_report.cancelled)
        m_progress(1.0);
    return std::move(m_report);
}

Result<void> Linter::scan()
{
    auto connection = m_file.connect();
    if (!connection)
        return connection.error();
    m_connection = std::move(*connection);
    ScanOptions options;
    options.keepPart = true;
    const auto pass = passOptions(0.0, kScanShare);
    auto result = scanEntries(m_file, options, pass.progress, m_cancelled);
    if (!result)
        return result.error();
    m_scan = std::move(*result);
    m_report.entries = m_scan.complete ? scanned() : std::max(scanned(), m_file.info().entries);
    m_report.bytesRead += m_scan.bytesRead;
    return {};
}

Result<void> Linter::readRows()
{
    auto expectations = expectationsOf(*m_connection, m_format);
    if (!expectations)
        return expectations.error();
    m_expectations = std::move(expectations->types);
    if (isCancelled())
        return {};
    const RowChecks checks{m_scan.index, m_expectations,
                           expectations->walks ? sampleWithin(m_scan.index, m_file.info().pageSizeBytes,
                                                              m_options.readBudgetBytes)
                                               : sampleOfAll(m_scan.index),
                           m_options.nowSeconds + kDaySeconds};
    const auto pass = runRowPass(m_file, m_scan.index.size(), passOptions(kScanShare, kRowsShare),
                                 rowCheckers(m_format, checks, &m_rows));
    if (!pass)
        return pass.error();
    m_report.bytesRead += pass->bytesRead;
    return {};
}

Result<void> Linter::compareValues()
{
    if (isCancelled())
        return {};
    auto found = findDuplicates(m_file, m_scan.index, m_options.readBudgetBytes,
                                passOptions(kScanShare + kRowsShare, kValuesShare));
    if (!found)
        return found.error();
    m_copies = std::move(*found);
    m_report.bytesRead += m_copies.bytesRead;
    return {};
}

void Linter::lookAtAccessTimes()
{
    if (!m_format.hasAccessTimes())
        return skip(LintRule::FutureAccess, QStringLiteral("the file has no access times"));
    LintTally future;
    for (std::size_t i = 0; i < m_scan.index.size(); ++i) {
        if (m_scan.index.lastAccessed(i) > m_options.nowSeconds + kDaySeconds)
            future.add(m_scan.index.rowid(i));
    }
    cover(LintRule::FutureAccess, scanned(), m_report.entries);
    find(LintRule::FutureAccess, future);
}

void Linter::lookAtRows()
{
    const QString noSizes = QStringLiteral("the file has no column with the sizes of values");
    const QString noCreation = QStringLiteral("the file has no creation times");
    const bool created = m_format.hasCreationTimes();
    const bool accessed = m_format.hasAccessTimes();
    const auto rule = [this](LintRule which, const LintTally &tally, qint64 checked, bool applies,
                             const QString &why) {
        if (!applies)
            return skip(which, why);
        cover(which, checked, m_report.entries);
        find(which, tally);
    };
    rule(LintRule::SizeMismatch, m_rows.sizeMismatch, m_rows.walked, hasTrueSizes(m_format), noSizes);
    rule(LintRule::FutureCreation, m_rows.futureCreation, m_rows.walked, created, noCreation);
    rule(LintRule::AccessBeforeCreation, m_rows.accessBeforeCreation, m_rows.walked, created && accessed,
         QStringLiteral("the file has not both creation and access times"));
    rule(LintRule::NegativeTime, m_rows.negativeTime, created ? m_rows.walked : m_rows.rows,
         created || accessed, QStringLiteral("the file has no times"));
    rule(LintRule::NullKey, m_rows.nullKey, m_rows.rows, true, {});
    rule(LintRule::NullValue, m_rows.nullValue, m_rows.rows, true, {});
    rule(LintRule::EmptyValue, m_rows.emptyValue, m_rows.rows, true, {});
    if (m_expectations.empty())
        return skip(LintRule::WrongType, QStringLiteral("the columns of this format may be of any type"));
    cover(LintRule::WrongType, m_rows.walked, m_report.entries);
    LintFinding types;
    types.rule = LintRule::WrongType;
    types.count = m_rows.wrongType.count();
    types.meaning = wrongTypeMeaning(m_expectations, m_rows.violations);
    find(std::move(types), m_rows.wrongType.examples());
}

void Linter::lookAtCopies()
{
    cover(LintRule::DuplicateValue, m_copies.checked, m_copies.of);
    LintFinding finding;
    finding.rule = LintRule::DuplicateValue;
    finding.count = m_copies.copies;
    finding.groups = m_copies.groups;
    finding.bytes = m_copies.wastedBytes;
    finding.meaning = duplicateMeaning(m_copies);
    find(std::move(finding), m_copies.examples);
}

void Linter::lookAtPins()
{
    if (!m_format.hasPinned())
        return skip(LintRule::PinnedOverBudget, QStringLiteral("the file has no pins"));
    if (!m_options.pinnedBudgetBytes)
        return skip(LintRule::PinnedOverBudget, QStringLiteral("no budget was given"));
    LintTally pinned;
    qint64 bytes = 0;
    for (std::size_t i = 0; i < m_scan.index.size(); ++i) {
        if (!m_scan.index.pinned(i))
            continue;
        pinned.add(m_scan.index.rowid(i));
        bytes = saturatingAdd(bytes, m_scan.index.sizeBytes(i));
    }
    cover(LintRule::PinnedOverBudget, scanned(), m_report.entries);
    if (bytes <= *m_options.pinnedBudgetBytes)
        return;
    LintFinding finding;
    finding.rule = LintRule::PinnedOverBudget;
    finding.count = pinned.count();
    finding.bytes = bytes - *m_options.pinnedBudgetBytes;
    finding.meaning = pinnedMeaning(bytes, *m_options.pinnedBudgetBytes);
    find(std::move(finding), pinned.examples());
}

/// A gap reaches as far as row numbers can where nothing behind it can be read.
QString rowsText(const ScanDamage::Gap &gap)
{
    constexpr qint64 highest = std::numeric_limits<qint64>::max();
    return gap.last == highest ? QStringLiteral("row %1 and all behind it").arg(gap.first)
                               : QStringLiteral("rows %1–%2").arg(gap.first).arg(gap.last);
}

void Linter::lookAtDamage()
{
    const ScanDamage &damage = m_scan.damage;
    std::vector<qint64> unreadable = std::move(m_rows.unreadable);
    unreadable.insert(unreadable.end(), m_copies.unreadable.begin(), m_copies.unreadable.end());
    std::ranges::sort(unreadable);
    unreadable.erase(std::ranges::unique(unreadable).begin(), unreadable.end());
    cover(LintRule::DamagedPages, scanned(), m_report.entries);
    const auto unread = static_cast<qint64>(unreadable.size());
    LintFinding finding;
    finding.rule = LintRule::DamagedPages;
    finding.count = damage.gapCount + damage.incompleteEntries + unread + (damage.accessTimesLost ? 1 : 0);
    finding.meaning = damageMeaning(damage, unread);
    for (const ScanDamage::Gap &gap : damage.gaps) {
        if (finding.examples.size() < static_cast<qsizetype>(kMostLintExamples))
            finding.examples << rowsText(gap);
    }
    for (std::size_t i = 0; i < m_scan.index.size() && unreadable.size() < kMostLintExamples; ++i) {
        if (m_scan.index.incomplete(i))
            unreadable.push_back(m_scan.index.rowid(i));
    }
    find(std::move(finding), unreadable);
}

void Linter::cover(LintRule rule, qint64 checked, qint64 of)
{
    m_report.coverage.push_back({rule, checked, of, {}});
}

void Linter::skip(LintRule rule, const QString &why)
{
    m_report.coverage.push_back({rule, 0, m_report.entries, why});
}

void Linter::find(LintRule rule, const LintTally &tally)
{
    LintFinding finding;
    finding.rule = rule;
    finding.count = tally.count();
    finding.meaning = lintMeaning(rule);
    find(std::move(finding), tally.examples());
}

/// Nothing where there is nothing to find.
void Linter::find(LintFinding finding, const std::vector<qint64> &examples)
{
    if (finding.count == 0)
        return;
    finding.examples += keysOf(examples);
    finding.examples = finding.examples.mid(0, static_cast<qsizetype>(kMostLintExamples));
    m_report.findings.push_back(std::move(finding));
}

QStringList Linter::keysOf(const std::vector<qint64> &rowids) const
{
    EntryReadOptions options;
    options.walkBytes = 0;
    options.index = &m_scan.index;
    qint64 unreadable = 0;
    options.unreadable = &unreadable;
    const std::size_t wanted = std::min(rowids.size(), kMostLintExamples);
    const auto entries = readEntries(*m_connection, m_format, std::span(rowids).first(wanted), options);
    QStringList keys;
    for (std::size_t i = 0; entries && i < entries->size(); ++i)
        keys << (*entries)[i].key;
    return keys;
}

RowPassOptions Linter::passOptions(double from, double share) const
{
    RowPassOptions options;
    options.threads = m_options.threads;
    options.cancelled = m_cancelled;
    if (m_progress)
        options.progress = [this, from, share](double part) { m_progress(from + share * part); };
    return options;
}

} // namespace

Result<LintReport> lint(const CacheFile &file, const LintOptions &options,
                        const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    return Linter(file, options, progress, cancelled).run();
}

} // namespace cachescope::inspect
