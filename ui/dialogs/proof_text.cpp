// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/proof_text.h"

#include "core/base/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace cachescope::ui {
namespace {

using inspect::FileSnapshot;
using inspect::FileState;

struct ProofText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::ProofText)
};

QString sizeText(const FileState &file)
{
    return file.exists ? ProofText::tr("%1 bytes").arg(formatCount(file.sizeBytes))
                       : ProofText::tr("not there");
}

QString besideText(const FileState &file)
{
    return file.exists ? ProofText::tr("%1 bytes, modified %2")
                             .arg(formatCount(file.sizeBytes), formatExactTimeNs(file.modifiedNs))
                       : ProofText::tr("not there");
}

class Rows
{
public:
    explicit Rows(bool known)
        : m_known(known)
    {
    }

    void add(const QString &what, const QString &before, const QString &now)
    {
        if (!m_known)
            rows.append({what, before, ProofText::tr("looking…"), QString()});
        else
            rows.append(
                {what, before, now, before == now ? ProofText::tr("same") : ProofText::tr("CHANGED")});
    }

    QList<QStringList> rows;

private:
    const bool m_known;
};

QString liveCaution()
{
    return ProofText::tr(
        "Another process has the file open: it may write at any moment, and a change is then its doing. "
        "So this tells only what was so until now, and nothing of the content. Cachescope writes nothing "
        "to the file or its log, but takes its place in the -shm, as every reader of a file in use does.");
}

QString shortTime(const FileSnapshot &snapshot)
{
    return formatExactTime(snapshot.takenAt);
}

} // namespace

ProofVerdict untouchedVerdict(const ProofState &state)
{
    if (!state.now)
        return {Tone::Neutral, ProofText::tr("Looking at the file…")};
    const inspect::UntouchedProof proof = inspect::compare(state.atOpening, *state.now, state.mode);
    const bool live = state.mode == inspect::OpenMode::Live;
    if (!proof.unchanged)
        return {live ? Tone::Warning : Tone::Bad, proof.verdict};
    return {live ? Tone::Warning : Tone::Good,
            live ? proof.verdict + QLatin1Char(' ') + liveCaution() : proof.verdict};
}

ProofVerdict contentVerdict(const ProofState &state)
{
    if (state.mode == inspect::OpenMode::Live)
        return {Tone::Warning, inspect::noHashInLiveMode(state.atOpening.path).message};
    if (!state.firstHash)
        return {
            Tone::Neutral,
            ProofText::tr(
                "Size and times prove above that nothing was written; the content itself, %1, is read only "
                "when you ask for it. No SHA-256 was taken at opening: compare it with the original's.")
                .arg(formatBytes(state.atOpening.bytesToHash()))};
    if (!state.lastHash)
        return {
            Tone::Neutral,
            ProofText::tr("Taken %1, in %2. Compare it with the original's, or take it again later to see "
                          "that the content stays the same.")
                .arg(shortTime(*state.firstHash), formatDuration(state.firstHash->seconds))};
    const inspect::UntouchedProof proof = inspect::compare(*state.firstHash, *state.lastHash, state.mode);
    return {proof.unchanged ? Tone::Good : Tone::Bad, proof.verdict};
}

QList<QStringList> proofRows(const ProofState &state)
{
    const FileSnapshot &before = state.atOpening;
    const FileSnapshot &now = state.now ? *state.now : before;
    Rows rows(state.now.has_value());
    const FileState &was = before.main();
    const FileState &is = now.main();
    rows.add(ProofText::tr("Size"), sizeText(was), sizeText(is));
    rows.add(ProofText::tr("Modified"), formatExactTimeNs(was.modifiedNs), formatExactTimeNs(is.modifiedNs));
    rows.add(ProofText::tr("Last change of any kind"), formatExactTimeNs(was.changedNs),
             formatExactTimeNs(is.changedNs));
    rows.add(ProofText::tr("Inode"), QString::number(was.inode), QString::number(is.inode));
    for (std::size_t i = 1; i < before.files.size(); ++i)
        rows.add(before.files[i].name, besideText(before.files[i]), besideText(now.files[i]));
    rows.add(ProofText::tr("Names in the folder"), formatCount(before.listing.size()),
             formatCount(now.listing.size()));
    rows.add(ProofText::tr("Folder modified"), formatExactTimeNs(before.directory.modifiedNs),
             formatExactTimeNs(now.directory.modifiedNs));
    return rows.rows;
}

QStringList listingLines(const ProofState &state)
{
    const QStringList &before = state.atOpening.listing;
    const QStringList &now = state.now ? state.now->listing : before;
    QStringList lines;
    QStringList gone;
    auto was = before.begin();
    for (const QString &name : now) { // both are sorted
        for (; was != before.end() && *was < name; ++was)
            gone << ProofText::tr("%1   GONE since opening").arg(*was);
        const bool known = was != before.end() && *was == name;
        lines << (known ? name : ProofText::tr("%1   NEW since opening").arg(name));
        was += known ? 1 : 0;
    }
    for (; was != before.end(); ++was)
        gone << ProofText::tr("%1   GONE since opening").arg(*was);
    return lines + gone;
}

QString takenHash(const ProofState &state)
{
    const auto &snapshot = state.lastHash ? state.lastHash : state.firstHash;
    return snapshot ? QString::fromLatin1(snapshot->main().sha256) : QString();
}

ProofVerdict expectedVerdict(const QString &expected, const QString &taken)
{
    static const QRegularExpression hash(QStringLiteral("^\\s*\\\\?([0-9a-fA-F]{64})(\\s|$)"));
    if (expected.trimmed().isEmpty())
        return {};
    const QRegularExpressionMatch match = hash.match(expected);
    if (!match.hasMatch())
        return {Tone::Warning,
                ProofText::tr("This is no SHA-256: it has 64 characters from 0 to 9 and a to f.")};
    if (taken.isEmpty())
        return {Tone::Neutral, ProofText::tr("Take the SHA-256 to compare it with this one.")};
    const bool same = match.captured(1).compare(taken, Qt::CaseInsensitive) == 0;
    return same ? ProofVerdict{Tone::Good,
                               ProofText::tr(
                                   "The same: this file is, byte for byte, the one that this SHA-256 "
                                   "was taken of.")}
                : ProofVerdict{
                      Tone::Bad,
                      ProofText::tr("Another one: this file is not the one that this SHA-256 was taken "
                                    "of.")};
}

QString proofAsText(const ProofState &state)
{
    QStringList lines{state.atOpening.path, QString(), untouchedVerdict(state).text, QString()};
    lines << ProofText::tr("At opening, %1").arg(shortTime(state.atOpening));
    if (state.now)
        lines << ProofText::tr("Now, %1").arg(shortTime(*state.now));
    lines << QString();
    const QList<QStringList> rows = proofRows(state);
    for (const QStringList &row : rows)
        lines << ProofText::tr("%1: at opening %2; now %3; %4").arg(row[0], row[1], row[2], row[3]);
    lines << QString() << contentVerdict(state).text;
    if (const QString hash = takenHash(state); !hash.isEmpty())
        lines << ProofText::tr("SHA-256 %1  %2").arg(hash, state.atOpening.main().name);
    lines << QString() << ProofText::tr("Names in the folder:") << listingLines(state);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace cachescope::ui
