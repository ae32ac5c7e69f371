// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/ablation_view.h"

#include "core/base/format.h"
#include "ui/load/ablation_chart.h"
#include "ui/load/ablation_legend.h"
#include "ui/load/form/switch_text.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <cstdlib>

namespace cachescope::ui {

AblationView::AblationView(const Theme &theme, QWidget *parent)
    : Card(tr("What each switch does"), parent)
    , m_chart(new AblationChart(theme, this))
    , m_sentence(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_actions(new ChartActions(theme, m_chart, tr("What each switch does"),
                                 [this] { return m_chart->grid().table(); }))
{
    setSubtitle(tr("change of lock errors when it alone is turned"));
    addToHeading(new AblationLegend(theme, this));
    setCorner(m_actions->makeButton(this));
    m_scroll = new QScrollArea(this); // after the corner, so that Tab comes to that first
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_chart);
    m_scroll->viewport()->setAutoFillBackground(false); // the card shows through
    m_chart->setAutoFillBackground(false);
    addWidget(m_scroll, 1);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    addWidget(m_sentence);
    connect(m_chart, &AblationChart::currentChanged, this, [this] {
        tell();
        if (const auto place = m_chart->current(); place && m_chart->hasFocus()) {
            const QRect cell = m_chart->rectOf(*place);
            m_scroll->ensureVisible(cell.center().x(), cell.center().y(), cell.width(), cell.height());
        }
    });
    connect(m_actions, &ChartActions::told, this, &AblationView::told);
    tell();
}

void AblationView::setMatrix(const load::AblationMatrix &matrix)
{
    m_chart->setGrid(load::AblationGrid::of(matrix));
    makeRoom();
    tell();
}

/// For all rows: the page that it is on scrolls, and one thing that scrolls in another is hard to use.
void AblationView::makeRoom()
{
    m_scroll->setMinimumHeight(m_chart->minimumSizeHint().height() +
                               m_scroll->horizontalScrollBar()->sizeHint().height());
}

void AblationView::setMatrix(const QJsonObject &json)
{
    setMatrix(load::ablationFromJson(json));
}

bool AblationView::isEmpty() const
{
    return m_chart->grid().isEmpty() || m_chart->grid().switches.isEmpty();
}

QString AblationView::sentence() const
{
    return m_sentence->text();
}

/// The switch that changes most, of all designs.
QString AblationView::strongest() const
{
    const load::AblationGrid &grid = m_chart->grid();
    const load::AblationFactor *most = nullptr;
    QString design;
    for (const load::AblationGrid::Column &column : grid.columns) {
        for (const auto &cell : column.cells) {
            const bool isMore = cell && (!most || std::llabs(cell->factor.lockErrorsChange) >
                                                      std::llabs(most->lockErrorsChange));
            if (!isMore)
                continue;
            most = &cell->factor;
            design = column.design;
        }
    }
    if (!most || most->lockErrorsChange == 0)
        return tr("No switch changes the number of lock errors.");
    const QString count = formatCount(std::llabs(most->lockErrorsChange));
    const QString to = switchValueText(most->switchName, most->to);
    return most->lockErrorsChange < 0 ? tr("The largest change: in %1, %2 “%3” takes %4 lock errors away.")
                                            .arg(design, switchTitle(most->switchName), to, count)
                                      : tr("The largest change: in %1, %2 “%3” brings %4 lock errors more.")
                                            .arg(design, switchTitle(most->switchName), to, count);
}

void AblationView::tell()
{
    if (isEmpty())
        return m_sentence->setText(tr("There are no runs with a switch turned."));
    const auto place = m_chart->current();
    const QString text = place ? m_chart->describe(*place) : QString();
    m_sentence->setText(text.isEmpty() ? strongest() : text);
}

} // namespace cachescope::ui
