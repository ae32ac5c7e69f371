// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace cachescope::ui {

struct EntryLink
{
    QString label; ///< before the link; may be empty
    QString key;   ///< any text; shown in brief
    QString note;  ///< behind the link
    qint64 rowid = 0;

    bool operator==(const EntryLink &) const = default;
};

/// Links to other entries, a line each. Nothing is shown without any.
class EntryLinks : public QWidget
{
    Q_OBJECT

public:
    explicit EntryLinks(QWidget *parent = nullptr);

    void setLinks(const QList<EntryLink> &links);

Q_SIGNALS:
    void activated(qint64 rowid);

private:
    void addRow(const EntryLink &link);

    QList<EntryLink> m_links;
    QVBoxLayout *m_rows;
};

} // namespace cachescope::ui
