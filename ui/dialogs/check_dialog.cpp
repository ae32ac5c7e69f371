// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/check_dialog.h"

#include "core/inspect/saved/index_identity.h"
#include "ui/dialogs/check_text.h"
#include "ui/file/file_text.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/verdict_line.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

namespace cachescope::ui {
namespace {

constexpr QSize kFirstSize(680, 480);
constexpr int kProgressSteps = 1000;

} // namespace

CheckDialog::CheckDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_path(new ElidedLabel(QStringLiteral("muted"), Qt::ElideMiddle, this))
    , m_quick(new QRadioButton(tr("&Quick: all pages, without comparing indexes with their tables"), this))
    , m_full(new QRadioButton(tr("&Full: indexes too; reads large values twice"), this))
    , m_facts(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_progress(new QProgressBar(this))
    , m_verdict(new VerdictLine(theme, this))
    , m_remarks(new QPlainTextEdit(this))
    , m_messagesTitle(makeLabel(QStringLiteral("heading"), tr("SQLite's messages"), this))
    , m_messages(new QPlainTextEdit(this))
    , m_copy(new QPushButton(tr("&Copy as text"), this))
    , m_cancel(new QPushButton(tr("Cancel the check"), this))
    , m_start(new QPushButton(tr("&Start"), this))
{
    resize(fittingScreen(this, kFirstSize));
    layOut();
    connect(&m_job, &ThreadJob::progressed, this, [this](double fraction) {
        m_progress->setValue(static_cast<int>(fraction * kProgressSteps));
        Q_EMIT progressed(m_checking, fraction);
    });
    connect(&m_job, &CheckJob::checked, this, &CheckDialog::onChecked);
    connect(&m_job, &CheckJob::failed, this, &CheckDialog::onFailed);
    connect(m_start, &QPushButton::clicked, this, &CheckDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &CheckDialog::cancel);
    connect(m_copy, &QPushButton::clicked, this, &CheckDialog::copy);
    refresh();
}

void CheckDialog::layOut()
{
    m_progress->setTextVisible(false);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setAccessibleName(tr("Progress of the check"));
    m_remarks->setReadOnly(true);
    m_remarks->setAccessibleName(tr("What the messages mean"));
    m_remarks->setTabChangesFocus(true);
    setRole(m_remarks, QStringLiteral("boxed"));
    m_messages->setReadOnly(true);
    m_messages->setAccessibleName(tr("SQLite's messages"));
    m_messages->setTabChangesFocus(true);
    m_messages->setFont(fonts::monospace());
    setRole(m_messages, QStringLiteral("boxed"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_path);
    layout->addLayout(makeChoice());
    layout->addWidget(m_progress);
    layout->addWidget(m_verdict);
    layout->addWidget(m_facts);
    layout->addWidget(m_remarks, 1);
    layout->addWidget(m_messagesTitle);
    layout->addWidget(m_messages, 1);
    layout->addStretch(0);
    layout->addLayout(makeButtons());
}

QLayout *CheckDialog::makeChoice()
{
    m_full->setChecked(true);
    auto *choice = new QVBoxLayout;
    choice->setSpacing(8);
    for (QRadioButton *button : {m_quick, m_full}) {
        button->setAccessibleName(withoutMnemonic(button->text()));
        choice->addWidget(button);
    }
    return choice;
}

QLayout *CheckDialog::makeButtons()
{
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    setRole(m_start, QStringLiteral("primary"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    for (QPushButton *button : {close, m_cancel, m_start})
        buttons->addWidget(button);
    for (QPushButton *button : {m_copy, close, m_cancel, m_start}) {
        button->setAccessibleName(withoutMnemonic(button->text()));
        button->setAutoDefault(button == m_start);
    }
    m_start->setDefault(true);
    return buttons;
}

void CheckDialog::setFile(const FileSource &file)
{
    if (!isShown(file))
        forget();
    m_file = file;
    setWindowTitle(tr("Check %1").arg(fileNameOf(file.path)));
    m_path->setText(file.path);
    refresh();
    m_start->setFocus(Qt::OtherFocusReason);
}

void CheckDialog::leaveFile()
{
    cancel();
    m_checksShown = false;
    if (!m_file.opened)
        forget(); // nothing tells whether the next one under this name is the same
}

/// What could not be opened is known by its name alone.
bool CheckDialog::isShown(const FileSource &file) const
{
    if (file.path != m_file.path || file.opened.has_value() != m_file.opened.has_value())
        return false;
    return !file.opened ||
           inspect::isSameState(file.opened->info().atOpening, m_file.opened->info().atOpening);
}

void CheckDialog::forget()
{
    cancel();
    m_checksShown = false;
    m_report.reset();
    m_error.clear();
}

void CheckDialog::setQuick(bool quick)
{
    (quick ? m_quick : m_full)->setChecked(true);
}

void CheckDialog::start()
{
    if (m_job.isRunning())
        return;
    m_report.reset();
    m_error.clear();
    m_checking = m_file.path;
    m_checksShown = true;
    m_progress->setValue(0);
    inspect::IntegrityOptions options;
    options.quick = m_quick->isChecked();
    m_job.start(m_file, options);
    Q_EMIT progressed(m_checking, 0.0);
    refresh();
}

void CheckDialog::cancel()
{
    m_job.cancel();
}

void CheckDialog::onChecked(const inspect::IntegrityReport &report)
{
    Q_EMIT ended();
    if (m_checksShown) {
        m_report = report;
        m_checkedAt = static_cast<double>(QDateTime::currentSecsSinceEpoch());
    }
    if (m_checksShown && !report.messages.isEmpty())
        Q_EMIT damageFound(m_checking);
    refresh();
}

void CheckDialog::onFailed(const Error &error)
{
    Q_EMIT ended();
    if (m_checksShown)
        m_error = error.message;
    refresh();
}

void CheckDialog::refresh()
{
    const bool running = m_job.isRunning();
    m_quick->setEnabled(!running);
    m_full->setEnabled(!running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_start->setVisible(!running);
    m_start->setText(m_report || !m_error.isEmpty() ? tr("&Start again") : tr("&Start"));
    m_copy->setEnabled(m_report.has_value());
    showReport();
}

void CheckDialog::showReport()
{
    const bool damaged = m_report && !m_report->messages.isEmpty();
    m_messages->setVisible(damaged);
    m_messagesTitle->setVisible(damaged);
    m_verdict->setVisible(m_report || !m_error.isEmpty());
    m_facts->setVisible(m_report.has_value());
    m_remarks->setVisible(m_report && !checkRemarks(*m_report).isEmpty());
    if (!m_error.isEmpty())
        m_verdict->setVerdict(Tone::Bad, m_error);
    if (!m_report)
        return;
    const CheckVerdict verdict = checkVerdict(*m_report);
    m_verdict->setVerdict(verdict.tone, verdict.text);
    m_facts->setText(checkFacts(*m_report, m_checkedAt));
    m_remarks->setPlainText(checkRemarks(*m_report).join(QStringLiteral("\n\n")));
    m_messages->setPlainText(m_report->messages.join(QLatin1Char('\n')));
}

QString CheckDialog::text() const
{
    return m_report ? checkAsText(*m_report, m_checkedAt) : QString();
}

void CheckDialog::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace cachescope::ui
