// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

#include <array>

class QLabel;
class QLineEdit;

namespace cachescope::ui {

/// How often which operation comes: a weight for each, and the share that it comes to.
class MixField : public FormField
{
    Q_OBJECT

public:
    MixField(load::ScenarioDraft &draft, const QString &label, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *control() const override;

private:
    QWidget *makeTable();
    void typeWeights();

    std::array<QLineEdit *, load::kOperationKinds> m_weights{};
    std::array<QLabel *, load::kOperationKinds> m_shares{};
    QLabel *m_sum;
};

} // namespace cachescope::ui
