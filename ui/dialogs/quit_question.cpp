// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/quit_question.h"

#include "ui/widgets/look.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kWidth = 440;

} // namespace

QuitQuestion::QuitQuestion(const QStringList &losses, What what, QWidget *parent)
    : QDialog(parent)
{
    const bool quits = what == What::Quit;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(quits ? tr("Quit Cachescope?") : tr("Close this window?"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(QStringLiteral("title"), tr("Something is not finished"), this));
    for (const QString &loss : losses) {
        QLabel *label = makeLabel(QString(), loss, this);
        label->setWordWrap(true);
        label->setMinimumWidth(kWidth);
        layout->addWidget(label);
    }
    layout->addSpacing(8);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *end = buttons->addButton(quits ? tr("Stop and &quit") : tr("Stop and c&lose"),
                                          QDialogButtonBox::DestructiveRole);
    QPushButton *stay = buttons->addButton(tr("&Keep running"), QDialogButtonBox::RejectRole);
    setRole(end, QStringLiteral("danger"));
    for (QPushButton *button : {end, stay})
        button->setAccessibleName(withoutMnemonic(button->text()));
    stay->setDefault(true);
    stay->setFocus();
    layout->addWidget(buttons);
    connect(end, &QPushButton::clicked, this, &QDialog::accept);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace cachescope::ui
