// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/kept_runs_view.h"

#include "core/base/format.h"
#include "ui/runs/export_button.h"
#include "ui/runs/kept_run_text.h"
#include "ui/runs/kept_runs_model.h"
#include "ui/runs/kept_runs_table.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

namespace cachescope::ui {
namespace {

constexpr int kFilterWidth = 216;
constexpr int kTextWidth = 520;
constexpr int kIconPx = 32;

enum State { List, Empty, Problem };

/// Centred, as wide as a line of text that is read easily.
QWidget *centred(const QList<QWidget *> &widgets, QHBoxLayout *buttons, QWidget *parent)
{
    auto *card = new QFrame(parent);
    setRole(card, QStringLiteral("card"));
    auto *content = new QWidget(card);
    content->setMaximumWidth(kTextWidth);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(8);
    column->addStretch(2);
    for (QWidget *widget : widgets)
        column->addWidget(widget);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *layout = new QHBoxLayout(card);
    layout->addStretch(1);
    layout->addWidget(content, 1000);
    layout->addStretch(1);
    return card;
}

QLabel *makeText(const QString &role, const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(role, text, parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    return label;
}

} // namespace

KeptRunsView::KeptRunsView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new KeptRunsModel(this))
    , m_table(new KeptRunsTable(theme, *m_model, this))
    , m_filter(new QLineEdit(this))
    , m_count(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_open(makeButton(tr("&Open"), tr("Its charts, verdict and scenario (Enter)"), &KeptRunsView::open))
    , m_compare(makeButton(tr("Co&mpare"), tr("Select two runs to see what changed between them"),
                           &KeptRunsView::compare))
    , m_repeat(makeButton(tr("&Repeat"), tr("Run its scenario again, now"), &KeptRunsView::repeat))
    , m_remove(makeButton(tr("&Delete"), tr("Take the selected runs away (Del); it can be undone"),
                          &KeptRunsView::remove))
    , m_export(new ExportButton(this))
    , m_stack(new QStackedWidget(this))
    , m_noMatch(makeText(QStringLiteral("muted"), QString(), this))
    , m_skipped(new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, this))
    , m_problem(makeText(QString(), QString(), this))
{
    setUpFilter();
    layOut(theme);
    connect(m_table, &KeptRunsTable::selectionChangedTo, this, &KeptRunsView::enableActions);
    connect(m_table, &KeptRunsTable::selectionChangedTo, this, &KeptRunsView::selectionChangedTo);
    connect(m_table, &KeptRunsTable::openRequested, this, &KeptRunsView::open);
    connect(m_table, &KeptRunsTable::editingEnded, this, [this] {
        if (const auto list = std::exchange(m_waiting, std::nullopt))
            setList(*list);
    });
    connect(m_table, &KeptRunsTable::removeRequested, this, &KeptRunsView::remove);
    connect(m_table, &KeptRunsTable::menuRequested, this, &KeptRunsView::fillMenu);
    connect(m_model, &KeptRunsModel::renameRequested, this, &KeptRunsView::renameRequested);
    connect(m_model, &QAbstractItemModel::modelReset, this, &KeptRunsView::showState);
    showState();
    enableActions();
}

void KeptRunsView::setUpFilter()
{
    m_filter->setObjectName(QStringLiteral("runFilter"));
    m_filter->setAccessibleName(tr("Filter the runs"));
    m_filter->setPlaceholderText(tr("Name, design, verdict"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(kFilterWidth / 2); // in a narrow window the buttons need the room
    m_filter->setMaximumWidth(kFilterWidth);
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setRole(m_filter, QStringLiteral("filter"));
    connect(m_filter, &QLineEdit::textChanged, this, &KeptRunsView::filterNow);
}

void KeptRunsView::layOut(const Theme &theme)
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeBar());
    column->addWidget(makeTableCard(), 1);
    m_stack->addWidget(list);
    m_stack->addWidget(makeEmpty(theme));
    m_stack->addWidget(makeProblem());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_skipped);
}

QWidget *KeptRunsView::makeBar()
{
    auto *bar = new QWidget(this);
    connect(m_export, &ExportButton::chosen, this,
            [this](load::RunExport kind) { Q_EMIT exportRequested(onlyId(), kind); });
    auto *import = makeButton(tr("&Import a report…"), tr("A report that cachescope-cli load --json wrote"),
                              &KeptRunsView::importRequested);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_count);
    layout->addStretch();
    for (QWidget *button : std::initializer_list<QWidget *>{m_open, m_compare, m_repeat, m_export, m_remove})
        layout->addWidget(button);
    layout->addSpacing(8);
    layout->addWidget(import);
    return bar;
}

QWidget *KeptRunsView::makeTableCard()
{
    auto *card = new QFrame(this);
    setRole(card, QStringLiteral("card"));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(5, 4, 5, 6);
    layout->addWidget(m_table, 1);
    auto *inTable = new QVBoxLayout(m_table);
    inTable->addStretch(2);
    inTable->addWidget(m_noMatch);
    inTable->addStretch(3);
    return card;
}

QWidget *KeptRunsView::makeEmpty(const Theme &theme)
{
    auto *icon = new QLabel(this);
    icon->setAlignment(Qt::AlignHCenter);
    const auto draw = [icon, &theme] {
        icon->setPixmap(iconPixmap(QStringLiteral("runs"), theme.tokens().accent, QSize(kIconPx, kIconPx),
                                   icon->devicePixelRatioF()));
    };
    draw();
    connect(&theme, &Theme::changed, icon, draw);
    auto *start = makeButton(tr("&New load test"), QString(), &KeptRunsView::newTestRequested);
    setRole(start, QStringLiteral("primary"));
    auto *import = makeButton(tr("&Import a report…"), QString(), &KeptRunsView::importRequested);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(start);
    buttons->addWidget(import);
    buttons->addStretch(1);
    return centred(
        {icon, makeText(QStringLiteral("display"), tr("No runs yet"), this),
         makeText(QStringLiteral("muted"),
                  tr("Every load test that you run is kept here with its charts and its verdict, to "
                     "be looked at again, compared with another one and repeated. A report that "
                     "cachescope-cli load --json wrote can be brought here, too."),
                  this)},
        buttons, this);
}

