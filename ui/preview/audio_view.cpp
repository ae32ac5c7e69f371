// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/audio_view.h"

#include "core/base/format.h"
#include "core/inspect/export/export_names.h"
#include "core/inspect/preview/audio_track.h"
#include "ui/preview/sound_text.h"
#include "ui/preview/waveform_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kIconPx = 16;

QLabel *makeNote(const QString &role, QWidget *parent)
{
    QLabel *label = makeLabel(role, QString(), parent);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

AudioView::AudioView(const Theme &theme, QWidget *parent)
    : AudioView(theme, nullptr, parent)
{
}

AudioView::AudioView(const Theme &theme, std::unique_ptr<AudioOutput> output, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_output(std::move(output))
    , m_facts(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_problem(makeNote(QString(), this))
    , m_waveform(new WaveformView(theme, this))
    , m_play(new QPushButton(this))
    , m_place(makeLabel(QString(), QString(), this))
    , m_save(new QToolButton(this))
    , m_silence(makeNote(QStringLiteral("caption"), this))
    , m_saved(makeNote(QString(), this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_tags(new FactList(this))
{
    build();
    connectParts(theme);
    clear();
}

void AudioView::build()
{
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_facts);
    layout->addWidget(m_problem);
    m_panel = makePanel();
    layout->addWidget(m_panel);
    layout->addLayout(makeSaving());
    layout->addWidget(m_saved);
    layout->addWidget(m_tags);
    layout->addStretch(1);
}

QWidget *AudioView::makePanel()
{
    auto *panel = new QFrame(this);
    setRole(panel, QStringLiteral("well"));
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_waveform);
    layout->addLayout(makeControls());
    layout->addWidget(m_silence);
    return panel;
}

QLayout *AudioView::makeControls()
{
    setRole(m_play, QStringLiteral("primary"));
    m_play->setIconSize(QSize(kIconPx, kIconPx));
    m_save->setText(tr("Save WAV…"));
    m_save->setAccessibleName(tr("Save as a WAV file"));
    m_save->setToolTip(tr("Decode the sound into a WAV file (16 bits, 48 kHz)"));
    m_save->setFocusPolicy(Qt::StrongFocus);
    auto *controls = new QHBoxLayout;
    controls->setSpacing(8);
    controls->addWidget(m_play);
    controls->addWidget(m_place);
    controls->addStretch(1);
    controls->addWidget(m_save);
    return controls;
}

QLayout *AudioView::makeSaving()
{
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Saving as WAV"));
    setRole(m_cancel, QStringLiteral("link"));
    m_cancel->setAccessibleName(tr("Cancel saving"));
    auto *saving = new QHBoxLayout;
    saving->setSpacing(8);
    saving->addWidget(m_progress, 1);
    saving->addWidget(m_cancel);
    showSaving(false);
    return saving;
}

void AudioView::connectParts(const Theme &theme)
{
    connect(&theme, &Theme::changed, this, &AudioView::paintPlayIcon);
    connect(m_play, &QPushButton::clicked, this, &AudioView::togglePlaying);
    connect(m_waveform, &WaveformView::toggleRequested, this, &AudioView::togglePlaying);
    connect(m_waveform, &WaveformView::placeChosen, this, [this](double seconds) { player().seek(seconds); });
    connect(m_save, &QToolButton::clicked, this, &AudioView::askWhereToSave);
    connect(m_cancel, &QPushButton::clicked, &m_export, &ThreadJob::cancel);
    connect(&m_export, &ThreadJob::progressed, this,
            [this](double fraction) { m_progress->setValue(static_cast<int>(fraction * 100.0)); });
    connect(
        &m_export, &WavExport::exported, this,
        [this](const inspect::WavSummary &summary, const QString &fileName) {
            showSaving(false);
            const QString saved =
                tr("Saved as %1 (%2).").arg(QDir::toNativeSeparators(fileName), formatBytes(summary.bytes));
            tell(m_saved, summary.problem.isEmpty() ? Tone::Good : Tone::Warning,
                 summary.problem.isEmpty() ? saved : saved + QLatin1Char(' ') + summary.problem);
        });
    connect(&m_export, &WavExport::failed, this, [this](const Error &error) {
        showSaving(false);
        const bool cancelled = error.code == ErrorCode::Cancelled;
        tell(m_saved, cancelled ? Tone::Neutral : Tone::Bad,
             cancelled ? tr("Saving was stopped; there is no file.") : error.message);
    });
}

/// Made with the first sound, since looking for devices takes some milliseconds.
AudioPlayer &AudioView::player()
{
    if (m_player)
        return *m_player;
    m_player = std::make_unique<AudioPlayer>(m_output ? std::move(m_output) : makeAudioOutput());
    connect(m_player.get(), &AudioPlayer::positionChanged, this, &AudioView::showPlace);
    connect(m_player.get(), &AudioPlayer::stateChanged, this, &AudioView::paintPlayIcon);
    connect(m_player.get(), &AudioPlayer::availabilityChanged, this, &AudioView::showAvailability);
    connect(m_player.get(), &AudioPlayer::failed, this, [this](const QString &sentence) {
        showAvailability();
        tell(m_silence, Tone::Warning, sentence);
    });
    return *m_player;
}

void AudioView::setPreview(const inspect::PreviewPtr &preview)
{
    m_preview = preview;
    const auto track = preview ? preview->audio : nullptr;
    m_facts->setText(preview ? unbrokenFacts(soundFactsText(*preview)) : QString());
    tell(m_problem, Tone::Warning, track ? track->facts().problem : QString());
    m_panel->setVisible(track != nullptr);
    m_waveform->setTrack(track);
    m_tags->setFacts(track ? soundTags(*track) : QList<Fact>());
    if (!m_export.isRunning())
        tell(m_saved, Tone::Neutral, QString());
    if (track)
        player().setSound(preview->bytes, track->facts().seconds);
    else if (m_player)
        m_player->setSound({}, 0.0);
    if (track)
        showAvailability();
    paintPlayIcon();
}

QString AudioView::factsText() const
{
    return m_facts->text().replace(QChar::Nbsp, QLatin1Char(' '));
}

void AudioView::togglePlaying()
{
    if (!m_preview || !m_preview->audio || !player().unavailable().isEmpty())
        return;
    showAvailability(); // what went wrong before is over
    if (player().state() == AudioPlayer::State::Playing)
        player().pause();
    else
        player().play();
}

void AudioView::showPlace(double seconds)
{
    const double all = m_preview && m_preview->audio ? m_preview->audio->facts().seconds : 0.0;
    m_waveform->setPlace(seconds);
    m_place->setText(tr("%1 / %2").arg(ui::placeText(seconds), ui::placeText(all)));
}

void AudioView::showAvailability()
{
    const QString reason = player().unavailable();
    m_play->setEnabled(reason.isEmpty());
    tell(m_silence, Tone::Neutral, reason);
    paintPlayIcon();
}

void AudioView::paintPlayIcon()
{
    const bool plays = m_player && m_player->state() == AudioPlayer::State::Playing;
    const QColor colour = m_play->isEnabled() ? m_theme.tokens().onAccent : m_theme.tokens().muted;
    const QPixmap pixmap = iconPixmap(plays ? QStringLiteral("pause") : QStringLiteral("play"), colour,
                                      QSize(kIconPx, kIconPx), devicePixelRatioF());
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Disabled); // its colour is right already
    m_play->setIcon(icon);
    m_play->setAccessibleName(plays ? tr("Pause") : tr("Play"));
    const QString action = plays ? tr("Pause (Space)") : tr("Play (Space)");
    m_play->setToolTip(m_play->isEnabled() ? action : m_silence->text());
}

QString AudioView::suggestedFileName() const
{
    return inspect::exportStem(m_key) + QStringLiteral(".wav");
}

void AudioView::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save as WAV"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("WAV files (*.wav)"));
    dialog->setDefaultSuffix(QStringLiteral("wav"));
    dialog->selectFile(suggestedFileName());
    const inspect::PreviewPtr asked = m_preview;
    connect(dialog, &QFileDialog::fileSelected, this, [this, asked](const QString &fileName) {
        if (asked)
            save(asked->bytes, fileName);
    });
    dialog->open();
}

void AudioView::saveWav(const QString &fileName)
{
    if (m_preview)
        save(m_preview->bytes, fileName);
}

void AudioView::save(const QByteArray &opus, const QString &fileName)
{
    const auto source = m_source ? m_source() : std::nullopt;
    if (m_export.isRunning() || !source)
        return;
    tell(m_saved, Tone::Neutral, QString());
    m_progress->setValue(0);
    showSaving(true);
    m_export.start(*source, opus, fileName);
}

void AudioView::showSaving(bool runs)
{
    m_progress->setVisible(runs);
    m_cancel->setVisible(runs);
    m_save->setEnabled(!runs);
}

void AudioView::tell(QLabel *label, Tone tone, const QString &sentence)
{
    setTone(label, tone);
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
}

void AudioView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        togglePlaying();
    else
        QWidget::keyPressEvent(event);
}

// What is no longer seen should not be heard, unless the window is only minimised.
void AudioView::hideEvent(QHideEvent *event)
{
    if (m_player && !event->spontaneous())
        m_player->pause();
    QWidget::hideEvent(event);
}

} // namespace cachescope::ui
