// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_protocol.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace cachescope::cli {

namespace {

constexpr double kDefaultBloatThreshold = 2.0;

Error badRequest(const QString &message)
{
    return Error{ErrorCode::InvalidArgument, message};
}

/// The field's value, or an Error that names it.
Result<QJsonValue> field(const QJsonObject &request, const QString &name, QJsonValue::Type type,
                         const char *typeName)
{
    const QJsonValue value = request.value(name);
    if (value.type() != type)
        return badRequest(QStringLiteral("\"%1\" must be %2").arg(name, QLatin1String(typeName)));
    return value;
}

Result<QString> stringField(const QJsonObject &request, const QString &name)
{
    const auto value = field(request, name, QJsonValue::String, "a string");
    if (!value)
        return value.error();
    return value->toString();
}

Result<QStringList> keysField(const QJsonObject &request)
{
    const auto value = field(request, QStringLiteral("keys"), QJsonValue::Array, "an array of strings");
    if (!value)
        return value.error();
    QStringList keys;
    for (const QJsonValue &key : value->toArray()) {
        if (!key.isString())
            return badRequest(QStringLiteral("\"keys\" must be an array of strings"));
        keys << key.toString();
    }
    return keys;
}

QByteArray withoutPadding(QByteArray base64)
{
    while (base64.endsWith('='))
        base64.chop(1);
    return base64;
}

Result<QByteArray> dataField(const QJsonObject &request)
{
    const auto text = stringField(request, QStringLiteral("data"));
    if (!text)
        return text.error();
    auto decoded = QByteArray::fromBase64Encoding(text->toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    // Qt drops what is left over of a text that was cut off.
    const bool isWhole = decoded && withoutPadding((*decoded).toBase64()) == withoutPadding(text->toLatin1());
    if (!isWhole)
        return badRequest(QStringLiteral("\"data\" is not base64"));
    return *decoded;
}

Result<cache::NewEntry> entryFrom(const QJsonObject &request)
{
    const auto key = stringField(request, QStringLiteral("key"));
    if (!key)
        return key.error();
    const auto data = dataField(request);
    if (!data)
        return data.error();
    cache::NewEntry entry{*key, *data, std::nullopt};
    const QJsonValue pinned = request.value(QStringLiteral("pinned"));
    if (!pinned.isUndefined() && !pinned.isBool())
        return badRequest(QStringLiteral("\"pinned\" must be true or false"));
    if (pinned.isBool())
        entry.pinned = pinned.toBool();
    return entry;
}

QString toBase64(const QByteArray &data)
{
    return QString::fromLatin1(data.toBase64());
}

/// The answer {name: value} for a result.
template <typename T>
Result<QJsonObject> answerWith(const QString &name, const Result<T> &result)
{
    if (!result)
        return result.error();
    return QJsonObject{{name, *result}};
}

QJsonObject failure(const Error &error)
{
    return {{QStringLiteral("ok"), false},
            {QStringLiteral("error"), errorCodeName(error.code)},
            {QStringLiteral("message"), error.message}};
}

} // namespace

SessionProtocol::Handler SessionProtocol::handlerOf(const QString &operation)
{
    static const QHash<QString, Handler> handlers{
        {QStringLiteral("put"), &SessionProtocol::put},
        {QStringLiteral("get"), &SessionProtocol::get},
        {QStringLiteral("getMany"), &SessionProtocol::getMany},
        {QStringLiteral("contains"), &SessionProtocol::contains},
        {QStringLiteral("containsMany"), &SessionProtocol::containsMany},
        {QStringLiteral("putMany"), &SessionProtocol::putMany},
        {QStringLiteral("remove"), &SessionProtocol::remove},
        {QStringLiteral("pin"), &SessionProtocol::pin},
        {QStringLiteral("unpinAll"), &SessionProtocol::unpinAll},
        {QStringLiteral("flush"), &SessionProtocol::flush},
        {QStringLiteral("setMaxBytes"), &SessionProtocol::setMaxBytes},
        {QStringLiteral("stats"), &SessionProtocol::stats},
        {QStringLiteral("compact"), &SessionProtocol::compact},
    };
    return handlers.value(operation, nullptr);
}

QJsonObject SessionProtocol::answer(const QByteArray &line)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(line, &parseError);
    if (document.isNull())
        return failure(
            badRequest(QStringLiteral("The line is not a JSON object: %1").arg(parseError.errorString())));
    if (!document.isObject())
        return failure(badRequest(QStringLiteral("The line is JSON, but not an object")));
    const QJsonObject request = document.object();
    if (!request.value(QStringLiteral("op")).isString())
        return failure(badRequest(QStringLiteral("\"op\" must say which operation, as a string")));
    const QString operation = request.value(QStringLiteral("op")).toString();
    const Handler handler = handlerOf(operation);
    if (!handler)
        return failure(badRequest(QStringLiteral("There is no operation \"%1\"").arg(operation)));
    auto result = (this->*handler)(request);
    if (!result)
        return failure(result.error());
    result->insert(QStringLiteral("ok"), true);
    return *result;
}

Result<QJsonObject> SessionProtocol::put(const QJsonObject &request)
{
    const auto entry = entryFrom(request);
    if (!entry)
        return entry.error();
    const auto stored = m_cache.put(entry->key, entry->data, entry->pinned);
    if (!stored)
        return stored.error();
    return QJsonObject();
}

