// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in for qt_audio_output.cpp where the program is built without Qt Multimedia.
#include "ui/preview/audio_output.h"

namespace cachescope::ui {
namespace {

class NoAudioOutput : public AudioOutput
{
public:
    [[nodiscard]] QString unavailable() const override
    {
        return AudioOutput::tr("This program was built without sound output.");
    }
    void start(QIODevice &) override { Q_EMIT failed(unavailable()); }
    void suspend() override {}
    void resume() override {}
    void stop() override {}
    [[nodiscard]] double heardSeconds() const override { return 0.0; }
};

} // namespace

std::unique_ptr<AudioOutput> makeAudioOutput()
{
    return std::make_unique<NoAudioOutput>();
}

} // namespace cachescope::ui
