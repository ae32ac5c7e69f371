// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/entry_details.h"

#include "core/base/format.h"
#include "core/inspect/details/entry_siblings.h"
#include "ui/preview/key_field.h"
#include "ui/theme/icons.h"
#include "ui/widgets/entry_links.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/hash_row.h"
#include "ui/widgets/look.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kKeyLines = 6; // longer keys scroll

/// Whether what was found out about `a` holds for `b`.
bool isSame(const inspect::Entry &a, const inspect::Entry &b)
{
    const bool sameTime =
        a.lastAccessed == b.lastAccessed || (std::isnan(a.lastAccessed) && std::isnan(b.lastAccessed));
    return a.rowid == b.rowid && a.sizeBytes == b.sizeBytes && a.pinned == b.pinned && sameTime;
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    QLabel *title = makeLabel(QStringLiteral("heading"), text, parent);
    title->setContentsMargins(0, 8, 0, 0);
    return title;
}

} // namespace

EntryDetails::EntryDetails(const Theme &theme, inspect::Inspector &inspector, QWidget *parent)
    : QFrame(parent)
    , m_inspector(inspector)
    , m_examiner(inspector)
    , m_stack(new QStackedWidget(this))
    , m_key(new KeyField(kKeyLines, this))
    , m_facts(new FactList(this))
    , m_order(new FactList(this))
    , m_neighbours(new EntryLinks(this))
    , m_hash(new HashRow(inspector, this))
    , m_siblingsTitle(makeTitle(tr("Siblings"), this))
    , m_manySiblings(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_siblings(new EntryLinks(this))
    , m_columnsTitle(makeTitle(tr("Columns of the row"), this))
    , m_columns(new FactList(this))
    , m_problem(makeLabel(QStringLiteral("error"), QString(), this))
{
    setRole(this, QStringLiteral("bar"));
    setAccessibleName(tr("Details"));
    setMinimumWidth(240);
    QLabel *hint = makeLabel(QStringLiteral("muted"), tr("Select an entry to see its details."), this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    m_stack->addWidget(hint);
    m_stack->addWidget(makeContent(theme));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_neighbours, &EntryLinks::activated, this, &EntryDetails::entryRequested);
    connect(m_siblings, &EntryLinks::activated, this, &EntryDetails::entryRequested);
    connect(&m_examiner, &inspect::EntryExaminer::examined, this, &EntryDetails::showFacts);
    connect(&m_examiner, &inspect::EntryExaminer::failed, this, [this](qint64, const Error &error) {
        m_problem->setText(error.message);
        m_problem->show();
    });
    connect(&inspector, &inspect::Inspector::scanFinished, this, [this] {
        m_examined = false;
        examine();
    });
    clearFacts();
}

QWidget *EntryDetails::makeContent(const Theme &theme)
{
    auto *content = new QWidget(this);
    setRole(content, QStringLiteral("clear"));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 14, 14); // the scroll bar stands at the edge
    layout->setSpacing(8);
    layOutKey(theme, layout, content);
    layout->addWidget(makeSeparator(Qt::Horizontal, content));
    m_problem->setWordWrap(true);
    m_manySiblings->setWordWrap(true);
    auto *lines = new QVBoxLayout; // one list, with a rule between all lines
    lines->setSpacing(0);
    lines->addWidget(m_facts);
    lines->addWidget(makeSeparator(Qt::Horizontal, content));
    lines->addWidget(m_order);
    lines->addWidget(m_neighbours);
    lines->addWidget(makeSeparator(Qt::Horizontal, content));
    layout->addLayout(lines);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_hash, m_problem, m_siblingsTitle, m_manySiblings, m_siblings, m_columnsTitle, m_columns})
        layout->addWidget(widget);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

void EntryDetails::layOutKey(const Theme &theme, QVBoxLayout *layout, QWidget *content)
{
    auto *copy = new QToolButton(content);
    copy->setIcon(themedIcon(theme, QStringLiteral("copy")));
    copy->setAccessibleName(tr("Copy key"));
    copy->setToolTip(tr("Copy key"));
    setRole(copy, QStringLiteral("icon"));
    connect(copy, &QToolButton::clicked, this, &EntryDetails::copyKeyRequested);
    auto *line = new QHBoxLayout;
    line->addWidget(m_key, 1);
    line->addWidget(copy, 0, Qt::AlignTop);
    layout->addLayout(line);
}

void EntryDetails::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    examine();
}

void EntryDetails::setEntry(const std::optional<inspect::Entry> &entry)
{
    const bool same = entry && m_entry && isSame(*entry, *m_entry);
    m_entry = entry;
    m_stack->setCurrentIndex(entry ? 1 : 0);
    if (!same) {
        m_examiner.cancel();
        m_examined = false;
        clearFacts();
    }
    if (!entry)
        return;
    m_key->setKey(entry->key);
    m_facts->setFacts(entryFacts(*entry, ageBase()));
    examine();
}

void EntryDetails::examine()
{
    if (!m_entry || !isVisible() || m_examined)
        return;
    m_examined = true;
    m_facts->setFacts(entryFacts(*m_entry, ageBase())); // the scan may have found the newest read
    m_examiner.examine(m_entry->rowid);
}

void EntryDetails::clearFacts()
{
    m_hash->setRowid(m_entry ? m_entry->rowid : 0);
    m_problem->hide();
    m_order->setFacts({{tr("Eviction order"), QStringLiteral("…")}});
    showSiblings({});
    m_neighbours->setLinks({});
    m_columnsTitle->hide();
    m_columns->setFacts({});
}

void EntryDetails::showFacts(const inspect::EntryFacts &facts)
{
    m_problem->hide();
    m_order->setFacts(orderFacts(facts, orderState()));
    QList<EntryLink> neighbours;
    const auto add = [this, &neighbours](const QString &label, const std::optional<inspect::Entry> &entry) {
        if (entry && m_entry)
            neighbours.append({label, entry->key, apartText(*entry, *m_entry), entry->rowid});
    };
    add(tr("Read before"), facts.readBefore);
    add(tr("Read after"), facts.readAfter);
    m_neighbours->setLinks(neighbours);
    showSiblings(facts);
    m_columnsTitle->show();
    m_columns->setFacts(columnFacts(facts));
}

void EntryDetails::showSiblings(const inspect::EntryFacts &facts)
{
    QList<EntryLink> links;
    for (const inspect::Entry &sibling : facts.siblings)
        links.append({QString(), sibling.key, siblingText(sibling, facts.siblingBase), sibling.rowid});
    m_siblings->setLinks(links);
    m_manySiblings->setText(
        tr("More than %1 keys start with %2:")
            .arg(formatCount(static_cast<qint64>(inspect::kMostSiblings)), briefKey(facts.siblingBase, 40)));
    m_manySiblings->setVisible(facts.tooManySiblings);
    m_siblingsTitle->setVisible(facts.tooManySiblings || !links.isEmpty());
}

AgeBase EntryDetails::ageBase() const
{
    AgeBase base;
    base.now = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3;
    if (m_inspector.isOpen())
        base.newestAccess =
            m_inspector.summary() ? m_inspector.summary()->newestAccess : m_inspector.info().newestAccess;
    return base;
}

OrderState EntryDetails::orderState() const
{
    if (!m_inspector.isOpen() || !m_inspector.info().format.hasAccessTimes())
        return OrderState::NoTimes;
    if (m_inspector.info().openMode == inspect::OpenMode::Live)
        return OrderState::Live;
    return m_inspector.index() ? OrderState::Known : OrderState::Scanning;
}

} // namespace cachescope::ui
