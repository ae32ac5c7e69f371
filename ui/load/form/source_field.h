// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

class QComboBox;

namespace cachescope::ui {

/// What the run begins with: a fresh cache, or a copy of a file.
class SourceField : public FormField
{
    Q_OBJECT

public:
    enum Source { Generated, CopyOfOpenFile, CopyOfAnother };

    SourceField(load::ScenarioDraft &draft, const QString &label, QWidget *parent = nullptr);

    void refresh() override;
    /// Can be chosen while it is open. What was chosen stays when it closes, or is only read anew. Empty:
    /// none.
    void setOpenFile(const QString &path);
    [[nodiscard]] QString openFile() const { return m_openFile; }

Q_SIGNALS:
    void anotherWanted(); ///< a file has to be chosen

private:
    void choose(int source);
    void copy(const QString &path);
    [[nodiscard]] QString file() const { return draft().scenario().sourceFile; }

    QComboBox *m_box;
    QString m_openFile;
};

} // namespace cachescope::ui
