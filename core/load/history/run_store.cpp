// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/history/run_store.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/base/whole_file.h"
#include "core/load/history/run_index.h"
#include "core/load/history/store_lock.h"
#include "core/load/report/files/report_file.h"
#include "core/load/report/report_fields.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <limits>
#include <utility>

namespace cachescope::load {

namespace {

constexpr std::chrono::milliseconds kPatience(3000);
/// Of a report in the list.
constexpr qint64 kMostListedBytes = 256'000'000;
constexpr qsizetype kMostListedRuns = 5000;
/// Nobody writes a document for so long.
constexpr qint64 kUnfinishedSeconds = 3600;
const QString kSuffix = QStringLiteral(".json");

/// Nothing for what is no ordinary file: reading a pipe would wait for its writer, and writing through a link
/// would change a file elsewhere.
std::optional<FileState> stateOf(const QString &path)
{
    struct stat state = {};
    if (::lstat(QFile::encodeName(path).constData(), &state) != 0 || !S_ISREG(state.st_mode))
        return std::nullopt;
    return FileState{state.st_ino, state.st_size,
                     qint64{state.st_mtim.tv_sec} * 1'000'000'000 + state.st_mtim.tv_nsec};
}

/// Only what is surely this program's own is ever hidden or deleted: a run under an id that it gave.
bool isOwnRun(const QString &fileName)
{
    static const QRegularExpression pattern(QStringLiteral("^\\d{8}-\\d{6}-[0-9a-f]{8}\\.json$"));
    return pattern.match(fileName).hasMatch();
}

/// Such a run or an index that is being written, as QSaveFile names it.
bool isUnfinished(const QString &fileName)
{
    static const QRegularExpression suffix(QStringLiteral("\\.[A-Za-z]{6}$"));
    const QString whole = fileName.left(fileName.lastIndexOf(QLatin1Char('.')));
    return suffix.match(fileName).hasMatch() && (isOwnRun(whole) || whole == QLatin1String(".index"));
}

/// Whether `id` is the name of a file here, and not of one elsewhere or a hidden one.
bool isId(const QString &id)
{
    return !id.isEmpty() && !id.startsWith(QLatin1Char('.')) && !id.contains(QLatin1Char('/'));
}

Error notThere(const QString &id)
{
    return Error{
        ErrorCode::NotFound,
        CoreText::tr("The run %1 is not there any more: another window or program took it away.").arg(id)};
}

QString plainName(const QString &name)
{
    return name.simplified().left(RunStore::kMostNameLength);
}

/// What is in `directory`, from `known` where that is up to date.
struct Listing
{
    RunIndex index; ///< of just what is there
    RunList list;
    bool isNew = false; ///< `index` is another than `known`
};

/// Its id is the name of its file, whatever an index says.
void add(Listing &listing, const QString &fileName, IndexedRun run)
{
    if (run.summary)
        run.summary->id = QFileInfo(fileName).completeBaseName();
    listing.index.insert(fileName, run);
    if (run.summary)
        listing.list.runs.push_back(*run.summary);
    else
        listing.list.skipped.push_back({fileName, run.problem});
}

/// Whether the next list would find the same: not if the file could not be read this time.
bool isLasting(const Error &error)
{
    return error.code == ErrorCode::InvalidArgument || error.code == ErrorCode::TooLarge;
}

/// Such that a list of many takes neither too long nor too much memory.
Result<QJsonObject> listedReport(const QString &path)
{
    auto document = judgeLoadReport(path, kMostListedBytes);
    const qsizetype runs = document ? valueAt(*document, "runs").toArray().size() : 0;
    if (runs > kMostListedRuns)
        return Error{ErrorCode::TooLarge, CoreText::tr("%1 is not listed: it has more than %2 runs")
                                              .arg(path, formatCount(kMostListedRuns))};
    return document;
}

void lookAt(Listing &listing, const QFileInfo &file, const FileState &state)
{
    const auto document = listedReport(file.filePath());
    if (!document && !isLasting(document.error())) {
        listing.list.skipped.push_back({file.fileName(), document.error().message});
        return;
    }
    IndexedRun run{state, std::nullopt, document ? QString() : document.error().message};
    if (document) {
        run.summary = summaryOf(*document);
        run.summary->bytes = state.bytes;
    }
    add(listing, file.fileName(), run);
    listing.isNew = true;
}

void look(Listing &listing, const RunIndex &known, const QFileInfo &file)
{
    const QString fileName = file.fileName();
    const auto state = stateOf(file.filePath());
    if (!state) {
        listing.list.skipped.push_back({fileName, CoreText::tr("It is no ordinary file.")});
    } else if (!fileName.endsWith(kSuffix)) {
        listing.list.skipped.push_back({fileName, CoreText::tr("Its name does not end in .json.")});
    } else if (const IndexedRun *run = known.find(fileName, *state)) {
        add(listing, fileName, *run);
    } else {
        lookAt(listing, file, *state);
    }
}

qint64 momentOf(const RunSummary &run)
{
    return run.startedAt.isValid() ? run.startedAt.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
}

Listing lookAround(const QDir &directory, const RunIndex &known)
{
    Listing listing;
    const auto files = directory.entryInfoList(QDir::Files | QDir::System, QDir::Name);
    for (const QFileInfo &file : files) {
        if (!isUnfinished(file.fileName()))
            look(listing, known, file);
    }
    listing.isNew = listing.isNew || listing.index.size() != known.size();
    std::ranges::sort(listing.list.runs, [](const RunSummary &a, const RunSummary &b) {
        return std::pair(momentOf(a), a.id) > std::pair(momentOf(b), b.id);
    });
    return listing;
}

Result<void> makeDirectory(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const bool isMade = QDir().mkpath(QFileInfo(path).absolutePath()) && QDir().mkdir(path, mine);
    if (isMade || QFileInfo(path).isDir()) // another process may have made it meanwhile
        return {};
    return Error{ErrorCode::CannotOpen, CoreText::tr("The directory %1 cannot be made").arg(path)};
}

Result<void> move(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return {};
    return Error{ErrorCode::CannotOpen, CoreText::tr("%1 cannot be moved to %2: %3")
                                            .arg(from, to, QString::fromLocal8Bit(std::strerror(errno)))};
}

/// Moves it such that the moment is its time: sweep() counts from then, not from when it was saved. The time
/// of somebody else's file cannot be set, that of a copy is now.
Result<void> moveNow(const QString &from, const QString &to)
{
    if (::utimensat(AT_FDCWD, QFile::encodeName(from).constData(), nullptr, 0) == 0)
        return move(from, to);
    QFile file(from);
    const bool isRead = file.open(QIODevice::ReadOnly);
    const QByteArray content = isRead ? file.readAll() : QByteArray();
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 cannot be read: %2").arg(from, file.errorString())};
    if (auto copied = writeWholeFile(to, content); !copied)
        return copied;
    if (!file.remove())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 cannot be removed: %2").arg(from, file.errorString())};
    return {};
}

void deleteOlder(const QDir &directory, bool (*isMeant)(const QString &fileName), const QDateTime &before)
{
    const auto files = directory.entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        if (isMeant(file.fileName()) && file.lastModified() < before)
            QFile::remove(file.filePath());
    }
}

} // namespace

QString RunStore::pathOf(const QString &id) const
{
    return m_directory + QLatin1Char('/') + id + kSuffix;
}

QString RunStore::removedPathOf(const QString &id) const
{
    return m_directory + QStringLiteral("/removed/") + id + kSuffix;
}

/// The moment first, so that names of files are in the order in which they came.
QString RunStore::newId() const
{
    const QString moment = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString id;
    do {
        id = moment +
             QStringLiteral("-%1").arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
    } while (QFileInfo::exists(pathOf(id)) || QFileInfo::exists(removedPathOf(id)));
    return id;
}

Result<RunList> RunStore::list() const
{
    const QFileInfo info(m_directory);
    if (!info.exists())
        return RunList();
    if (!info.isDir() || !info.isReadable() || !info.isExecutable())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("The runs in %1 cannot be read: %2")
                         .arg(m_directory, info.isDir() ? CoreText::tr("Permission denied")
                                                        : CoreText::tr("it is no directory"))};
    const PlainEnglish english; // the index is kept, whatever the language
    Listing listing = lookAround(QDir(m_directory), RunIndex::read(m_directory));
    if (listing.isNew)
        static_cast<void>(listing.index.write(m_directory)); // or else the next list reads the files again
    return std::move(listing.list);
}

