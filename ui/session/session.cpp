// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include <QJsonArray>

#include <algorithm>

namespace cachescope::ui {
namespace {

const QString kWindows = QStringLiteral("windows");
const QString kActive = QStringLiteral("active");
const QString kRestoring = QStringLiteral("isBeingRestored");
const QString kPath = QStringLiteral("path");
const QString kPage = QStringLiteral("page");
const QString kGeometry = QStringLiteral("geometry");
const QString kConditions = QStringLiteral("conditions");
const QString kSort = QStringLiteral("sort");
const QString kDescending = QStringLiteral("descending");
const QString kCurrent = QStringLiteral("current");
const QString kColumns = QStringLiteral("columns");
const QString kSplitter = QStringLiteral("splitter");
const QString kTab = QStringLiteral("previewTab");
const QString kShown = QStringLiteral("previewShown");

QString toText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

template <typename Enum>
Enum enumFrom(const QJsonValue &value, Enum last, Enum fallback)
{
    const int number = value.toInt(-1);
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : fallback;
}

void entriesToJson(const EntriesState &state, QJsonObject &json)
{
    json.insert(kSort, static_cast<int>(state.sort));
    json.insert(kDescending, state.descending);
    if (state.current)
        json.insert(kCurrent, *state.current);
    json.insert(kColumns, toText(state.columns));
    json.insert(kSplitter, toText(state.splitter));
    json.insert(kTab, static_cast<int>(state.tab));
    json.insert(kShown, state.previewShown);
}

EntriesState entriesFromJson(const QJsonObject &json)
{
    EntriesState state;
    state.sort = enumFrom(json.value(kSort), inspect::EntrySort::Pinned, state.sort);
    state.descending = json.value(kDescending).toBool(state.descending);
    if (const QJsonValue current = json.value(kCurrent); current.isDouble())
        state.current = current.toInteger();
    state.columns = bytesOf(json.value(kColumns));
    state.splitter = bytesOf(json.value(kSplitter));
    state.tab = enumFrom(json.value(kTab), PreviewTab::Details, state.tab);
    state.previewShown = json.value(kShown).toBool(state.previewShown);
    return state;
}

QJsonObject windowToJson(const WindowState &state)
{
    QJsonObject json{{kPath, state.path},
                     {kPage, static_cast<int>(state.page)},
                     {kGeometry, toText(state.geometry)},
                     {kConditions, state.conditions}};
    entriesToJson(state.entries, json);
    return json;
}

WindowState windowFromJson(const QJsonObject &json)
{
    return {json.value(kPath).toString(), enumFrom(json.value(kPage), kLastPage, Page::Overview),
            bytesOf(json.value(kGeometry)), json.value(kConditions).toObject(), entriesFromJson(json)};
}

} // namespace

bool Session::hasFiles() const
{
    return std::any_of(windows.begin(), windows.end(),
                       [](const WindowState &window) { return !window.path.isEmpty(); });
}

QJsonObject sessionToJson(const Session &session)
{
    QJsonArray windows;
    for (const WindowState &window : session.windows)
        windows.append(windowToJson(window));
    return {{kWindows, windows}, {kActive, session.active}, {kRestoring, session.isBeingRestored}};
}

Session sessionFromJson(const QJsonObject &json)
{
    Session session;
    const QJsonArray windows = json.value(kWindows).toArray();
    for (const QJsonValue &window : windows) {
        if (window.isObject() && session.windows.size() < Session::kMostWindows)
            session.windows.push_back(windowFromJson(window.toObject()));
    }
    const int active = json.value(kActive).toInt();
    if (active > 0 && active < static_cast<int>(session.windows.size()))
        session.active = active;
    session.isBeingRestored = json.value(kRestoring).toBool();
    return session;
}

} // namespace cachescope::ui
