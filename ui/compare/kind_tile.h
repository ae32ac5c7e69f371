// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"

#include <QAbstractButton>

namespace cachescope::ui {

class Theme;

/// How many entries changed in one way, and their bytes; checked while the table shows them. Also the legend
/// of the kind's colour and pattern.
class KindTile : public QAbstractButton
{
    Q_OBJECT

public:
    KindTile(const Theme &theme, inspect::DiffKind kind, QWidget *parent = nullptr);

    void setTotal(const inspect::DiffTotal &total);
    [[nodiscard]] QString figure() const { return m_figure; }
    [[nodiscard]] QString detail() const { return m_detail; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const inspect::DiffKind m_kind;
    QString m_figure;
    QString m_detail;
};

} // namespace cachescope::ui
