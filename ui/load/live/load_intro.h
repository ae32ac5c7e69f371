// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

#include <QFrame>

#include <array>

class QLabel;

namespace cachescope::ui {

class DesignNote;
class Theme;

/// What Start will do, in plain words, where the run will be.
class LoadIntro : public QFrame
{
    Q_OBJECT

public:
    explicit LoadIntro(const Theme &theme, QWidget *parent = nullptr);

    void explain(const load::Scenario &scenario);

private:
    QLabel *m_text;
    std::array<DesignNote *, 2> m_designs{};
};

} // namespace cachescope::ui
