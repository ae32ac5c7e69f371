// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/history/run_export.h"
#include "ui/widgets/header_bar.h"

#include <QJsonObject>
#include <QWidget>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace cachescope::ui {

class Card;
class FactList;
class RunView;
class TextTable;
class Theme;
class VerdictLine;

/// A load test that is kept, whole: what it came to, its charts, what was asked for and where it ran.
class RunSheet : public QWidget
{
    Q_OBJECT

public:
    explicit RunSheet(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the document of `load --json` that is kept as `id`, of any version.
    void showRun(const QString &id, const QJsonObject &document);
    /// Writes all figures anew.
    void refreshFigures();
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QJsonObject &document() const { return m_document; }
    [[nodiscard]] HeaderContent header() const;
    /// What gets the focus when it is shown.
    [[nodiscard]] QPushButton *backButton() const { return m_back; }

    [[nodiscard]] RunView *runView() const { return m_view; }
    [[nodiscard]] VerdictLine *verdict() const { return m_verdict; }

Q_SIGNALS:
    void closeRequested();
    void repeatRequested(const QString &id);
    void exportRequested(const QString &id, cachescope::load::RunExport kind);
    void removeRequested(const QStringList &ids);
    /// What came of copying or saving a chart.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    QWidget *makeBar();
    QWidget *makeContent(const Theme &theme);
    QWidget *makeFacts();
    QPushButton *makeButton(const QString &text, const QString &explanation);
    void showTexts();
    void showTables();

    QString m_id;
    QJsonObject m_document;
    QPushButton *m_back = nullptr;
    QScrollArea *m_scroll;
    VerdictLine *m_verdict;
    RunView *m_view;
    Card *m_limitCard;
    TextTable *m_limit;
    Card *m_thresholdCard;
    TextTable *m_thresholds;
    FactList *m_scenario;
    FactList *m_machine;
};

} // namespace cachescope::ui
