// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/kept_runs_model.h"

#include "ui/runs/kept_run_text.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

using Figure = std::optional<double> load::SummaryFigures::*;

Figure figureOf(int column)
{
    switch (column) {
    case KeptRunsModel::Operations:
        return &load::SummaryFigures::operationsPerSecond;
    case KeptRunsModel::P99:
        return &load::SummaryFigures::p99Ms;
    case KeptRunsModel::LockErrors:
        return &load::SummaryFigures::lockErrors;
    default:
        return nullptr;
    }
}

bool isFigure(int column)
{
    return figureOf(column) != nullptr;
}

QString textOf(const load::RunSummary &run, int column)
{
    switch (column) {
    case KeptRunsModel::Name:
        return run.name;
    case KeptRunsModel::When:
        return momentText(run.startedAt);
    case KeptRunsModel::Scenario:
        return run.scenario;
    case KeptRunsModel::Designs:
        return designsText(run);
    case KeptRunsModel::Verdict:
        return outcomeText(run.outcome);
    default:
        return figuresText(run, figureOf(column));
    }
}

/// What a cell has no room for.
QString explanationOf(const load::RunSummary &run, int column)
{
    if (!isFigure(column))
        return textOf(run, column);
    QStringList lines;
    for (const load::SummaryFigures &one : run.runs) {
        load::RunSummary alone;
        alone.runs = {one};
        lines << QStringLiteral("%1: %2").arg(one.label, figuresText(alone, figureOf(column)));
    }
    return lines.join(QLatin1Char('\n'));
}

template <typename Value>
int order(const Value &a, const Value &b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

} // namespace

KeptRunsModel::KeptRunsModel(QObject *parent)
    : QAbstractTableModel(parent)
    // The C locale cannot tell numbers from letters.
    , m_collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale())
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void KeptRunsModel::setRuns(const std::vector<load::RunSummary> &runs)
{
    if (runs == m_runs)
        return;
    beginResetModel();
    m_runs = runs;
    m_rows = wanted();
    endResetModel();
}

void KeptRunsModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    show();
}

void KeptRunsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_column && order == m_order))
        return;
    m_column = column;
    m_order = order;
    show();
    Q_EMIT orderChanged();
}

void KeptRunsModel::show()
{
    std::vector<std::size_t> rows = wanted();
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

std::vector<std::size_t> KeptRunsModel::wanted() const
{
    const QStringList words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (isWanted(m_runs[i], words))
            rows.push_back(i);
    }
    std::ranges::stable_sort(rows, [this](std::size_t a, std::size_t b) {
        const int order = compare(m_runs[a], m_runs[b]);
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    });
    return rows;
}

bool KeptRunsModel::isWanted(const load::RunSummary &run, const QStringList &words) const
{
    QStringList texts;
    for (const int column : {Name, When, Scenario, Verdict})
        texts << textOf(run, column);
    for (const load::SummaryFigures &one : run.runs)
        texts << one.label;
    const QString all = texts.join(QLatin1Char('\n'));
    return std::ranges::all_of(
        words, [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

int KeptRunsModel::compare(const load::RunSummary &a, const load::RunSummary &b) const
{
    switch (m_column) {
    case When:
        return order(a.startedAt.isValid() ? a.startedAt.toMSecsSinceEpoch() : 0,
                     b.startedAt.isValid() ? b.startedAt.toMSecsSinceEpoch() : 0);
    case Verdict:
        return order(a.outcome, b.outcome);
    case Name:
    case Scenario:
    case Designs:
        return m_collator.compare(textOf(a, m_column), textOf(b, m_column));
    default:
        return order(largestOf(a, figureOf(m_column)), largestOf(b, figureOf(m_column)));
    }
}

const load::RunSummary &KeptRunsModel::runAt(int row) const
{
    return m_runs.at(m_rows.at(static_cast<std::size_t>(row)));
}

int KeptRunsModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find_if(m_rows, [&](std::size_t row) { return m_runs[row].id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int KeptRunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KeptRunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KeptRunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const load::RunSummary &run = runAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return textOf(run, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(
            explanationOf(run, index.column()).replace(QLatin1Char('\n'), QLatin1String("; ")));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case OutcomeRole:
        return static_cast<int>(run.outcome);
    default:
        return {};
    }
}

QVariant KeptRunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == P99)
        return tr("Of successful operations, the larger of reads and writes");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case When:
        return tr("Started");
    case Scenario:
        return tr("Scenario");
    case Designs:
        return tr("Designs");
    case Verdict:
        return tr("Verdict");
    case Operations:
        return tr("Operations / s");
    case P99:
        return tr("Latency p99");
    default:
        return tr("Lock errors");
    }
}

Qt::ItemFlags KeptRunsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool KeptRunsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || !index.isValid() || index.column() != Name || name.isEmpty())
        return false;
    load::RunSummary &run = m_runs[m_rows[static_cast<std::size_t>(index.row())]];
    if (name == run.name)
        return false;
    run.name = name; // until the next list says so, or something else
    Q_EMIT dataChanged(index, index);
    Q_EMIT renameRequested(run.id, name);
    return true;
}

} // namespace cachescope::ui
