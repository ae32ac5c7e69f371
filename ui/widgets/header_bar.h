// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFrame>
#include <QList>

class QHBoxLayout;

namespace cachescope::ui {

class ElidedLabel;
class Theme;

/// What a chip leads to when it is clicked.
enum class ChipLink { None, Proof, Notes, Check, Refresh, Follow };

/// A short status at the right of the header. The tool tip explains it.
struct Chip
{
    QString text;
    Tone tone = Tone::Neutral;
    QString explanation;
    ChipLink link = ChipLink::None;

    bool operator==(const Chip &) const = default;
};

struct HeaderContent
{
    QString title;
    QString facts;
    QList<Chip> chips;

    bool operator==(const HeaderContent &) const = default;
};

/// The bar over a page: what it is about, its facts, its state in chips, and a button that explains it.
class HeaderBar : public QFrame
{
    Q_OBJECT

public:
    explicit HeaderBar(const Theme &theme, QWidget *parent = nullptr);

    void setContent(const HeaderContent &content);
    [[nodiscard]] const HeaderContent &content() const { return m_content; }

Q_SIGNALS:
    void chipClicked(cachescope::ui::ChipLink link);
    void explainRequested(); ///< what is looked at

private:
    [[nodiscard]] ChipLink focusedLink() const;
    void setChips(const QList<Chip> &chips);
    QWidget *makeChip(const Chip &chip);

    HeaderContent m_content;
    ElidedLabel *m_title;
    ElidedLabel *m_facts;
    QHBoxLayout *m_chipRow;
};

} // namespace cachescope::ui
