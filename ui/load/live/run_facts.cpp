// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/run_facts.h"

#include "core/base/format.h"
#include "core/sqlite/near_miss.h"
#include "ui/load/live/run_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/elided_label.h"

#include <QGridLayout>

namespace cachescope::ui {
namespace {

constexpr int kDot = 8;

QString waitText(const RunFigures &figures)
{
    if (!figures.worstWaitShare)
        return dash();
    if (figures.waits == 0)
        return RunFacts::tr("none");
    // Without a timeout nothing waits for long, and there is nothing to be near to.
    return figures.worstWaitShare > 0.0 ? formatShare(*figures.worstWaitShare)
                                        : formatDuration(figures.worstWaitMs / 1000.0);
}

struct Title
{
    QString text;
    QString explanation;
};

std::array<Title, RunFacts::ColumnCount> titles()
{
    return {{{RunFacts::tr("Users"), RunFacts::tr("Users that take part at this moment")},
             {RunFacts::tr("Worst wait"),
              RunFacts::tr("The longest wait for a lock so far, as a share of the timeout of its connection: "
                           "at 100 % it is an error")},
             {RunFacts::tr("Near misses"),
              RunFacts::tr("Waits of at least half of the timeout that still got their lock")},
             {RunFacts::tr("Checked"),
              RunFacts::tr("Values that were read and compared with what was stored; known when a run ends")},
             {RunFacts::tr("Findings"), RunFacts::tr("Values that were torn, stale, lost or wrong")},
             {RunFacts::tr("Harness"),
              RunFacts::tr("What the load test itself costs, as a share of the time of its users: choosing "
                           "operations, checking values, taking samples")}}};
}

} // namespace

RunFacts::RunFacts(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(tr("More figures"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 8, 14, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    makeTitles();
    for (int i = 0; i < static_cast<int>(m_lines.size()); ++i)
        m_lines.at(static_cast<std::size_t>(i)) = makeLine(i + 1);
    for (int column = 1; column <= 1 + ColumnCount; ++column)
        grid->setColumnStretch(column, column == 1 ? 3 : 2);
    connect(&theme, &Theme::changed, this, &RunFacts::drawDots);
    drawDots();
}

void RunFacts::makeTitles()
{
    auto *grid = qobject_cast<QGridLayout *>(layout());
    int column = 2;
    for (const Title &title : titles()) {
        auto *label = new ElidedLabel(QStringLiteral("caption"), Qt::ElideRight, this);
        label->setText(title.text);
        label->setToolTip(plainToolTip(title.explanation));
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        grid->addWidget(label, 0, column++);
    }
}

RunFacts::Line RunFacts::makeLine(int row)
{
    auto *grid = qobject_cast<QGridLayout *>(layout());
    Line line;
    line.dot = new QLabel(this);
    line.dot->setFixedWidth(kDot);
    line.name = new ElidedLabel(QString(), Qt::ElideMiddle, this);
    line.name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    grid->addWidget(line.dot, row, 0);
    grid->addWidget(line.name, row, 1);
    for (int column = 0; column < ColumnCount; ++column) {
        auto *label = new ElidedLabel(QString(), Qt::ElideRight, this);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        line.figures.at(static_cast<std::size_t>(column)) = label;
        grid->addWidget(label, row, column + 2);
    }
    return line;
}

void RunFacts::drawDots()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines.at(i).dot->setPixmap(seriesDot(m_theme, seriesOfRun(i), devicePixelRatioF()));
}

void RunFacts::show(const ShownRuns &runs)
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines.at(i);
        const bool isShown = i < runs.size();
        line.dot->setVisible(isShown);
        line.name->setVisible(isShown);
        for (ElidedLabel *figure : line.figures)
            figure->setVisible(isShown);
        if (isShown)
            setFigures(line, *runs[i]);
    }
}

void RunFacts::setFigures(const Line &line, const RunHistory &run)
{
    const RunFigures &figures = run.figures();
    line.name->setText(run.name());
    const auto set = [&line, names = titles()](Column column, const QString &text,
                                               Tone tone = Tone::Neutral) {
        ElidedLabel *label = line.figures.at(column);
        label->setText(text);
        label->setAccessibleName(tr("%1: %2").arg(names.at(column).text, text));
        setTone(label, tone);
    };
    const bool isNear = figures.worstWaitShare.value_or(0.0) >= sqlite::kNearMissShare;
    set(Users, figures.users ? formatCount(*figures.users) : dash());
    set(WorstWait, waitText(figures), isNear ? Tone::Warning : Tone::Neutral);
    set(NearMisses, figures.lockErrors ? formatCount(figures.nearMisses) : dash(),
        figures.nearMisses > 0 ? Tone::Warning : Tone::Neutral);
    set(Checked, countText(figures.checked));
    set(Findings, countText(figures.findings), figures.findings.value_or(0) > 0 ? Tone::Bad : Tone::Neutral);
    set(Harness, figures.harnessShare ? formatShare(*figures.harnessShare) : dash());
}

QString RunFacts::figure(int run, Column column) const
{
    return m_lines.at(static_cast<std::size_t>(run)).figures.at(column)->text();
}

} // namespace cachescope::ui
