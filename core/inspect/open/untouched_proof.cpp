// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/untouched_proof.h"

#include "core/base/format.h"
#include "core/base/translate.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

/// The clock that stamps files moves on only this often (a tick at 100 Hz, the slowest kernels).
constexpr qsizetype kNamesListed = 5;

QString sizeText(const FileState &file)
{
    return CoreText::tr("%1 bytes").arg(formatCount(file.sizeBytes));
}

bool sameFile(const FileState &a, const FileState &b)
{
    return a.device == b.device && a.inode == b.inode;
}

bool bothHashed(const FileState &a, const FileState &b)
{
    return !a.sha256.isEmpty() && !b.sha256.isEmpty();
}

/// Collects lines, and whether one of them tells of a change.
class Comparison
{
public:
    explicit Comparison(UntouchedProof *proof)
        : m_proof(proof)
    {
    }

    void same(const QString &text) { m_proof->lines.push_back({false, text}); }
    void changed(const QString &text)
    {
        m_proof->lines.push_back({true, text});
        m_proof->unchanged = false;
    }

    void compareFiles(const FileState &before, const FileState &after);
    void compareDirectories(const FileSnapshot &before, const FileSnapshot &after);

private:
    void comparePresent(const FileState &before, const FileState &after);
    void compareTimes(const FileState &before, const FileState &after);
    void compareHashes(const FileState &before, const FileState &after);
    void listNames(const QStringList &from, const QStringList &notIn, const QString &text);

    UntouchedProof *const m_proof;
};

void Comparison::compareFiles(const FileState &before, const FileState &after)
{
    if (before.exists && after.exists)
        comparePresent(before, after);
    else if (after.exists)
        changed(CoreText::tr("%1 is new (%2).").arg(after.name, sizeText(after)));
    else if (before.exists)
        changed(CoreText::tr("%1 is gone (it had %2).").arg(before.name, sizeText(before)));
    else
        same(CoreText::tr("There is no %1, as before.").arg(after.name));
}

void Comparison::comparePresent(const FileState &before, const FileState &after)
{
    const std::size_t linesBefore = m_proof->lines.size();
    if (!sameFile(before, after))
        changed(CoreText::tr("%1 was replaced by another file (inode %2, now %3).")
                    .arg(after.name, QString::number(before.inode), QString::number(after.inode)));
    if (before.sizeBytes != after.sizeBytes)
        changed(CoreText::tr("The size of %1 was %2 and is %3.")
                    .arg(after.name, sizeText(before), sizeText(after)));
    compareTimes(before, after);
    if (m_proof->lines.size() == linesBefore)
        same(CoreText::tr("%1 is as it was: %2, inode %3, modified %4, last change of any kind %5.")
                 .arg(after.name, sizeText(after), QString::number(after.inode),
                      formatExactTimeNs(after.modifiedNs), formatExactTimeNs(after.changedNs)));
    compareHashes(before, after);
}

void Comparison::compareTimes(const FileState &before, const FileState &after)
{
    if (before.modifiedNs != after.modifiedNs)
        changed(
            CoreText::tr("The modification time of %1 was %2 and is %3.")
                .arg(after.name, formatExactTimeNs(before.modifiedNs), formatExactTimeNs(after.modifiedNs)));
    else if (before.changedNs != after.changedNs)
        changed(
            CoreText::tr("The change time of %1 was %2 and is %3, though its modification time is the "
                         "same: its permissions, owner or name were changed, or it was written to and "
                         "the modification time set back.")
                .arg(after.name, formatExactTimeNs(before.changedNs), formatExactTimeNs(after.changedNs)));
}

void Comparison::compareHashes(const FileState &before, const FileState &after)
{
    if (!bothHashed(before, after)) {
        if (!after.sha256.isEmpty())
            same(CoreText::tr("The SHA-256 of %1 is now %2; none was taken before.")
                     .arg(after.name, QString::fromLatin1(after.sha256)));
        return;
    }
    if (before.sha256 == after.sha256)
        same(CoreText::tr("The content of %1 is the same, SHA-256 %2.")
                 .arg(after.name, QString::fromLatin1(after.sha256)));
    else
        changed(CoreText::tr("The content of %1 is another one: its SHA-256 was %2 and is %3.")
                    .arg(after.name, QString::fromLatin1(before.sha256), QString::fromLatin1(after.sha256)));
}

