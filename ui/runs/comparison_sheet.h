// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/run_library.h"
#include "ui/widgets/header_bar.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace cachescope::ui {

class Card;
class FactList;
class RunView;
class Theme;
class VerdictLine;

/// Two load tests that are kept beside each other: A, the one before, and B. What changed by more than
/// chance, what makes the comparison doubtful, and the charts of both over one time axis.
class ComparisonSheet : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonSheet(const Theme &theme, QWidget *parent = nullptr);

    void showRuns(const ComparedRuns &runs);
    /// Writes all figures anew.
    void refreshFigures();
    [[nodiscard]] const ComparedRuns *runs() const { return m_runs ? &*m_runs : nullptr; }
    [[nodiscard]] HeaderContent header() const;
    /// What gets the focus when it is shown.
    [[nodiscard]] QPushButton *backButton() const { return m_back; }

    [[nodiscard]] VerdictLine *conclusion() const { return m_conclusion; }
    [[nodiscard]] RunView *runView() const { return m_view; }

Q_SIGNALS:
    void closeRequested();
    void openRequested(const QString &id);
    void compareRequested(const QString &before, const QString &after); ///< the other way round
    /// What came of copying or saving a chart.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    QWidget *makeBar();
    QWidget *makeContent();
    QWidget *makeSides();
    void clearTables();
    void addTables();
    void addPair(const load::RunPair &pair);
    void addNotes(const QStringList &notes);
    void addDifferences();
    void fillBox();
    void showCharts();

    const Theme &m_theme;
    QPushButton *m_back = nullptr;
    std::optional<ComparedRuns> m_runs;
    VerdictLine *m_conclusion;
    Card *m_beforeCard;
    Card *m_afterCard;
    FactList *m_before;
    FactList *m_after;
    QVBoxLayout *m_tables;
    QComboBox *m_pairBox; ///< whose charts are shown
    RunView *m_view;
};

} // namespace cachescope::ui