Result<RunSummary> RunStore::save(const QJsonObject &document, const QString &name) const
{
    if (objectsAt(document, "runs").empty())
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("There is nothing to keep: the load test has no runs")};
    if (const auto made = makeDirectory(m_directory); !made)
        return made.error();
    QJsonObject kept = document;
    const QString given = plainName(name);
    kept.insert(QStringLiteral("name"), given.isEmpty() ? plainName(summaryOf(document).name) : given);
    return write(newId(), kept);
}

Result<RunSummary> RunStore::write(const QString &id, const QJsonObject &document) const
{
    const QByteArray bytes = QJsonDocument(document).toJson(QJsonDocument::Compact);
    if (const auto written = writeWholeFile(pathOf(id), bytes); !written)
        return written.error();
    RunSummary summary = summaryOf(document);
    summary.id = id;
    summary.bytes = bytes.size();
    return summary;
}

Result<RunSummary> RunStore::import(const QString &path) const
{
    const auto document = readLoadReport(path);
    if (!document)
        return document.error();
    const bool isNamed = !plainName(textAt(*document, "name")).isEmpty();
    return save(*document, isNamed ? QString() : QFileInfo(path).completeBaseName());
}

Result<QJsonObject> RunStore::read(const QString &id) const
{
    if (!isId(id) || !stateOf(pathOf(id)))
        return notThere(id);
    return readLoadReport(pathOf(id));
}

