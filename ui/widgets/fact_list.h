// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace cachescope::ui {

struct Fact
{
    QString label;
    QString value;      ///< shown as it is, elided in the middle where it does not fit
    bool whole = false; ///< never elided: `value` is short

    bool operator==(const Fact &) const = default;
};

/// Names and values, a line each, with a rule between.
class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

private:
    void addRow(const Fact &fact);

    QList<Fact> m_facts;
    QVBoxLayout *m_rows;
};

} // namespace cachescope::ui
