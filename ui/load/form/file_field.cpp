// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/file_field.h"

#include "ui/widgets/look.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

namespace cachescope::ui {

FileField::FileField(load::ScenarioDraft &draft, const QString &name, const QString &label,
                     const QString &filter, QWidget *parent)
    : TextField(draft, name, label, parent)
    , m_filter(filter)
{
    auto *choosing = new QPushButton(tr("Choose…"), this);
    setRole(choosing, QStringLiteral("link"));
    choosing->setAccessibleName(tr("Choose: %1").arg(this->label()));
    setCorner(choosing);
    connect(choosing, &QPushButton::clicked, this, &FileField::choose);
}

void FileField::choose()
{
    auto *dialog = new QFileDialog(window(), label(), text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({m_filter, tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::type);
    dialog->open();
}

} // namespace cachescope::ui