Result<RunSummary> RunStore::rename(const QString &id, const QString &name) const
{
    const QString given = plainName(name);
    if (given.isEmpty())
        return Error{ErrorCode::InvalidArgument, CoreText::tr("A run needs a name")};
    const auto lock = StoreLock::take(m_directory, kPatience);
    if (!lock)
        return lock.error();
    auto document = read(id);
    if (!document)
        return document.error();
    document->insert(QStringLiteral("name"), given);
    return write(id, *document);
}

Result<void> RunStore::remove(const QString &id) const
{
    const auto lock = StoreLock::take(m_directory, kPatience);
    if (!lock)
        return lock.error();
    if (!isId(id) || !stateOf(pathOf(id)))
        return notThere(id);
    if (const auto made = makeDirectory(m_directory + QStringLiteral("/removed")); !made)
        return made.error();
    return moveNow(pathOf(id), removedPathOf(id));
}

Result<void> RunStore::restore(const QString &id) const
{
    const auto lock = StoreLock::take(m_directory, kPatience);
    if (!lock)
        return lock.error();
    if (!isId(id) || !stateOf(removedPathOf(id)))
        return Error{ErrorCode::NotFound,
                     CoreText::tr("The run %1 cannot be brought back: it is not there any more.").arg(id)};
    if (QFileInfo::exists(pathOf(id)))
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 is the name of another run by now").arg(pathOf(id))};
    return move(removedPathOf(id), pathOf(id));
}

void RunStore::sweep() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDir directory(m_directory);
    deleteOlder(directory, isUnfinished, now.addSecs(-kUnfinishedSeconds));
    deleteOlder(QDir(directory.filePath(QStringLiteral("removed"))), isOwnRun, now.addDays(-kRemovedDays));
}

} // namespace cachescope::load
