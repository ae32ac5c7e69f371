// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/trace_link.h"

#include "ui/file/file_text.h"
#include "ui/widgets/look.h"

#include <QFileDialog>

namespace cachescope::ui {

TraceLink::TraceLink(inspect::Inspector &inspector, QWidget *parent)
    : QPushButton(parent)
    , m_inspector(inspector)
    , m_forecaster(inspector)
{
    setRole(this, QStringLiteral("link"));
    setState(State::None);
    connect(this, &QPushButton::clicked, this, &TraceLink::act);
    connect(&inspector, &inspect::Inspector::closed, this, &TraceLink::clear);
    connect(&m_forecaster, &load::TraceForecaster::measured, this,
            [this](const load::TraceMissesPtr &misses) {
                setState(State::Shown);
                Q_EMIT told(std::make_shared<const inspect::MissRatioCurve>(misses->curve),
                            tr("with the miss ratio of %1").arg(m_name));
            });
    connect(&m_forecaster, &load::TraceForecaster::failed, this, [this](const Error &error) {
        clear();
        Q_EMIT failed(error.message);
    });
}

void TraceLink::setState(State state)
{
    m_state = state;
    switch (state) {
    case State::None:
        setText(tr("trace…"));
        setAccessibleName(tr("Open an access trace"));
        setToolTip(
            tr("Opens a recorded access trace (CSV with a column \"key\"), and draws which share of its "
               "reads would miss"));
        break;
    case State::Measuring:
        setText(tr("stop"));
        setAccessibleName(tr("Stop measuring the access trace"));
        setToolTip(QString());
        break;
    case State::Shown:
        setText(tr("remove trace"));
        setAccessibleName(tr("Remove the miss ratio of the access trace"));
        setToolTip(QString());
        break;
    }
}

void TraceLink::act()
{
    if (m_state == State::None)
        choose();
    else
        clear();
}

void TraceLink::choose()
{
    auto *dialog = new QFileDialog(window(), tr("Open an access trace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Access traces (*.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &TraceLink::measure);
    dialog->open();
}

void TraceLink::measure(const QString &path)
{
    if (!m_inspector.isOpen())
        return; // closed while the dialog was there
    m_name = fileNameOf(path);
    setState(State::Measuring);
    Q_EMIT told(nullptr, QString());
    Q_EMIT measuring(tr("measuring %1…").arg(m_name));
    m_forecaster.requestMisses(path);
}

void TraceLink::clear()
{
    m_forecaster.cancel();
    setState(State::None);
    Q_EMIT told(nullptr, QString());
}

} // namespace cachescope::ui
