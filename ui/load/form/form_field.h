// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario_draft.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace cachescope::ui {

/// A field of a scenario as people edit it: its label, its control, and what is wrong with it beneath. Holds
/// nothing itself: it shows what the draft says and writes into it. Main thread.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// `name` as in load::allScenarioFields(), or "ramp". `label` may have a mnemonic. The draft outlives
    /// this.
    FormField(load::ScenarioDraft &draft, const QString &name, const QString &label,
              QWidget *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    /// Without the mnemonic.
    [[nodiscard]] QString label() const;
    void setLabel(const QString &label);
    /// Shows what the draft says now.
    virtual void refresh();
    /// Where the keyboard goes to mend what is wrong.
    [[nodiscard]] virtual QWidget *control() const { return m_control; }

    /// What is wrong with it: said beneath it. Empty: nothing is.
    [[nodiscard]] virtual QString problem() const;
    /// Something that the scenario itself does not forbid. Empty: there is none.
    void setOwnProblem(const QString &text);
    /// Another field of the same name tells it.
    void leaveProblemsToAnother() { m_tellsProblems = false; }

Q_SIGNALS:
    void edited(); ///< the draft says something else now

protected:
    /// Puts it beneath the label, with the name, the tool tip and the mnemonic of the field. Takes ownership.
    void setControl(QWidget *control);
    /// As above, with others around it in `box`.
    void setControl(QWidget *control, QWidget *box);
    /// At the right of the label. Takes ownership.
    void setCorner(QWidget *corner);
    /// Without one the control says by itself what it is.
    void hideLabel();
    [[nodiscard]] load::ScenarioDraft &draft() const { return m_draft; }
    [[nodiscard]] QString text() const { return m_draft.text(m_name); }
    void type(const QString &text);
    /// What the field means, its range and its option: for tool tips.
    [[nodiscard]] static QString helpOf(const QString &name);

private:
    void showProblem();

    load::ScenarioDraft &m_draft;
    const QString m_name;
    QLabel *m_label;
    QLabel *m_problem;
    QWidget *m_control = nullptr;
    QString m_ownProblem;
    bool m_tellsProblems = true;
    QVBoxLayout *m_layout;
    QWidget *m_heading;
};

} // namespace cachescope::ui
