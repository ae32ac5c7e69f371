// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/proof_dialog.h"

#include "core/base/format.h"
#include "core/inspect/saved/index_identity.h"
#include "ui/file/file_text.h"
#include "ui/table/text_table.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/verdict_line.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>

namespace cachescope::ui {
namespace {

constexpr QSize kFirstSize(880, 760);
constexpr int kProgressSteps = 1000;
constexpr int kMostColumnPx = 360;
constexpr int kLineHeight = 28; // with the frame

QPushButton *makeButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAccessibleName(withoutMnemonic(text));
    button->setAutoDefault(false);
    return button;
}

bool isSameOpening(const inspect::FileSnapshot &a, const inspect::FileSnapshot &b)
{
    return a.takenAt == b.takenAt && inspect::isSameState(a, b);
}

} // namespace

ProofDialog::ProofDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_path(new ElidedLabel(QStringLiteral("muted"), Qt::ElideMiddle, this))
    , m_verdict(new VerdictLine(theme, this))
    , m_files(new TextTable(theme, tr("Before and now"), this))
    , m_listing(new QPlainTextEdit(this))
    , m_content(new VerdictLine(theme, this))
    , m_taken(new QLineEdit(this))
    , m_hash(makeButton(tr("&Take the SHA-256"), this))
    , m_progress(new QProgressBar(this))
    , m_cancel(makeButton(tr("Cancel"), this))
    , m_expected(new QLineEdit(this))
    , m_match(new VerdictLine(theme, this))
{
    resize(fittingScreen(this, kFirstSize));
    layOut();
    connect(&m_looking, &SnapshotJob::taken, this, &ProofDialog::onLooked);
    connect(&m_hashing, &SnapshotJob::taken, this, &ProofDialog::onHashed);
    connect(&m_hashing, &SnapshotJob::failed, this, &ProofDialog::onHashFailed);
    connect(&m_hashing, &ThreadJob::progressed, this, [this](double fraction) {
        m_progress->setValue(static_cast<int>(fraction * kProgressSteps));
        Q_EMIT hashProgressed(m_state.atOpening.path, fraction);
    });
    connect(m_hash, &QPushButton::clicked, this, &ProofDialog::takeHash);
    connect(m_cancel, &QPushButton::clicked, this, &ProofDialog::cancel);
    connect(m_expected, &QLineEdit::textChanged, this, &ProofDialog::refreshContent);
}

void ProofDialog::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_path);
    layout->addWidget(m_verdict);
    layout->addWidget(makeFiles(), 1);
    layout->addWidget(makeContent());
    layout->addLayout(makeButtons());
}

QWidget *ProofDialog::makeFiles()
{
    auto *card = new Card(tr("The file, what is beside it, and its folder"), this);
    m_files->horizontalHeader()->setStretchLastSection(true);
    m_files->setFocusPolicy(Qt::TabFocus);
    m_listing->setReadOnly(true);
    m_listing->setAccessibleName(tr("Names in the folder"));
    m_listing->setTabChangesFocus(true);
    m_listing->setFont(fonts::monospace());
    m_listing->setMinimumHeight(kLineHeight);
    m_listing->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // what the table leaves
    setRole(m_listing, QStringLiteral("boxed"));
    card->addWidget(m_files);
    card->addWidget(makeLabel(QStringLiteral("caption"), tr("Names in the folder"), card));
    card->addWidget(m_listing, 1);
    return card;
}

