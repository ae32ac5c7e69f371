// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace cachescope::ui {

class DesignRow;
class Theme;

/// The designs that are run one after the other: A, B or none, and as many more as there are.
class DesignsField : public FormField
{
    Q_OBJECT

public:
    DesignsField(const Theme &theme, load::ScenarioDraft &draft, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *control() const override;
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] const std::vector<DesignRow *> &rows() const { return m_rows; }

private:
    void addRow();
    void choose(int position, const QString &design);
    void add();
    [[nodiscard]] QStringList designs() const { return draft().scenario().designs; }
    void setDesigns(const QStringList &designs);
    [[nodiscard]] QString problemOf(int position) const;

    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QPushButton *m_add;
    std::vector<DesignRow *> m_rows;
};

} // namespace cachescope::ui
