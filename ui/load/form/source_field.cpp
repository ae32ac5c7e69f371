// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/source_field.h"

#include "ui/file/file_text.h"
#include "ui/widgets/look.h"

#include <QComboBox>
#include <QStandardItemModel>

namespace cachescope::ui {

SourceField::SourceField(load::ScenarioDraft &draft, const QString &label, QWidget *parent)
    : FormField(draft, QStringLiteral("sourceFile"), label, parent)
    , m_box(new QComboBox(this))
{
    m_box->addItems({tr("fresh, generated"), tr("copy of the open file"), tr("copy of another file…")});
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setControl(m_box);
    connect(m_box, &QComboBox::activated, this, &SourceField::choose);
}

void SourceField::choose(int source)
{
    if (source == CopyOfAnother) {
        refresh(); // until there is one
        Q_EMIT anotherWanted();
        return;
    }
    copy(source == CopyOfOpenFile ? m_openFile : QString());
    Q_EMIT edited();
}

void SourceField::copy(const QString &path)
{
    draft().edit([&path](load::Scenario &scenario) {
        scenario.sourceFile = path;
        if (path.isEmpty())
            scenario.inPlace = false;
    });
}

void SourceField::setOpenFile(const QString &path)
{
    m_openFile = path;
    Q_EMIT edited();
}

void SourceField::refresh()
{
    FormField::refresh();
    const bool isOpen = !m_openFile.isEmpty();
    const bool isAnother = !file().isEmpty() && file() != m_openFile;
    m_box->setItemText(CopyOfOpenFile,
                       isOpen ? tr("copy of %1").arg(fileNameOf(m_openFile)) : tr("copy of the open file"));
    if (auto *items = qobject_cast<QStandardItemModel *>(m_box->model()))
        items->item(CopyOfOpenFile)->setEnabled(isOpen);
    m_box->setItemText(CopyOfAnother,
                       isAnother ? tr("copy of %1").arg(fileNameOf(file())) : tr("copy of another file…"));
    m_box->setCurrentIndex(file().isEmpty() ? Generated : isAnother ? CopyOfAnother : CopyOfOpenFile);
}

} // namespace cachescope::ui
