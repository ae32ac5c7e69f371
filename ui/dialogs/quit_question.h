// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/question.h"

namespace cachescope::ui {

/// Asks before what is unfinished is ended: says what would be lost. Accepted: end it.
class QuitQuestion : public Question
{
    Q_OBJECT

public:
    enum class What { CloseWindow, Quit };

    /// `losses`: a sentence each.
    QuitQuestion(const QStringList &losses, What what, QWidget *parent);
};

} // namespace cachescope::ui
