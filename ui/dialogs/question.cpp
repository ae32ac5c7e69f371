// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/question.h"

#include "ui/widgets/look.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kWidth = 440;

} // namespace

Question::Question(const Texts &texts, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(texts.title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(QStringLiteral("title"), texts.heading, this));
    for (const QString &sentence : texts.sentences) {
        QLabel *label = makeLabel(QString(), sentence, this);
        label->setWordWrap(true);
        label->setMinimumWidth(kWidth);
        layout->addWidget(label);
    }
    layout->addSpacing(8);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *yes = buttons->addButton(texts.yes, QDialogButtonBox::DestructiveRole);
    QPushButton *no = buttons->addButton(texts.no, QDialogButtonBox::RejectRole);
    setRole(yes, QStringLiteral("danger"));
    for (QPushButton *button : {yes, no})
        button->setAccessibleName(withoutMnemonic(button->text()));
    no->setDefault(true);
    no->setFocus();
    layout->addWidget(buttons);
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace cachescope::ui
