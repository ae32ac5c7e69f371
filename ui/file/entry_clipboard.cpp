// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/entry_clipboard.h"

#include "core/base/format.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

namespace cachescope::ui {

EntryClipboard::EntryClipboard(inspect::Inspector &inspector, QObject *parent)
    : QObject(parent)
    , m_copier(inspector)
{
    connect(&m_copier, &inspect::EntryCopier::progressed, this, [this](double fraction) {
        Q_EMIT progressed({tr("Reading what is to be copied"), fraction, true});
    });
    connect(&m_copier, &inspect::EntryCopier::copied, this, &EntryClipboard::put);
    connect(&m_copier, &inspect::EntryCopier::failed, this, [this](const Error &error) {
        Q_EMIT ended();
        Q_EMIT failed(error);
    });
    connect(&inspector, &inspect::Inspector::closed, this, &EntryClipboard::ended);
}

void EntryClipboard::copy(inspect::CopyForm form, std::vector<qint64> rowids)
{
    if (rowids.empty())
        return;
    Q_EMIT progressed({tr("Reading what is to be copied"), 0.0, true});
    m_copier.copy(form, std::move(rowids));
}

void EntryClipboard::cancel()
{
    m_copier.cancel();
    Q_EMIT ended();
}

void EntryClipboard::put(inspect::CopyForm form, const QString &text, qint64 entries)
{
    Q_EMIT ended();
    QGuiApplication::clipboard()->setText(text);
    if (form == inspect::CopyForm::Value)
        Q_EMIT told(text.isEmpty() ? tr("The value is empty: nothing is on the clipboard")
                                   : tr("The value was copied"));
    else if (form == inspect::CopyForm::Keys)
        Q_EMIT told(entries == 1 ? tr("1 key was copied")
                                 : tr("%1 keys were copied").arg(formatCount(entries)));
    else
        Q_EMIT told(entries == 1 ? tr("1 entry was copied")
                                 : tr("%1 entries were copied").arg(formatCount(entries)));
}

} // namespace cachescope::ui
