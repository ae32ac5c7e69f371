// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/file_card.h"

#include "ui/file/file_text.h"
#include "ui/widgets/fact_list.h"

#include <QHBoxLayout>

namespace cachescope::ui {

FileCard::FileCard(const inspect::Inspector &inspector, QWidget *parent)
    : Card(tr("File"), parent)
    , m_inspector(inspector)
    , m_fileFacts(new FactList(this))
    , m_contentFacts(new FactList(this))
{
    auto *columns = new QWidget(this);
    auto *layout = new QHBoxLayout(columns);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(24);
    layout->addWidget(m_fileFacts, 1, Qt::AlignTop);
    layout->addWidget(m_contentFacts, 1, Qt::AlignTop);
    addWidget(columns);
    connect(&inspector, &inspect::Inspector::opened, this, &FileCard::refresh);
    connect(&inspector, &inspect::Inspector::scanFinished, this, &FileCard::refresh);
}

void FileCard::refresh()
{
    if (!m_inspector.isOpen())
        return; // figures are written anew in another style also while nothing is open
    m_fileFacts->setFacts(fileFacts(m_inspector.info()));
    m_contentFacts->setFacts(contentFacts(m_inspector.summary().get()));
}

} // namespace cachescope::ui
