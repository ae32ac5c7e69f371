// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"

#include "core/inspect/inspector_private.h"

namespace cachescope::inspect {

Inspector::Inspector(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

Inspector::~Inspector() = default;

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

SummaryPtr Inspector::summary() const
{
    return d->summary;
}

void Inspector::cancelScan()
{
    if (d->scanToken != 0)
        d->scanCancelled->store(true);
}

void Inspector::rescan()
{
    if (!d->file)
        return;
    d->stopScan();
    d->startScan();
}

quint64 Inspector::requestView(const EntryQuery &query)
{
    d->dropView();
    const quint64 token = ++d->lastToken;
    if (!d->file) {
        d->failLater(&Inspector::viewFailed, token);
        return token;
    }
    d->viewToken = token;
    d->viewCancelled = std::make_shared<std::atomic<bool>>(false);
    d->startView(query);
    return token;
}

quint64 Inspector::requestEntries(std::vector<qint64> rowids)
{
    const quint64 token = ++d->lastToken;
    if (d->file)
        d->startEntries(token, std::move(rowids));
    else
        d->failLater(&Inspector::entriesFailed, token);
    return token;
}

void Inspector::dropRequest(quint64 token)
{
    d->entryTokens.erase(token);
    d->rowLane.drop(token);
}

} // namespace cachescope::inspect

#include "moc_inspector.cpp"
