// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"

#include "core/base/translate.h"
#include "core/inspect/inspector_private.h"

namespace cachescope::inspect {

Inspector::Inspector(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

Inspector::~Inspector() = default;

void Inspector::setIndexDirectory(const QString &directory)
{
    d->indexDirectory = directory;
}

void Inspector::open(const QString &path, const OpenOptions &options)
{
    d->open(path, options);
}

void Inspector::close()
{
    d->close();
}

bool Inspector::isOpen() const
{
    return d->file.has_value();
}

const CacheFileInfo &Inspector::info() const
{
    return d->file->info();
}

const CacheFile &Inspector::file() const
{
    return *d->file;
}

SummaryPtr Inspector::summary() const
{
    return d->summary;
}

std::shared_ptr<const EntryIndex> Inspector::index() const
{
    return d->file ? d->presentIndex() : nullptr;
}

std::shared_ptr<EntryOrders> Inspector::orders() const
{
    return index() ? d->known.orders : nullptr;
}

std::shared_ptr<const EntryTypes> Inspector::entryTypes() const
{
    return index() ? d->known.types : nullptr;
}

EstimatePtr Inspector::estimate() const
{
    return d->estimate;
}

TypeSharesPtr Inspector::types() const
{
    return d->typeShares;
}

void Inspector::cancelScan()
{
    if (d->scanToken != 0 || d->typesToken != 0)
        d->scanCancelled->store(true);
    d->paused = false; // what was stopped is not paused any more
}

void Inspector::setScanPaused(bool paused)
{
    d->paused = paused;
    if (paused && d->viewWaits)
        d->answerViewFromIndex(); // or from the file: it may be long until there is an index
}

bool Inspector::isScanPaused() const
{
    return d->paused;
}

void Inspector::rescan()
{
    if (d->file)
        d->scanAgain();
}

void Inspector::setFollowing(bool following)
{
    d->following = following && d->file && d->file->info().openMode == OpenMode::Live;
}

bool Inspector::isFollowing() const
{
    return d->following;
}

quint64 Inspector::requestView(const EntryQuery &query, std::vector<qint64> locate)
{
    d->dropView();
    const quint64 token = ++d->lastToken;
    if (!d->file) {
        d->failLater(&Inspector::viewFailed, token);
        return token;
    }
    d->viewToken = token;
    d->startView({query, std::move(locate)});
    return token;
}

void Inspector::cancelView()
{
    const quint64 token = d->viewToken;
    if (token == 0)
        return;
    d->dropView();
    Q_EMIT viewFailed(token, {ErrorCode::Cancelled, CoreText::tr("Looking for the entries was stopped.")});
}

quint64 Inspector::requestEntries(std::vector<qint64> rowids, EntryDetail detail)
{
    const quint64 token = ++d->lastToken;
    if (d->file)
        d->startEntries(token, std::move(rowids), detail);
    else
        d->failLater(&Inspector::entriesFailed, token);
    return token;
}

quint64 Inspector::requestSum(const EntryView &view, std::vector<RowRange> rows)
{
    d->sumToken = ++d->lastToken;
    d->startSum(view, std::move(rows));
    return d->sumToken;
}

void Inspector::dropRequest(quint64 token)
{
    d->entryTokens.erase(token);
    d->rowLane.drop(token);
    d->detailLane.drop(token);
}

} // namespace cachescope::inspect

#include "moc_inspector.cpp"