QWidget *ProofDialog::makeContent()
{
    auto *card = new Card(tr("The content"), this);
    m_taken->setReadOnly(true);
    m_taken->setFont(fonts::monospace());
    m_taken->setAccessibleName(tr("SHA-256 of this file"));
    m_taken->setPlaceholderText(tr("not taken"));
    m_expected->setFont(fonts::monospace());
    m_expected->setAccessibleName(tr("SHA-256 of the original"));
    m_expected->setPlaceholderText(tr("paste what sha256sum prints where the file comes from"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setAccessibleName(tr("Progress of the SHA-256"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_taken, 1);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_hash);
    auto *body = new QWidget(card);
    auto *form = new QFormLayout(body);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->addRow(tr("Of this file"), row);
    form->addRow(tr("Of the &original"), m_expected);
    card->addWidget(m_content);
    card->addWidget(body);
    card->addWidget(m_match);
    return card;
}

QLayout *ProofDialog::makeButtons()
{
    QPushButton *again = makeButton(tr("&Look again"), this);
    QPushButton *copyText = makeButton(tr("&Copy as text"), this);
    QPushButton *close = makeButton(tr("Close"), this);
    connect(again, &QPushButton::clicked, this, &ProofDialog::lookAgain);
    connect(copyText, &QPushButton::clicked, this, &ProofDialog::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(again);
    buttons->addWidget(copyText);
    buttons->addStretch(1);
    buttons->addWidget(close);
    return buttons;
}

void ProofDialog::setFile(const inspect::CacheFileInfo &info)
{
    if (isSameOpening(info.atOpening, m_state.atOpening))
        return lookAgain();
    if (info.path != windowFilePath()) {
        cancel();
        m_expected->clear();
    }
    m_hashError.clear();
    setWindowFilePath(info.path);
    setWindowTitle(tr("Is %1 untouched?").arg(fileNameOf(info.path)));
    m_path->setText(info.path);
    m_state = {info.atOpening, {}, {}, {}, info.openMode};
    refresh();
    lookAgain();
}

void ProofDialog::cancel()
{
    m_hashing.cancel();
}

void ProofDialog::lookAgain()
{
    if (m_looking.isRunning())
        return;
    m_lookedAt = m_state.atOpening.path;
    m_looking.look(m_state.atOpening.path);
}

void ProofDialog::onLooked(const inspect::FileSnapshot &snapshot)
{
    if (m_lookedAt != m_state.atOpening.path) // of the file that was shown before
        return lookAgain();
    m_state.now = snapshot;
    refresh();
}

void ProofDialog::takeHash()
{
    m_hashError.clear();
    m_progress->setValue(0);
    m_hashing.hash(m_state.atOpening.path, m_state.mode);
    Q_EMIT hashProgressed(m_state.atOpening.path, 0.0);
    refreshContent();
}

void ProofDialog::onHashed(const inspect::FileSnapshot &snapshot)
{
    Q_EMIT hashEnded();
    if (snapshot.path == m_state.atOpening.path) {
        (m_state.firstHash ? m_state.lastHash : m_state.firstHash) = snapshot;
        m_state.now = snapshot;
    }
    refresh();
}

void ProofDialog::onHashFailed(const Error &error)
{
    Q_EMIT hashEnded();
    m_hashError = error.code == ErrorCode::Cancelled ? tr("Cancelled; no SHA-256 was taken.") : error.message;
    refreshContent();
}

void ProofDialog::refresh()
{
    const ProofVerdict verdict = untouchedVerdict(m_state);
    m_verdict->setVerdict(verdict.tone, verdict.text);
    const QString now = m_state.now ? formatExactTime(m_state.now->takenAt) : QString();
    m_files->setContent({QString(), tr("At opening, %1").arg(formatExactTime(m_state.atOpening.takenAt)),
                         tr("Now, %1").arg(now), QString()},
                        proofRows(m_state));
    m_files->fitColumns(kMostColumnPx);
    m_files->fitHeight();
    showListing();
    refreshContent();
}

// A folder may hold a hundred thousand names, which take their time to be laid out.
void ProofDialog::showListing()
{
    QStringList lines = listingLines(m_state);
    if (lines == m_shownListing)
        return;
    m_shownListing = std::move(lines);
    m_listing->setPlainText(m_shownListing.join(QLatin1Char('\n')));
}

void ProofDialog::refreshContent()
{
    const bool running = m_hashing.isRunning();
    const bool live = m_state.mode == inspect::OpenMode::Live;
    const ProofVerdict content =
        m_hashError.isEmpty() ? contentVerdict(m_state) : ProofVerdict{Tone::Warning, m_hashError};
    m_content->setVerdict(content.tone, content.text);
    const QString taken = takenHash(m_state);
    m_taken->setText(taken);
    m_taken->setCursorPosition(0);
    m_taken->setVisible(!running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_hash->setText(taken.isEmpty() ? tr("&Take the SHA-256") : tr("&Take it again"));
    m_hash->setVisible(!running);
    m_hash->setEnabled(!live);
    m_expected->setEnabled(!live);
    const ProofVerdict match = expectedVerdict(m_expected->text(), taken);
    m_match->setVerdict(match.tone, match.text);
    m_match->setVisible(!match.text.isEmpty());
}

void ProofDialog::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace cachescope::ui
