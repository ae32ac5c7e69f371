// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry.h"
#include "ui/preview/preview_reader.h"
#include "ui/preview/preview_tab.h"
#include "ui/preview/value_files.h"

#include <QFrame>

class QLabel;
class QStackedWidget;

namespace cachescope::ui {

class EntryDetails;
class HexPage;
class PreviewContent;
class PreviewHeader;
class Theme;

/// What one entry is and holds, beside the table: its value as its kind is looked at, its bytes, or what is
/// known of it. Reads the value only while it is seen. Main thread.
class PreviewPane : public QFrame
{
    Q_OBJECT

public:
    PreviewPane(const Theme &theme, inspect::Inspector &inspector, QWidget *parent = nullptr);

    /// The row to look at, nothing without one, and what is known of it by now.
    void setRow(std::optional<qint64> rowid, const std::optional<inspect::Entry> &entry);
    /// Writes all figures anew: their style has changed.
    void refreshFigures();
    void setTab(PreviewTab tab);
    [[nodiscard]] PreviewTab tab() const;
    /// If the keyboard is in here and there is text to find something in: opens the line for it.
    bool findHere();
    /// If the keyboard is in here: closes what is open, or goes back out of a field.
    bool escapeHere();

    [[nodiscard]] PreviewReader *reader() const { return m_reader; }
    [[nodiscard]] PreviewHeader *header() const { return m_header; }
    [[nodiscard]] PreviewContent *content() const { return m_content; }
    [[nodiscard]] HexPage *hex() const { return m_hex; }
    [[nodiscard]] EntryDetails *details() const { return m_details; }
    [[nodiscard]] ValueFiles *files() const { return m_files; }

Q_SIGNALS:
    void copyKeyRequested();
    void hideRequested();
    /// Another entry is to be shown, and selected in the table.
    void entryRequested(qint64 rowid);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    void addShortcuts();
    void connectReader();
    void connectParts();
    void takeEntry(const inspect::Entry &entry);
    void showPage();
    void activate(bool seen);
    void showPreview(const inspect::PreviewPtr &preview);
    void showFailure(const Error &error);
    void save(ValueFiles::What what);

    PreviewReader *m_reader;
    ValueFiles *m_files;
    PreviewHeader *m_header;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QWidget *m_waiting;
    QLabel *m_error;
    PreviewContent *m_content;
    HexPage *m_hex;
    EntryDetails *m_details;
    QWidget *m_preview; ///< what the first tab shows now: content, error, waiting
    std::optional<inspect::Entry> m_entry;
};

} // namespace cachescope::ui
