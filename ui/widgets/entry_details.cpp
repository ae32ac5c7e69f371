// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/entry_details.h"

#include "core/base/format.h"
#include "ui/models/entry_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/look.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr qreal kMaxKeyLines = 6; // longer keys scroll
constexpr qsizetype kMaxShownKey = 20'000;

QList<Fact> factsOf(const inspect::Entry &entry)
{
    return {{EntryDetails::tr("Size"), EntryDetails::tr("%1 bytes").arg(formatCount(entry.sizeBytes))},
            {EntryDetails::tr("Type"), typeText(entry)},
            {EntryDetails::tr("Media type"), inspect::contentTypeMime(entry.type)},
            {EntryDetails::tr("Last read"), lastReadText(entry)},
            {EntryDetails::tr("Stored"), storedText(entry)},
            {EntryDetails::tr("Pinned"),
             entry.pinned ? EntryDetails::tr("yes, never evicted") : EntryDetails::tr("no")},
            {EntryDetails::tr("Row"), QString::number(entry.rowid)}};
}

} // namespace

EntryDetails::EntryDetails(const Theme &theme, inspect::Inspector &inspector, QWidget *parent)
    : QFrame(parent)
    , m_stack(new QStackedWidget(this))
    , m_key(new QPlainTextEdit(this))
    , m_facts(new FactList(this))
{
    Q_UNUSED(inspector)
    setRole(this, QStringLiteral("bar"));
    setAccessibleName(tr("Details"));
    setMinimumWidth(240);
    QLabel *hint = makeLabel(QStringLiteral("muted"), tr("Select an entry to see its details."), this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    m_stack->addWidget(hint);
    m_stack->addWidget(makeContent(theme));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->addWidget(m_stack);
}

QWidget *EntryDetails::makeContent(const Theme &theme)
{
    auto *content = new QWidget(this);
    auto *copy = new QToolButton(content);
    copy->setIcon(themedIcon(theme, QStringLiteral("copy")));
    copy->setAccessibleName(tr("Copy key"));
    copy->setToolTip(tr("Copy key"));
    setRole(copy, QStringLiteral("icon"));
    connect(copy, &QToolButton::clicked, this, &EntryDetails::copyKeyRequested);
    m_key->setReadOnly(true);
    m_key->setAccessibleName(tr("Key"));
    m_key->setFont(fonts::monospace());
    m_key->setWordWrapMode(QTextOption::WrapAnywhere);
    m_key->setFrameShape(QFrame::NoFrame);
    m_key->document()->setDocumentMargin(0);
    m_key->setTabChangesFocus(true);
    m_key->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_key->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &EntryDetails::fitKey);

    auto *header = new QHBoxLayout;
    header->addWidget(makeLabel(QStringLiteral("heading"), tr("Details"), content));
    header->addStretch(1);
    header->addWidget(copy);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(header);
    layout->addWidget(m_key);
    layout->addWidget(makeSeparator(Qt::Horizontal, content));
    layout->addWidget(m_facts);
    layout->addStretch(1);
    return content;
}

// The size of a plain-text document is in lines.
void EntryDetails::fitKey(const QSizeF &size)
{
    const qreal lines = qBound(1.0, size.height(), kMaxKeyLines);
    m_key->setFixedHeight(qCeil(lines * m_key->fontMetrics().lineSpacing()) + 4);
}

void EntryDetails::setEntry(const std::optional<inspect::Entry> &entry)
{
    m_stack->setCurrentIndex(entry ? 1 : 0);
    if (!entry)
        return;
    showKey(entry->key.left(kMaxShownKey)); // a hostile file may hold a key of any length
    m_facts->setFacts(factsOf(*entry));
}

/// What is selected in it stays while the entry does: whatever rows are read, the entry is set again.
void EntryDetails::showKey(const QString &key)
{
    if (key == m_shownKey)
        return;
    m_shownKey = key;
    m_key->setPlainText(key);
}

} // namespace cachescope::ui