QWidget *KeptRunsView::makeProblem()
{
    m_problem->setObjectName(QStringLiteral("listProblem"));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *again = makeButton(tr("&Try again"), QString(), &KeptRunsView::refreshRequested);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(again);
    buttons->addStretch(1);
    return centred({makeText(QStringLiteral("title"), tr("The runs cannot be listed"), this), m_problem},
                   buttons, this);
}

QPushButton *KeptRunsView::makeButton(const QString &text, const QString &explanation,
                                      void (KeptRunsView::*slot)())
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(withoutMnemonic(text));
    button->setToolTip(plainToolTip(explanation));
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

void KeptRunsView::setList(const load::RunList &list)
{
    if (m_table->isEditing()) {
        m_waiting = list;
        return;
    }
    m_waiting.reset();
    m_problem->clear();
    m_all = list.runs.size();
    m_model->setRuns(list.runs);
    QStringList files;
    QStringList reasons;
    for (const load::SkippedFile &file : list.skipped) {
        files << file.fileName;
        reasons << QStringLiteral("%1: %2").arg(file.fileName, file.reason);
    }
    const int count = static_cast<int>(files.size());
    m_skipped->setVisible(count > 0);
    const QString names = files.join(QStringLiteral(", "));
    m_skipped->setText(
        count == 1 ? tr("A file beside the runs cannot be read as one, and stays as it is: %1").arg(names)
                   : tr("%1 files beside the runs cannot be read as one, and stay as they are: %2")
                         .arg(formatCount(count), names));
    m_skipped->setToolTip(plainToolTip(reasons.join(QStringLiteral(" "))));
    showState();
}

void KeptRunsView::refreshFigures()
{
    m_table->viewport()->update(); // the model writes them as they are asked for
    showState();
}

void KeptRunsView::setProblem(const QString &text)
{
    m_problem->setText(text);
    showState();
}

void KeptRunsView::selectIds(const QStringList &ids)
{
    m_table->selectIds(ids);
}

void KeptRunsView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool KeptRunsView::clearFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

void KeptRunsView::filterNow()
{
    m_model->setFilter(m_filter->text());
    showState();
}

void KeptRunsView::showState()
{
    const int shown = m_model->rowCount();
    const bool isFiltered = !m_model->filter().trimmed().isEmpty();
    const int all = static_cast<int>(m_all);
    m_count->setText(isFiltered ? tr("%1 of %2").arg(formatCount(shown), formatCount(all))
                     : all == 1 ? tr("1 run")
                                : tr("%1 runs").arg(formatCount(all)));
    m_noMatch->setText(tr("No run has “%1”.").arg(m_model->filter().simplified()));
    m_noMatch->setVisible(shown == 0 && isFiltered);
    m_stack->setCurrentIndex(!m_problem->text().isEmpty() ? Problem : (all > 0 ? List : Empty));
}

void KeptRunsView::enableActions()
{
    const int count = m_table->selectedCount();
    for (QWidget *one : std::initializer_list<QWidget *>{m_open, m_repeat, m_export})
        one->setEnabled(count == 1);
    m_compare->setEnabled(count == 2);
    m_remove->setEnabled(count > 0);
}

void KeptRunsView::fillMenu(QMenu &menu)
{
    const int count = m_table->selectedCount();
    const auto add = [&menu, this](const QString &text, auto slot, bool isEnabled,
                                   const QKeySequence &key = {}) {
        QAction *action = menu.addAction(text, this, slot);
        action->setEnabled(isEnabled);
        action->setShortcut(key);
    };
    add(tr("&Open"), &KeptRunsView::open, count == 1, QKeySequence(Qt::Key_Return));
    add(tr("Co&mpare the two"), &KeptRunsView::compare, count == 2);
    add(tr("&Repeat"), &KeptRunsView::repeat, count == 1);
    QMenu *exports = menu.addMenu(tr("E&xport"));
    m_export->addTo(*exports);
    exports->setEnabled(count == 1);
    menu.addSeparator();
    add(
        tr("Re&name"), [this] { m_table->editName(); }, count == 1, QKeySequence(Qt::Key_F2));
    add(tr("&Delete"), &KeptRunsView::remove, count > 0, QKeySequence::Delete);
}

QString KeptRunsView::onlyId() const
{
    return m_table->selectedIds().value(0);
}

void KeptRunsView::open()
{
    if (m_table->selectedCount() == 1)
        Q_EMIT openRequested(onlyId());
}

void KeptRunsView::compare()
{
    const QStringList ids = m_table->selectedIds();
    if (ids.size() != 2)
        return;
    const load::RunSummary &a = m_model->runAt(m_model->rowOf(ids[0]));
    const load::RunSummary &b = m_model->runAt(m_model->rowOf(ids[1]));
    const bool isInOrder = a.startedAt < b.startedAt;
    Q_EMIT compareRequested(isInOrder ? a.id : b.id, isInOrder ? b.id : a.id);
}

void KeptRunsView::repeat()
{
    Q_EMIT repeatRequested(onlyId());
}

void KeptRunsView::remove()
{
    if (const QStringList ids = m_table->selectedIds(); !ids.isEmpty())
        Q_EMIT removeRequested(ids);
}

} // namespace cachescope::ui
