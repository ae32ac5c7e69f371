// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace cachescope::ui {

class FormField;
class Theme;

/// A named part of a form that is folded until it is wanted.
class FormSection : public QWidget
{
    Q_OBJECT

public:
    FormSection(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    /// Takes ownership.
    void addWidget(QWidget *widget);
    /// Beside each other. Takes ownership.
    void addPair(QWidget *one, QWidget *other);
    [[nodiscard]] bool isExpanded() const;
    void setExpanded(bool expanded);
    /// What is in it, in a few words, while it is folded.
    void setSummary(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawArrow();
    void showTitle();

    const Theme &m_theme;
    QToolButton *m_header;
    QWidget *m_body;
    QVBoxLayout *m_layout;
    const QString m_title;
    QString m_summary;
};

} // namespace cachescope::ui
