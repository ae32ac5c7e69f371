// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/shortcut_overview.h"

#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr QSize kFirstSize(520, 600);

bool fits(const ShortcutEntry &entry, const QString &text)
{
    return entry.text.contains(text, Qt::CaseInsensitive) ||
           entry.keys.join(QLatin1Char(' ')).contains(text, Qt::CaseInsensitive);
}

} // namespace

ShortcutOverview::ShortcutOverview(QWidget *window)
    : QDialog(window)
    , m_search(new QLineEdit(this))
    , m_nothing(makeLabel(QStringLiteral("muted"), tr("No key does that."), this))
    , m_list(new QVBoxLayout)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(fittingScreen(this, kFirstSize));
    m_search->setPlaceholderText(tr("Find what to do, or a key"));
    m_search->setAccessibleName(tr("Find a shortcut"));
    m_search->setClearButtonEnabled(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto *content = new QWidget;
    setRole(content, QStringLiteral("clear"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 12, 0);
    column->addLayout(m_list);
    column->addWidget(m_nothing);
    column->addStretch(1);
    m_list->setSpacing(0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Shortcuts"));
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 4, 16);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 12, 0);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutOverview::filter);
}

void ShortcutOverview::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    fill();
    m_search->clear();
    m_search->setFocus(Qt::OtherFocusReason);
    filter();
}

void ShortcutOverview::fill()
{
    while (QLayoutItem *item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_titles.clear();
    m_rows.clear();
    const QList<ShortcutGroup> groups = shortcutsOf(parentWidget());
    for (const ShortcutGroup &group : groups)
        addGroup(group);
}

void ShortcutOverview::addGroup(const ShortcutGroup &group)
{
    QLabel *title = makeLabel(QStringLiteral("heading"), group.title, this);
    title->setContentsMargins(0, 16, 0, 4);
    m_titles.append(title);
    m_list->addWidget(title);
    for (const ShortcutEntry &entry : group.entries)
        addRow(entry);
}

void ShortcutOverview::addRow(const ShortcutEntry &entry)
{
    auto *row = new QWidget(this);
    row->setAccessibleName(entry.text + QStringLiteral(": ") + entry.keys.join(QStringLiteral(", ")));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 3, 0, 3);
    layout->setSpacing(4);
    QLabel *text = makeLabel(QString(), entry.text, row);
    text->setWordWrap(true);
    layout->addWidget(text, 1);
    for (const QString &key : entry.keys)
        layout->addWidget(makeLabel(QStringLiteral("key"), key, row));
    m_list->addWidget(row);
    m_rows.append({row, entry, m_titles.size() - 1});
}

void ShortcutOverview::filter()
{
    const QString text = m_search->text().trimmed();
    QList<bool> anyOf(m_titles.size(), false);
    for (const Row &row : std::as_const(m_rows)) {
        const bool shown = fits(row.entry, text);
        row.widget->setHidden(!shown);
        if (shown)
            anyOf[row.group] = true;
    }
    for (qsizetype i = 0; i < m_titles.size(); ++i)
        m_titles[i]->setHidden(!anyOf[i]);
    m_nothing->setVisible(!anyOf.contains(true));
}

QList<ShortcutEntry> ShortcutOverview::shown() const
{
    QList<ShortcutEntry> entries;
    for (const Row &row : m_rows) {
        if (!row.widget->isHidden())
            entries.append(row.entry);
    }
    return entries;
}

} // namespace cachescope::ui