Result<QJsonObject> SessionProtocol::get(const QJsonObject &request)
{
    const auto key = stringField(request, QStringLiteral("key"));
    if (!key)
        return key.error();
    const auto value = m_cache.get(*key);
    if (!value)
        return value.error();
    QJsonObject answer{{QStringLiteral("found"), value->has_value()}};
    if (value->has_value())
        answer.insert(QStringLiteral("data"), toBase64(**value));
    return answer;
}

Result<QJsonObject> SessionProtocol::getMany(const QJsonObject &request)
{
    const auto keys = keysField(request);
    if (!keys)
        return keys.error();
    const auto values = m_cache.getMany(*keys);
    if (!values)
        return values.error();
    QJsonObject data;
    for (auto it = values->cbegin(); it != values->cend(); ++it)
        data.insert(it.key(), toBase64(it.value()));
    return QJsonObject{{QStringLiteral("data"), data}};
}

Result<QJsonObject> SessionProtocol::contains(const QJsonObject &request)
{
    const auto key = stringField(request, QStringLiteral("key"));
    if (!key)
        return key.error();
    return answerWith(QStringLiteral("found"), m_cache.contains(*key));
}

Result<QJsonObject> SessionProtocol::containsMany(const QJsonObject &request)
{
    const auto keys = keysField(request);
    if (!keys)
        return keys.error();
    const auto found = m_cache.containsMany(*keys);
    if (!found)
        return found.error();
    return QJsonObject{{QStringLiteral("found"), QJsonArray::fromStringList(*found)}};
}

Result<QJsonObject> SessionProtocol::putMany(const QJsonObject &request)
{
    const auto list = field(request, QStringLiteral("entries"), QJsonValue::Array, "an array of objects");
    if (!list)
        return list.error();
    QList<cache::NewEntry> entries;
    for (const QJsonValue &item : list->toArray()) {
        const auto entry = entryFrom(item.toObject());
        if (!entry)
            return entry.error();
        entries << *entry;
    }
    return answerWith(QStringLiteral("stored"), m_cache.putMany(entries));
}

Result<QJsonObject> SessionProtocol::remove(const QJsonObject &request)
{
    const auto key = stringField(request, QStringLiteral("key"));
    if (!key)
        return key.error();
    return answerWith(QStringLiteral("removed"), m_cache.remove(*key));
}

Result<QJsonObject> SessionProtocol::pin(const QJsonObject &request)
{
    const auto keys = keysField(request);
    if (!keys)
        return keys.error();
    return answerWith(QStringLiteral("changed"), m_cache.pin(*keys));
}

Result<QJsonObject> SessionProtocol::unpinAll(const QJsonObject &)
{
    return answerWith(QStringLiteral("changed"), m_cache.unpinAll());
}

Result<QJsonObject> SessionProtocol::flush(const QJsonObject &)
{
    return answerWith(QStringLiteral("flushed"), m_cache.flush());
}

Result<QJsonObject> SessionProtocol::setMaxBytes(const QJsonObject &request)
{
    const auto bytes = field(request, QStringLiteral("bytes"), QJsonValue::Double, "a number");
    if (!bytes)
        return bytes.error();
    const auto set = m_cache.setMaxBytes(bytes->toInteger(-1));
    if (!set)
        return set.error();
    return QJsonObject();
}

Result<QJsonObject> SessionProtocol::stats(const QJsonObject &)
{
    const auto stats = m_cache.stats();
    if (!stats)
        return stats.error();
    return QJsonObject{{QStringLiteral("entries"), stats->entries},
                       {QStringLiteral("dataBytes"), stats->dataBytes},
                       {QStringLiteral("pinnedEntries"), stats->pinnedEntries},
                       {QStringLiteral("pinnedBytes"), stats->pinnedBytes},
                       {QStringLiteral("fileBytes"), stats->fileBytes},
                       {QStringLiteral("walBytes"), stats->walBytes},
                       {QStringLiteral("bloatRatio"), stats->bloatRatio},
                       {QStringLiteral("pendingTouches"), stats->pendingTouches},
                       {QStringLiteral("droppedTouches"), stats->droppedTouches},
                       {QStringLiteral("maxBytes"), stats->maxBytes},
                       {QStringLiteral("hits"), stats->hits},
                       {QStringLiteral("misses"), stats->misses},
                       {QStringLiteral("stores"), stats->stores},
                       {QStringLiteral("storeCommits"), stats->storeCommits},
                       {QStringLiteral("evictedEntries"), stats->evictedEntries},
                       {QStringLiteral("evictedBytes"), stats->evictedBytes}};
}

Result<QJsonObject> SessionProtocol::compact(const QJsonObject &request)
{
    const QString name = QStringLiteral("bloatThreshold");
    const auto threshold = request.contains(name) ? field(request, name, QJsonValue::Double, "a number")
                                                  : Result<QJsonValue>(kDefaultBloatThreshold);
    if (!threshold)
        return threshold.error();
    const auto done = m_cache.compact(threshold->toDouble());
    if (!done)
        return done.error();
    return QJsonObject{{QStringLiteral("compacted"), done->compacted},
                       {QStringLiteral("reclaimedBytes"), done->reclaimedBytes}};
}

} // namespace cachescope::cli
