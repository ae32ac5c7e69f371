// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "ui/widgets/card.h"

namespace cachescope::ui {

class FactList;

/// Facts of the file, and what a scan tells about its entries, side by side.
class FileCard : public Card
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    explicit FileCard(const inspect::Inspector &inspector, QWidget *parent = nullptr);
    /// Writes the facts anew.
    void refresh();

private:
    const inspect::Inspector &m_inspector;
    FactList *m_fileFacts;
    FactList *m_contentFacts;
};

} // namespace cachescope::ui
