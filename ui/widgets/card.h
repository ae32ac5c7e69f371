// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace cachescope::ui {

class ElidedLabel;

/// A framed part of a page with a heading: "Size of entries  LRU age        [corner]" over its body.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString &heading, QWidget *parent = nullptr);

    void setSubtitle(const QString &text);
    /// A control at the right of the heading. Takes ownership.
    void setCorner(QWidget *widget);
    /// Something behind the subtitle that takes what room there is. Takes ownership.
    void addToHeading(QWidget *widget);
    /// Adds to the body, from top to bottom. Takes ownership.
    void addWidget(QWidget *widget, int stretch = 0);
    void addStretch();

private:
    ElidedLabel *m_subtitle;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

} // namespace cachescope::ui
