// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/history/run_export.h"

#include <QPushButton>

class QMenu;

namespace cachescope::ui {

/// "Export ▾": asks which kind of file.
class ExportButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ExportButton(QWidget *parent = nullptr);

    /// The kinds, each an action that emits chosen().
    void addTo(QMenu &menu);

Q_SIGNALS:
    void chosen(cachescope::load::RunExport kind);

private:
    QMenu *m_menu;
};

} // namespace cachescope::ui