/// Both lists are sorted.
void Comparison::listNames(const QStringList &from, const QStringList &notIn, const QString &text)
{
    QStringList names;
    std::set_difference(from.begin(), from.end(), notIn.begin(), notIn.end(), std::back_inserter(names));
    if (names.isEmpty())
        return;
    QString list = names.mid(0, kNamesListed).join(QStringLiteral(", "));
    if (names.size() > kNamesListed)
        list += CoreText::tr(" and %1 more").arg(names.size() - kNamesListed);
    changed(text.arg(list));
}

void Comparison::compareDirectories(const FileSnapshot &before, const FileSnapshot &after)
{
    const std::size_t linesBefore = m_proof->lines.size();
    if (!sameFile(before.directory, after.directory))
        changed(CoreText::tr("The directory was replaced by another one."));
    listNames(after.listing, before.listing, CoreText::tr("New in the directory: %1."));
    listNames(before.listing, after.listing, CoreText::tr("Gone from the directory: %1."));
    if (m_proof->lines.size() > linesBefore)
        return;
    if (before.directory.modifiedNs != after.directory.modifiedNs)
        changed(CoreText::tr("The directory holds the same names, but something was created, renamed or "
                             "deleted in it meanwhile (modification time %1, now %2).")
                    .arg(formatExactTimeNs(before.directory.modifiedNs),
                         formatExactTimeNs(after.directory.modifiedNs)));
    else if (before.directory.changedNs != after.directory.changedNs)
        changed(CoreText::tr("The permissions, owner or name of the directory were changed (%1, before %2).")
                    .arg(formatExactTimeNs(after.directory.changedNs),
                         formatExactTimeNs(before.directory.changedNs)));
    else
        same(CoreText::tr("The directory is as it was: %1 names, modified %2.")
                 .arg(formatCount(after.listing.size()), formatExactTimeNs(after.directory.modifiedNs)));
}

/// A write in the same tick as the one before it leaves the same change time.
bool changedJustBefore(const FileSnapshot &snapshot)
{
    return std::any_of(snapshot.files.begin(), snapshot.files.end(),
                       [&](const FileState &file) { return !isSettled(file, snapshot.takenAt); });
}

QString unchangedVerdict(const UntouchedProof &proof, const FileSnapshot &before, const FileSnapshot &after)
{
    const QString since = formatExactTime(before.takenAt);
    QString verdict;
    if (proof.contentCompared)
        verdict = CoreText::tr("Untouched since %1: the content of the file is the same, byte for byte "
                               "(SHA-256). ")
                      .arg(since);
    else
        verdict = CoreText::tr("Untouched since %1. ").arg(since);
    verdict += CoreText::tr("Size, inode, modification time and change time are the same. The system sets "
                            "the change time at every write and lets no program set it back, so nothing "
                            "was written.");
    if (proof.contentCompared)
        return verdict;
    if (changedJustBefore(before))
        verdict += CoreText::tr(" The file had been changed just before; another write in the same tick of "
                                "its file system's clock would not show.");
    if (after.hashed)
        verdict += CoreText::tr(" The SHA-256 that was taken now can be compared with the original's: run "
                                "sha256sum where the file comes from.");
    return verdict;
}

QString changedVerdict(const FileSnapshot &before, OpenMode mode)
{
    QString verdict =
        CoreText::tr("Changed since %1; see what differs. ").arg(formatExactTime(before.takenAt));
    if (mode == OpenMode::Live)
        return verdict +
               CoreText::tr("Another process has the file open and may write to it at any time. "
                            "Cachescope writes nothing to the file or its log, but like every reader of a "
                            "file in use it takes its place in the -shm, and, if root runs it, SQLite sets "
                            "the owner of the -wal and -shm to that of the file.");
    return verdict + CoreText::tr("Cachescope opened it so that nothing is written, locked or created: look "
                                  "for another program that has changed it.");
}

} // namespace

UntouchedProof compare(const FileSnapshot &before, const FileSnapshot &after, OpenMode mode)
{
    UntouchedProof proof;
    proof.contentCompared = before.hashed && after.hashed;
    Comparison comparison(&proof);
    for (std::size_t i = 0; i < before.files.size(); ++i)
        comparison.compareFiles(before.files[i], after.files[i]);
    comparison.compareDirectories(before, after);
    proof.verdict = proof.unchanged ? unchangedVerdict(proof, before, after) : changedVerdict(before, mode);
    return proof;
}

} // namespace cachescope::inspect
