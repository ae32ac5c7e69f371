// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace cachescope::inspect {
class Inspector;
}

namespace cachescope::ui {

class FactList;
class Theme;

/// What is known of one entry, beside the table.
class EntryDetails : public QFrame
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    EntryDetails(const Theme &theme, inspect::Inspector &inspector, QWidget *parent = nullptr);

    /// Nothing: asks to select an entry.
    void setEntry(const std::optional<inspect::Entry> &entry);
    [[nodiscard]] QPlainTextEdit *key() const { return m_key; }

Q_SIGNALS:
    void copyKeyRequested();
    /// Another entry is to be shown, and selected in the table.
    void entryRequested(qint64 rowid);

private:
    QWidget *makeContent(const Theme &theme);
    void fitKey(const QSizeF &size);
    void showKey(const QString &key);

    QString m_shownKey;
    QStackedWidget *m_stack;
    QPlainTextEdit *m_key;
    FactList *m_facts;
};

} // namespace cachescope::ui
