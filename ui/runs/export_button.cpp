// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/export_button.h"

#include "ui/runs/kept_run_text.h"

#include <QMenu>

namespace cachescope::ui {

ExportButton::ExportButton(QWidget *parent)
    : QPushButton(tr("E&xport ▾"), parent)
    , m_menu(new QMenu(this))
{
    setAccessibleName(tr("Export the run"));
    addTo(*m_menu);
    // Not setMenu(), which draws an arrow of its own.
    connect(this, &QPushButton::clicked, this,
            [this] { m_menu->popup(mapToGlobal(QPoint(0, height() + 2))); });
}

void ExportButton::addTo(QMenu &menu)
{
    using load::RunExport;
    for (const RunExport kind : {RunExport::Html, RunExport::Json, RunExport::JUnit, RunExport::Csv})
        menu.addAction(exportText(kind), this, [this, kind] { Q_EMIT chosen(kind); });
}

} // namespace cachescope::ui
