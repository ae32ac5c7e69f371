// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/change_table.h"

#include "core/load/report/figure_text.h"
#include "ui/runs/change_text.h"
#include "ui/table/row_delegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kVerdictRole = Qt::UserRole;
constexpr int kPadding = 10;
constexpr int kIcon = 14;
constexpr int kIconGap = 6;
constexpr int kWidestPx = 240;

/// The judgement in its colour, with a symbol; the rest as everywhere.
class ChangeDelegate : public RowDelegate
{
public:
    ChangeDelegate(const Theme &theme, QObject *parent)
        : RowDelegate(theme, parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QVariant verdict = index.data(kVerdictRole);
        if (!verdict.isValid())
            return RowDelegate::paint(painter, option, index);
        RowDelegate::paint(painter, option, {}); // the ground and the rule
        paintJudgement(*painter, option.rect, static_cast<load::ComparisonVerdict>(verdict.toInt()),
                       index.data().toString());
    }

private:
    void paintJudgement(QPainter &painter, const QRect &rect, load::ComparisonVerdict verdict,
                        const QString &text) const
    {
        const Tokens &tokens = m_theme.tokens();
        const Tone tone = toneOf(verdict);
        const QColor colour = tone == Tone::Good  ? tokens.good
                              : tone == Tone::Bad ? tokens.bad
                                                  : tokens.muted;
        painter.save();
        painter.setFont(fonts::base());
        painter.setPen(colour);
        QRect cell = rect.adjusted(kPadding, 0, -kPadding, 0);
        const QRect place(cell.left(), cell.center().y() - kIcon / 2, kIcon, kIcon);
        if (const QString icon = iconOf(verdict); !icon.isEmpty())
            painter.drawPixmap(place,
                               iconPixmap(icon, colour, place.size(), painter.device()->devicePixelRatioF()));
        cell.adjust(kIcon + kIconGap, 0, 0, 0);
        painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
        painter.restore();
    }

    const Theme &m_theme;
};

} // namespace

ChangeTable::ChangeTable(const Theme &theme, const QString &name, const load::RunPair &pair, QWidget *parent)
    : TextTable(theme, name, parent)
{
    setItemDelegate(new ChangeDelegate(theme, this));
    QList<QStringList> rows;
    std::vector<load::FigureComparison> figures = pair.faults;
    figures.insert(figures.end(), pair.figures.begin(), pair.figures.end());
    for (const load::FigureComparison &figure : figures)
        rows << QStringList{figureTitle(figure.name),
                            load::figureText(figure.name, figure.before),
                            load::figureText(figure.name, figure.after),
                            changeText(figure),
                            noiseText(figure),
                            judgementText(figure)};
    setContent({tr("Figure"), tr("A"), tr("B"), tr("Change"), tr("Noise"), tr("Judgement")}, rows);
    for (std::size_t row = 0; row < figures.size(); ++row)
        setFigure(static_cast<int>(row), figures[row]);
    for (int column = Before; column <= Noise; ++column)
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    fitColumns(kWidestPx);
    for (const int column : {Before, After, Judgement}) // changes are the longest, and never cut
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    fitHeight();
}

void ChangeTable::setFigure(int row, const load::FigureComparison &figure)
{
    for (int column = Before; column <= Noise; ++column)
        item(row, column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item(row, Judgement)->setData(kVerdictRole, static_cast<int>(figure.verdict));
}

} // namespace cachescope::ui
