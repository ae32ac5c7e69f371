// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"
#include "ui/runs/run_library.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/header_bar.h"

#include <QWidget>

class QStackedWidget;

namespace cachescope::ui {

class ComparisonSheet;
class KeptRunsView;
class RunFiles;
class RunSheet;
class Settings;
class Theme;

/// The load tests that were run: the list of them, one that is opened, or two beside each other.
class RunsPage : public QWidget
{
    Q_OBJECT

public:
    /// `settings` must outlive it.
    RunsPage(const Theme &theme, Settings &settings, QWidget *parent = nullptr);

    /// Keeps a load test that has ended, also one that was stopped. One of which nothing was run is not kept.
    void keep(const load::LoadDocument &document);
    /// The list again, if something else is shown; false if it is shown already and has no filter to be
    /// taken away.
    bool escape();
    void find();
    void saveState();
    /// Writes all figures anew.
    void refreshFigures();
    [[nodiscard]] HeaderContent header() const;
    [[nodiscard]] QString status() const;
    /// What gets the focus when the page is shown.
    [[nodiscard]] QWidget *focusTarget() const;

    [[nodiscard]] RunLibrary *library() const { return m_library; }
    [[nodiscard]] KeptRunsView *listView() const { return m_listView; }
    [[nodiscard]] RunSheet *runSheet() const { return m_runSheet; }
    [[nodiscard]] ComparisonSheet *comparisonSheet() const { return m_comparison; }

Q_SIGNALS:
    void headerChanged();
    void statusChanged();
    /// To be said at the top of the window, with what can be done about it.
    void told(cachescope::ui::Tone tone, const QString &text,
              const QList<cachescope::ui::BannerAction> &actions);
    /// What was said before does not hold any more.
    void untold();
    /// The scenario of a run is to be run again.
    void repeatRequested(const cachescope::load::Scenario &scenario);
    void newTestRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Why a document is being read.
    enum class Reason { Show, Repeat };

    void connectLibrary();
    void connectViews();
    void connectFiles();
    void takeList();
    void takeDocument(const QString &id, const QJsonObject &document);
    void read(const QString &id, Reason reason);
    void repeat(const QJsonObject &document);
    void showList();
    void showSheet(QWidget *sheet);
    void askForExport(const QString &id, load::RunExport kind);
    void tellFailedSave(const QJsonObject &document, const QString &name, const Error &error);
    void tellRemoved(const QStringList &ids);
    void undo();
    void tellImported(const QStringList &ids);
    void tell(Tone tone, const QString &text, const QList<BannerAction> &actions = {});
    [[nodiscard]] QString nameOf(const QString &id) const;

    Settings &m_settings;
    RunLibrary *m_library;
    RunFiles *m_files;
    QStackedWidget *m_stack;
    KeptRunsView *m_listView;
    RunSheet *m_runSheet;
    ComparisonSheet *m_comparison;
    QStringList m_removed; ///< last, and not brought back
    QString m_wanted;      ///< the run whose document is being read
    Reason m_reason = Reason::Show;
};

} // namespace cachescope::ui
