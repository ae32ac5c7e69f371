// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/export/entry_copier.h"
#include "core/inspect/inspector.h"
#include "ui/jobs/export_job.h"
#include "ui/session/session.h"
#include "ui/table/table_keeper.h"
#include "ui/widgets/status_line.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace cachescope::ui {

class EntryClipboard;
class EntryFilters;
class EntryTable;
class EntryTableModel;
class FilterBar;
class PreviewPane;
class Settings;
class Theme;

/// The entries of the file: a filter bar, the table, and the current one beside it.
class EntriesPage : public QWidget
{
    Q_OBJECT

public:
    /// `filters`, which all pages share, must outlive it, as the others.
    EntriesPage(const Theme &theme, inspect::Inspector &inspector, EntryFilters &filters, Settings &settings,
                QWidget *parent = nullptr);

    /// Selects an entry, and takes conditions away that keep it from being listed.
    void goTo(qint64 rowid);
    /// Keys that contain `text`; replaces the text before.
    void findText(const QString &text);
    /// To find something: in the text beside the table if the keyboard is there, or else an entry.
    void find();
    /// Closes what is open beside the table if the keyboard is there, or else empties the text of the filter.
    void escape();
    void setPreviewShown(bool shown);
    [[nodiscard]] bool isPreviewShown() const;
    /// Columns, order and splitter into the settings.
    void saveState();
    /// How the entries are looked at now.
    [[nodiscard]] EntriesState state() const;
    /// The same again; order and current entry are those of the next file that is opened.
    void restore(const EntriesState &state);
    /// What there is to preview at first, of values of files from now on.
    void setPreviewBytes(qint64 bytes);
    /// Writes all figures anew: their style has changed.
    void refreshFigures();
    /// Of Job::Look, Job::Copy and Job::Save.
    void cancel(Job job);

    [[nodiscard]] EntryTable *table() const { return m_table; }
    [[nodiscard]] EntryTableModel *model() const { return m_model; }
    [[nodiscard]] FilterBar *filterBar() const { return m_filterBar; }
    [[nodiscard]] PreviewPane *preview() const { return m_preview; }

Q_SIGNALS:
    void statusChanged(const QString &text); ///< what is selected, for the status line
    void previewShownChanged(bool shown);
    void stateChanged(); ///< state() is another now
    void failed(const cachescope::Error &error);
    /// What takes longer than a moment.
    void progressed(cachescope::ui::Job job, const cachescope::ui::JobProgress &progress);
    void ended(cachescope::ui::Job job);
    /// These rows are to be written into files.
    void exportRequested(cachescope::ui::ExportKind kind, const cachescope::inspect::EntryView &view,
                         const std::vector<cachescope::inspect::RowRange> &rows);

protected:
    /// Conditions that came while the page was hidden take effect.
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void connectParts();
    void connectPreview();
    void connectState();
    void startFile();
    void applyFilter();
    void enterTable();
    void showCount();
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString allText() const;
    [[nodiscard]] std::vector<inspect::RowRange> selectedRows() const;
    void requestExport(ExportKind kind, bool selectedOnly);
    void sumSelection();
    void showSelection();
    void showCurrent();
    [[nodiscard]] QString nothingText() const;
    void connectLooking();
    void refresh();
    void takeView();
    void connectCopying();
    void copySelected(inspect::CopyForm form);
    void goToWanted();

    inspect::Inspector &m_inspector;
    EntryFilters &m_filters;
    Settings &m_settings;
    EntryTableModel *m_model;
    EntryClipboard *m_clipboard;
    FilterBar *m_filterBar;
    EntryTable *m_table;
    TableKeeper m_keeper;
    PreviewPane *m_preview;
    QLabel *m_nothing;
    QStackedWidget *m_tableStack;
    QSplitter *m_splitter;
    std::optional<inspect::EntryQuery> m_order; ///< for the next file that is opened
    std::optional<qint64> m_wanted;             ///< an entry to be selected when it is listed
    QTimer m_looking;        ///< until it is said that the entries of a view are looked for
    bool m_hasOrder = false; ///< an order was chosen, or that of the last session was taken
    quint64 m_sumToken = 0;
    std::optional<inspect::EntrySum> m_sum; ///< of the selection, once it is known
    QObject m_whileItLives; ///< receives what the parts still send while they are being destroyed
};

} // namespace cachescope::ui
