// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/quit_question.h"

namespace cachescope::ui {
namespace {

Question::Texts textsFor(const QStringList &losses, QuitQuestion::What what)
{
    const bool quits = what == QuitQuestion::What::Quit;
    return {quits ? QuitQuestion::tr("Quit Cachescope?") : QuitQuestion::tr("Close this window?"),
            QuitQuestion::tr("Something is not finished"), losses,
            quits ? QuitQuestion::tr("Stop and &quit") : QuitQuestion::tr("Stop and c&lose"),
            QuitQuestion::tr("&Keep running")};
}

} // namespace

QuitQuestion::QuitQuestion(const QStringList &losses, What what, QWidget *parent)
    : Question(textsFor(losses, what), parent)
{
}

} // namespace cachescope::ui
