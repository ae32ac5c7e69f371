// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/form_section.h"

#include "ui/theme/icons.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace cachescope::ui {

FormSection::FormSection(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_header(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_layout(new QVBoxLayout(m_body))
    , m_title(title)
{
    m_header->setText(title);
    m_header->setAccessibleName(title);
    m_header->setCheckable(true);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setIconSize({14, 14});
    m_header->setFocusPolicy(Qt::StrongFocus);
    m_header->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // long words do not widen the form
    setRole(m_header, QStringLiteral("fold"));
    m_layout->setContentsMargins(0, 4, 0, 8);
    m_layout->setSpacing(10);
    m_body->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_body);
    connect(m_header, &QToolButton::toggled, this, &FormSection::setExpanded);
    drawArrow();
}

void FormSection::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void FormSection::addPair(QWidget *one, QWidget *other)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(one, 1, Qt::AlignTop);
    row->addWidget(other, 1, Qt::AlignTop);
    m_layout->addLayout(row);
}

bool FormSection::isExpanded() const
{
    return m_header->isChecked();
}

void FormSection::setExpanded(bool expanded)
{
    m_header->setChecked(expanded);
    m_body->setVisible(expanded);
    drawArrow();
}

void FormSection::setSummary(const QString &text)
{
    m_summary = text;
    m_header->setAccessibleDescription(text);
    drawArrow();
}

void FormSection::drawArrow()
{
    m_header->setIcon(themedIcon(m_theme, isExpanded() ? QStringLiteral("section-open")
                                                       : QStringLiteral("section-closed")));
    showTitle();
}

void FormSection::showTitle()
{
    const QString title =
        m_summary.isEmpty() || isExpanded() ? m_title : tr("%1: %2").arg(m_title, m_summary);
    m_header->setText(withoutMnemonics(title));
    m_header->setToolTip(plainToolTip(title));
    const int missing = m_header->sizeHint().width() - width();
    if (missing <= 0)
        return;
    const QFontMetrics metrics = m_header->fontMetrics();
    m_header->setText(withoutMnemonics(
        metrics.elidedText(title, Qt::ElideRight, metrics.horizontalAdvance(title) - missing)));
}

void FormSection::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showTitle();
}

} // namespace cachescope::ui
