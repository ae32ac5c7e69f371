// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint_duplicates.h"

#include "core/inspect/lint/lint.h"
#include "core/inspect/lint/lint_hashes.h"
#include "core/sqlite/connection.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <span>

namespace cachescope::inspect {

namespace {

/// Candidates of one group stand next to each other; `visit` gets each group of more than one.
template <typename Items, typename Same, typename Visit>
void forEachGroup(Items &items, const Same &same, const Visit &visit)
{
    for (std::size_t first = 0; first < items.size();) {
        std::size_t end = first + 1;
        while (end < items.size() && same(items[first], items[end]))
            ++end;
        if (end - first > 1)
            visit(std::span(items).subspan(first, end - first));
        first = end;
    }
}

/// An entry whose value was read.
struct Hashed
{
    qint64 bytes = 0;
    ValueHash hash;
    qint64 rowid = 0;

    auto operator<=>(const Hashed &) const = default;
};
using Group = std::span<const Hashed>;

qint64 wasted(const Group &group)
{
    return group.front().bytes * static_cast<qint64>(group.size() - 1);
}

/// One search. One thread.
class DuplicateFinder
{
public:
    DuplicateFinder(const CacheFile &file, const EntryIndex &index, qint64 budgetBytes,
                    const RowPassOptions &options)
        : m_file(file)
        , m_budgetBytes(budgetBytes)
        , m_options(options)
        , m_search{index,
                   file.info().format,
                   options.cancelled,
                   {QRandomGenerator::global()->generate64(), QRandomGenerator::global()->generate64()},
                   {},
                   {},
                   {}}
    {
    }

    Result<DuplicateValues> run();

private:
    void collect();
    template <typename Same>
    void keepGroups(const Same &same);
    Result<bool> readAll(const MakeWorker &makeWorker, double from, double to);
    void keepWithinBudget();
    void takeGroups();
    void takeExamples(std::vector<Group> groups);
    [[nodiscard]] bool isCancelled() const { return m_options.cancelled && m_options.cancelled->load(); }

