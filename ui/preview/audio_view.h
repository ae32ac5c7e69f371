// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"
#include "ui/preview/audio_player.h"
#include "ui/preview/wav_export.h"
#include "ui/widgets/look.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <utility>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace cachescope::ui {

class FactList;
class Theme;
class WaveformView;

/// A sound: what is known about it, its waveform, playing it, and saving it as WAV. What is wrong with it,
/// why it cannot be heard and what became of a file is told in place. Sounds that are not decoded show what
/// their head says.
class AudioView : public QWidget
{
    Q_OBJECT

public:
    /// The file that is open, if one is.
    using Source = std::function<std::optional<inspect::CacheFile>()>;

    explicit AudioView(const Theme &theme, QWidget *parent = nullptr);
    /// Plays by this instead of the system's device.
    AudioView(const Theme &theme, std::unique_ptr<AudioOutput> output, QWidget *parent = nullptr);

    /// What played before stops. Null as clear().
    void setPreview(const inspect::PreviewPtr &preview);
    void clear() { setPreview(nullptr); }
    /// The entry's key, from which the name of a file is made.
    void setName(const QString &key) { m_key = key; }
    /// Where sounds are from: beside it nothing is saved, and without it nothing at all.
    void setSource(Source source) { m_source = std::move(source); }

    /// As the button does: play if it does not, and the other way round.
    void togglePlaying();
    /// Writes the sound in the background; a file of this name is replaced.
    void saveWav(const QString &fileName);
    /// "key.wav", safe on every file system.
    [[nodiscard]] QString suggestedFileName() const;

    [[nodiscard]] WaveformView *waveform() const { return m_waveform; }
    [[nodiscard]] QPushButton *playButton() const { return m_play; }
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QString placeText() const { return m_place->text(); }
    /// What is wrong with the sound; why it cannot be heard; what became of the file. Empty: nothing.
    [[nodiscard]] QString problemText() const { return m_problem->text(); }
    [[nodiscard]] QString silenceText() const { return m_silence->text(); }
    [[nodiscard]] QString savedText() const { return m_saved->text(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *makePanel();
    QLayout *makeControls();
    QLayout *makeSaving();
    void connectParts(const Theme &theme);
    AudioPlayer &player();
    void showPlace(double seconds);
    void showAvailability();
    void paintPlayIcon();
    void askWhereToSave();
    void save(const QByteArray &opus, const QString &fileName);
    void showSaving(bool runs);
    void tell(QLabel *label, Tone tone, const QString &sentence);

    const Theme &m_theme;
    std::unique_ptr<AudioOutput> m_output; ///< until the player is made, with the first sound
    std::unique_ptr<AudioPlayer> m_player;
    WavExport m_export;
    inspect::PreviewPtr m_preview;
    QString m_key;
    Source m_source;
    QLabel *m_facts;
    QLabel *m_problem;
    QWidget *m_panel = nullptr;
    WaveformView *m_waveform;
    QPushButton *m_play;
    QLabel *m_place;
    QToolButton *m_save;
    QLabel *m_silence;
    QLabel *m_saved;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    FactList *m_tags;
};

} // namespace cachescope::ui
