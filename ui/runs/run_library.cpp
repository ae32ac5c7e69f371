// SPDX-License-Identifier: GPL-3.0-or-later
// The store is copied into each piece of work: it is nothing but a path, and so may be used in their thread.
#include "ui/runs/run_library.h"

#include "core/base/translate.h"

namespace cachescope::ui {
namespace {

Result<ComparedRuns> compareIn(const load::RunStore &store, const QString &before, const QString &after)
{
    const auto first = store.read(before);
    if (!first)
        return first.error();
    const auto second = store.read(after);
    if (!second)
        return second.error();
    return ComparedRuns{before, after, *first, *second, load::compareRuns(*first, *second)};
}

Result<void> exportFrom(const load::RunStore &store, const QString &id, load::RunExport kind,
                        const QString &path)
{
    const auto document = store.read(id);
    return document ? load::exportRun(*document, kind, path) : document.error();
}

} // namespace

RunLibrary::RunLibrary(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_store(directory)
{
    m_jobs.add([store = m_store] {
        store.sweep();
        return [] {};
    });
}

RunLibrary::Answer RunLibrary::takeList(const Result<load::RunList> &list)
{
    return [this, list] {
        if (!list)
            return Q_EMIT listFailed(list.error());
        m_list = *list;
        m_isListed = true;
        Q_EMIT listed();
    };
}

void RunLibrary::refresh()
{
    m_jobs.add([this, store = m_store] { return takeList(store.list()); });
}

void RunLibrary::save(const load::LoadDocument &document, const QString &name)
{
    ++m_saving;
    m_jobs.add(
        [this, store = m_store, document, name]() -> Answer {
            const PlainEnglish english;
            const QJsonObject json = document.toJson(); // asks the disk what it is
            const auto done = store.save(json, name);
            if (!done)
                return [this, json, name, error = done.error()] {
                    --m_saving;
                    Q_EMIT saveFailed(json, name, error);
                };
            return [this, answer = takeList(store.list()), summary = *done] {
                --m_saving;
                answer();
                Q_EMIT saved(summary);
            };
        },
        JobQueue::AtTheEnd::Do);
}

void RunLibrary::changeAll(const QStringList &all,
                           const std::function<Result<QString>(const QString &)> &change,
                           const std::function<void(const QStringList &)> &done)
{
    m_jobs.add([this, store = m_store, all, change, done]() -> Answer {
        QStringList changed;
        std::optional<Error> error;
        for (const QString &one : all) {
            const auto result = change(one);
            if (result)
                changed << *result;
            else
                error = error.value_or(result.error());
        }
        return [this, changed, error, done, answer = takeList(store.list())] {
            answer();
            if (!changed.isEmpty())
                done(changed);
            if (error)
                Q_EMIT failed(*error);
        };
    });
}

void RunLibrary::import(const QStringList &paths)
{
    const auto change = [store = m_store](const QString &path) -> Result<QString> {
        const auto imported = store.import(path);
        return imported ? Result<QString>(imported->id) : imported.error();
    };
    changeAll(paths, change, [this](const QStringList &ids) { Q_EMIT imported(ids); });
}

void RunLibrary::rename(const QString &id, const QString &name)
{
    const auto change = [store = m_store, name](const QString &one) -> Result<QString> {
        const auto renamed = store.rename(one, name);
        return renamed ? Result<QString>(one) : renamed.error();
    };
    changeAll({id}, change, [](const QStringList &) {});
}

void RunLibrary::remove(const QStringList &ids)
{
    const auto change = [store = m_store](const QString &id) -> Result<QString> {
        const auto done = store.remove(id);
        return done ? Result<QString>(id) : done.error();
    };
    changeAll(ids, change, [this](const QStringList &gone) { Q_EMIT removed(gone); });
}

void RunLibrary::restore(const QStringList &ids)
{
    const auto change = [store = m_store](const QString &id) -> Result<QString> {
        const auto done = store.restore(id);
        return done ? Result<QString>(id) : done.error();
    };
    changeAll(ids, change, [](const QStringList &) {});
}

void RunLibrary::open(const QString &id)
{
    m_jobs.add([this, store = m_store, id]() -> Answer {
        return [this, id, document = store.read(id)] {
            if (document)
                Q_EMIT opened(id, *document);
            else
                Q_EMIT failed(document.error());
        };
    });
}

void RunLibrary::compare(const QString &before, const QString &after)
{
    m_jobs.add([this, store = m_store, before, after]() -> Answer {
        return [this, runs = compareIn(store, before, after)] {
            if (runs)
                Q_EMIT compared(*runs);
            else
                Q_EMIT failed(runs.error());
        };
    });
}

void RunLibrary::exportRun(const QString &id, load::RunExport kind, const QString &path)
{
    m_jobs.add([this, store = m_store, id, kind, path]() -> Answer {
        return [this, path, done = exportFrom(store, id, kind, path)] {
            if (done)
                Q_EMIT exported(path);
            else
                Q_EMIT failed(done.error());
        };
    });
}

void RunLibrary::exportDocument(const QJsonObject &document, load::RunExport kind, const QString &path)
{
    m_jobs.add(
        [this, document, kind, path]() -> Answer {
            return [this, path, done = load::exportRun(document, kind, path)] {
                if (done)
                    Q_EMIT exported(path);
                else
                    Q_EMIT failed(done.error());
            };
        },
        JobQueue::AtTheEnd::Do);
}

} // namespace cachescope::ui
