// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/details/entry_examiner.h"
#include "core/inspect/query/entry.h"
#include "ui/widgets/entry_facts_text.h"

#include <QFrame>

#include <optional>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace cachescope::ui {

class EntryLinks;
class FactList;
class HashRow;
class KeyField;
class Theme;

/// All that is known of one entry, beside the table: what its row says, when it would be evicted, what was
/// read just before and after it, the hash of its value when that is asked for, entries of the same key, and
/// the columns of its row as they are in the file. The file is asked only while this is seen.
class EntryDetails : public QFrame
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    EntryDetails(const Theme &theme, inspect::Inspector &inspector, QWidget *parent = nullptr);

    /// Nothing: asks to select an entry.
    void setEntry(const std::optional<inspect::Entry> &entry);
    [[nodiscard]] KeyField *key() const { return m_key; }
    [[nodiscard]] HashRow *hash() const { return m_hash; }

Q_SIGNALS:
    void copyKeyRequested();
    /// Another entry is to be shown, and selected in the table.
    void entryRequested(qint64 rowid);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeContent(const Theme &theme);
    void layOutKey(const Theme &theme, QVBoxLayout *layout, QWidget *content);
    void showFacts(const inspect::EntryFacts &facts);
    void showSiblings(const inspect::EntryFacts &facts);
    void clearFacts();
    void examine();
    [[nodiscard]] AgeBase ageBase() const;
    [[nodiscard]] OrderState orderState() const;

    inspect::Inspector &m_inspector;
    inspect::EntryExaminer m_examiner;
    std::optional<inspect::Entry> m_entry;
    bool m_examined = false; ///< m_entry, or it is being examined
    QStackedWidget *m_stack;
    KeyField *m_key;
    FactList *m_facts;
    FactList *m_order;
    EntryLinks *m_neighbours;
    HashRow *m_hash;
    QLabel *m_siblingsTitle;
    QLabel *m_manySiblings;
    EntryLinks *m_siblings;
    QLabel *m_columnsTitle;
    FactList *m_columns;
    QLabel *m_problem;
};

} // namespace cachescope::ui
