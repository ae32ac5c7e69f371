// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace cachescope::ui {

/// Asks before something is done that cannot be undone. Accepted: do it. The other answer is the one that
/// Enter gives. To be shown by open(); goes by itself.
class Question : public QDialog
{
    Q_OBJECT

public:
    struct Texts
    {
        QString title; ///< of the window
        QString heading;
        QStringList sentences; ///< a paragraph each, plain text
        QString yes;
        QString no;
    };

    Question(const Texts &texts, QWidget *parent);
};

} // namespace cachescope::ui
