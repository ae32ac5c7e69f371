// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_window.h"

#include "ui/compare/diff_pane.h"
#include "ui/compare/diff_table.h"
#include "ui/file/file_drop.h"
#include "ui/file/file_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/verdict_line.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace cachescope::ui {
namespace {

constexpr QSize kFirstSize(1200, 800);
constexpr int kProgressSteps = 1000;

QPushButton *makeButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAccessibleName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

CompareWindow::CompareWindow(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_pathBefore(new ElidedLabel(QStringLiteral("path"), Qt::ElideMiddle, this))
    , m_pathAfter(new ElidedLabel(QStringLiteral("path"), Qt::ElideMiddle, this))
    , m_chooseBefore(makeButton(tr("Choose…"), tr("Choose the earlier file"), this))
    , m_chooseAfter(makeButton(tr("Choose…"), tr("Choose the later file"), this))
    , m_swap(makeButton(tr("&Swap before and after"), tr("Swap before and after"), this))
    , m_content(new QCheckBox(tr("Compare &contents too: reads all values of the same size"), this))
    , m_start(makeButton(tr("Co&mpare"), tr("Compare"), this))
    , m_progress(new QProgressBar(this))
    , m_cancel(makeButton(tr("Cancel"), tr("Cancel the comparison"), this))
    , m_trouble(new VerdictLine(theme, this))
    , m_hint(makeLabel(QStringLiteral("muted"),
                       tr("Choose a second file, or drop it here. Neither is changed."), this))
    , m_pane(new DiffPane(theme, this))
{
    setWindowTitle(tr("Compare two files"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(fittingScreen(this, kFirstSize));
    layOut();
    auto *drop = new FileDrop(this, 1);
    connect(drop, &FileDrop::dropped, this, [this](const QStringList &paths) { setOther(paths.first()); });
    connect(m_chooseBefore, &QPushButton::clicked, this, [this] { choose(&m_before); });
    connect(m_chooseAfter, &QPushButton::clicked, this, [this] { choose(&m_after); });
    connect(m_swap, &QPushButton::clicked, this, &CompareWindow::swap);
    connect(m_start, &QPushButton::clicked, this, &CompareWindow::start);
    connect(m_cancel, &QPushButton::clicked, this, &CompareWindow::cancel);
    connect(m_pane->table(), &QAbstractItemView::activated, this, &CompareWindow::showEntry);
    m_pane->table()->setToolTip(tr("Double-click, or Return: shows the entry in the window of its file"));
    connect(&m_job, &ThreadJob::progressed, this, &CompareWindow::tell);
    connect(&m_job, &DiffJob::compared, this, &CompareWindow::onCompared);
    connect(&m_job, &DiffJob::failed, this, &CompareWindow::onFailed);
    refresh();
}

void CompareWindow::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(makeFiles());
    layout->addLayout(makeActions());
    layout->addWidget(m_trouble);
    m_hint->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_pane, 1);
    m_trouble->hide();
}

QLayout *CompareWindow::makeFiles()
{
    for (ElidedLabel *path : {m_pathBefore, m_pathAfter})
        path->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeLabel(QStringLiteral("heading"), tr("Before"), this), 0, 0);
    grid->addWidget(m_pathBefore, 0, 1);
    grid->addWidget(m_chooseBefore, 0, 2);
    grid->addWidget(makeLabel(QStringLiteral("heading"), tr("After"), this), 1, 0);
    grid->addWidget(m_pathAfter, 1, 1);
    grid->addWidget(m_chooseAfter, 1, 2);
    return grid;
}

QLayout *CompareWindow::makeActions()
{
    setRole(m_start, QStringLiteral("primary"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setAccessibleName(tr("Progress of the comparison"));
    m_content->setAccessibleName(tr("Compare contents too"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_swap);
    row->addSpacing(8);
    row->addWidget(m_content);
    row->addStretch(1);
    row->addWidget(m_progress, 2);
    row->addWidget(m_cancel);
    row->addWidget(m_start);
    return row;
}

void CompareWindow::setOpenFile(const DiffSource &open)
{
    for (DiffSource *source : {&m_before, &m_after}) {
        if (source->file.opened && source->file.path == open.file.path)
            return m_job.isRunning() ? void() : chooseOther();
    }
    m_after = open;
    forget();
    if (!m_before.isThere())
        chooseOther();
}

/// Of the open file: in its window. An entry that only the other file has is nowhere to be shown.
void CompareWindow::showEntry(const QModelIndex &index)
{
    const inspect::FileDiffPtr &diff = m_pane->model()->diff();
    if (!diff || !index.isValid())
        return;
    const inspect::DiffRow &row =
        diff->rows[(*m_pane->model()->rows())[static_cast<std::size_t>(index.row())]];
    const bool later = m_after.file.opened.has_value();
    const inspect::DiffSide &side = later ? diff->after : diff->before;
    const quint32 place = later ? row.after : row.before;
    if (place != inspect::DiffRow::kNone && side.scan.index)
        return Q_EMIT entryRequested(side.scan.index->rowid(place));
    m_trouble->setVerdict(Tone::Neutral, tr("This entry is not in the file that is open."));
    m_trouble->show();
}

void CompareWindow::setOther(const QString &path)
{
    setSource(m_before.file.opened ? &m_after : &m_before, path);
}

void CompareWindow::setSource(DiffSource *source, const QString &path)
{
    *source = {{path, std::nullopt}, std::nullopt};
    forget();
    start();
}

void CompareWindow::chooseOther()
{
    choose(m_before.file.opened ? &m_after : &m_before);
}

void CompareWindow::choose(DiffSource *source)
{
    auto *dialog = new QFileDialog(this, source == &m_before ? tr("The earlier cache file")
                                                             : tr("The later cache file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Cache files (*.db *.sqlite *.sqlite3)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, source](const QString &path) { setSource(source, path); });
    dialog->open();
}

void CompareWindow::swap()
{
    const bool again = m_before.isThere() && m_after.isThere();
    std::swap(m_before, m_after);
    forget();
    if (again)
        start();
}

void CompareWindow::leaveFile()
{
    m_before = {};
    m_after = {};
    forget();
}

/// What is shown, and what runs, is of other files.
void CompareWindow::forget()
{
    m_stale = m_job.isRunning();
    m_job.cancel();
    m_trouble->hide();
    m_pane->setDiff(nullptr);
    refresh();
}

void CompareWindow::cancel()
{
    m_job.cancel();
}

void CompareWindow::start()
{
    if (!m_before.isThere() || !m_after.isThere() || m_job.isRunning())
        return; // once what runs has ended, if it is stale
    m_trouble->hide();
    m_pane->setDiff(nullptr);
    m_progress->setValue(0);
    m_job.start(m_before, m_after, m_content->isChecked());
    tell(0.0);
    refresh();
}

void CompareWindow::tell(double fraction)
{
    m_progress->setValue(static_cast<int>(fraction * kProgressSteps));
    Q_EMIT progressed(
        tr("Comparing %1 with %2").arg(fileNameOf(m_before.file.path), fileNameOf(m_after.file.path)),
        fraction);
}

void CompareWindow::onCompared(const inspect::FileDiffPtr &diff)
{
    Q_EMIT ended();
    if (std::exchange(m_stale, false))
        return m_before.isThere() && m_after.isThere() ? start() : refresh();
    m_pane->setDiff(diff);
    refresh();
    m_pane->table()->setFocus(Qt::OtherFocusReason);
}

void CompareWindow::onFailed(const Error &error, const QString &path)
{
    Q_EMIT ended();
    if (std::exchange(m_stale, false))
        return m_before.isThere() && m_after.isThere() ? start() : refresh();
    const bool cancelled = error.code == ErrorCode::Cancelled;
    const QString which =
        path.isEmpty() || error.message.contains(path) ? QString() : path + QStringLiteral(": ");
    m_trouble->setVerdict(cancelled ? Tone::Warning : Tone::Bad,
                          cancelled ? tr("Cancelled before there was anything to show.")
                                    : which + error.message);
    m_trouble->show();
    refresh();
}

void CompareWindow::refresh()
{
    const bool running = m_job.isRunning();
    const bool both = m_before.isThere() && m_after.isThere();
    const bool shown = m_pane->model()->diff() != nullptr;
    const QString none = tr("no file chosen");
    m_pathBefore->setText(m_before.isThere() ? m_before.file.path : none);
    m_pathAfter->setText(m_after.isThere() ? m_after.file.path : none);
    m_chooseBefore->setEnabled(!m_before.file.opened);
    m_chooseAfter->setEnabled(!m_after.file.opened);
    m_swap->setEnabled(m_before.isThere() || m_after.isThere());
    m_content->setEnabled(!running);
    m_start->setText(shown ? tr("Co&mpare again") : tr("Co&mpare"));
    m_start->setEnabled(both);
    m_start->setVisible(!running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_hint->setText(running ? tr("Comparing…")
                    : both  ? QString()
                            : tr("Choose a second file, or drop it here. Neither is changed."));
    m_hint->setVisible(!shown);
    m_pane->setVisible(shown);
}

} // namespace cachescope::ui
