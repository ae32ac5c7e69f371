// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/scenario_presets.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace cachescope::ui {

/// Which scenario a form began with, and whether it still is that one: presets, a file, or the form's own.
class PresetBar : public QWidget
{
    Q_OBJECT

public:
    explicit PresetBar(QWidget *parent = nullptr);

    /// The form says this now, by its own editing.
    void follow(const load::Scenario &scenario);
    /// The form was given this from elsewhere: what it began with is the preset of that name, if there is
    /// one.
    void begin(const load::Scenario &scenario);
    /// It was read from a file, or written into one.
    void beginWithFile(const load::Scenario &scenario, const QString &path);

    [[nodiscard]] bool isChanged() const;
    /// The title of what it began with.
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    /// Another scenario was chosen, reset to or brought back.
    void chosen(const cachescope::load::Scenario &scenario);

private:
    enum Item { Custom, FirstPreset };

    struct State
    {
        int item = Custom;
        std::optional<load::Scenario> base; ///< none: the form's own
        load::Scenario scenario;
        QString file = {}; ///< the path of what it began with, if that is one
    };

    void choose(int item);
    void reset();
    void undo();
    void change(const State &state);
    void replaceBy(const State &state);
    void showFile(const State &state);
    [[nodiscard]] bool isLostTo(const State &state) const;
    void refresh();
    [[nodiscard]] int fileItem() const;

    QList<ScenarioPreset> m_presets;
    State m_state;
    std::optional<State> m_replaced; ///< what was changed by hand and then replaced by what is unchanged
    QComboBox *m_box;
    QLabel *m_note;
    QPushButton *m_reset;
    QPushButton *m_undo;
};

} // namespace cachescope::ui