    const CacheFile &m_file;
    const qint64 m_budgetBytes;
    const RowPassOptions &m_options;
    HashSearch m_search;
    DuplicateValues m_result;
};

Result<DuplicateValues> DuplicateFinder::run()
{
    constexpr double headsShare = 0.2;
    collect();
    const auto sameSize = [this](const Candidate &a, const Candidate &b) {
        return m_search.bytes(a) == m_search.bytes(b);
    };
    keepGroups(sameSize);
    const auto heads = readAll(headReaders(m_search), 0.0, headsShare);
    if (!heads || !*heads)
        return heads ? Result<DuplicateValues>(std::move(m_result)) : heads.error();
    // What has no first bytes is not in the file, or on a damaged page.
    std::erase_if(m_search.candidates, [](const Candidate &candidate) { return candidate.head == 0; });
    keepGroups(
        [&sameSize](const Candidate &a, const Candidate &b) { return sameSize(a, b) && a.head == b.head; });
    const auto undecided = static_cast<qint64>(m_search.candidates.size());
    keepWithinBudget();
    m_search.hashes.resize(m_search.candidates.size());
    const auto hashed = readAll(valueHashers(m_search), headsShare, 1.0);
    if (!hashed || !*hashed)
        return hashed ? Result<DuplicateValues>(std::move(m_result)) : hashed.error();
    m_result.checked = m_result.of - undecided + static_cast<qint64>(m_search.candidates.size());
    takeGroups();
    m_result.unreadable = std::move(m_search.unreadable);
    return std::move(m_result);
}

void DuplicateFinder::collect()
{
    const EntryIndex &index = m_search.index;
    for (std::size_t i = 0; i < index.size(); ++i) {
        if (index.sizeBytes(i) > 0 && !index.incomplete(i))
            m_search.candidates.push_back({static_cast<quint32>(i), 0});
    }
    m_result.of = static_cast<qint64>(m_search.candidates.size());
}

/// Drops what has no other of its kind. `same` must follow from equal size and head.
template <typename Same>
void DuplicateFinder::keepGroups(const Same &same)
{
    std::vector<Candidate> &all = m_search.candidates;
    std::ranges::sort(all, [this](const Candidate &a, const Candidate &b) {
        return std::tuple(m_search.bytes(a), a.head, a.place) <
               std::tuple(m_search.bytes(b), b.head, b.place);
    });
    std::vector<Candidate> kept;
    forEachGroup(all, same, [&kept](std::span<Candidate> group) {
        kept.insert(kept.end(), group.begin(), group.end());
    });
    all = std::move(kept);
}

/// false when cancelled.
Result<bool> DuplicateFinder::readAll(const MakeWorker &makeWorker, double from, double to)
{
    RowPassOptions options = m_options;
    if (m_options.progress)
        options.progress = [this, from, to](double part) { m_options.progress(from + (to - from) * part); };
    const auto read = runRowPass(m_file, m_search.candidates.size(), options, makeWorker);
    if (!read)
        return read.error();
    m_result.bytesRead += read->bytesRead;
    return !isCancelled();
}

/// Of a group of n, n − 1 are copies if they are equal: large groups tell most for what is read.
void DuplicateFinder::keepWithinBudget()
{
    std::vector<std::span<Candidate>> groups;
    forEachGroup(
        m_search.candidates,
        [this](const Candidate &a, const Candidate &b) {
            return m_search.bytes(a) == m_search.bytes(b) && a.head == b.head;
        },
        [&groups](std::span<Candidate> group) { groups.push_back(group); });
    std::ranges::stable_sort(groups, [this](const auto &a, const auto &b) {
        return std::tuple(a.size(), m_search.bytes(a.front())) >
               std::tuple(b.size(), m_search.bytes(b.front()));
    });
    qint64 left = m_budgetBytes;
    std::vector<Candidate> kept;
    for (const auto &group : groups) {
        const qint64 each = m_search.bytes(group.front());
        const std::size_t fitting =
            std::min(group.size(), static_cast<std::size_t>(std::max<qint64>(0, left / each)));
        if (fitting < 2)
            continue;
        kept.insert(kept.end(), group.begin(), group.begin() + static_cast<std::ptrdiff_t>(fitting));
        left -= each * static_cast<qint64>(fitting);
    }
    // In the order of the file, for the disk.
    std::ranges::sort(kept, {}, &Candidate::place);
    m_search.candidates = std::move(kept);
}

void DuplicateFinder::takeGroups()
{
    std::vector<Hashed> all;
    for (std::size_t i = 0; i < m_search.candidates.size(); ++i) {
        if (m_search.hashes[i] != ValueHash{})
            all.push_back({m_search.bytes(m_search.candidates[i]), m_search.hashes[i], m_search.rowid(i)});
    }
    std::ranges::sort(all);
    std::vector<Group> groups;
    forEachGroup(
        all, [](const Hashed &a, const Hashed &b) { return a.bytes == b.bytes && a.hash == b.hash; },
        [&groups](std::span<Hashed> group) { groups.emplace_back(group); });
    for (const Group &group : groups) {
        m_result.copies += static_cast<qint64>(group.size()) - 1;
        m_result.wastedBytes += wasted(group);
    }
    m_result.groups = static_cast<qint64>(groups.size());
    takeExamples(std::move(groups));
}

void DuplicateFinder::takeExamples(std::vector<Group> groups)
{
    std::ranges::sort(groups, {},
                      [](const Group &group) { return std::pair(-wasted(group), group.front().rowid); });
    for (const Group &group : groups) {
        for (const Hashed &entry : group) {
            if (m_result.examples.size() == kMostLintExamples)
                return;
            m_result.examples.push_back(entry.rowid);
        }
    }
}

} // namespace

Result<DuplicateValues> findDuplicates(const CacheFile &file, const EntryIndex &index, qint64 budgetBytes,
                                       const RowPassOptions &options)
{
    return DuplicateFinder(file, index, budgetBytes, options).run();
}

} // namespace cachescope::inspect
