// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_pane.h"

#include "ui/preview/hex_page.h"
#include "ui/preview/preview_content.h"
#include "ui/preview/preview_header.h"
#include "ui/widgets/entry_details.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmented_switch.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>
#include <optional>

namespace cachescope::ui {
namespace {

constexpr int kMargin = 14;

QLabel *makeNote(const QString &text, QWidget *parent)
{
    QLabel *note = makeLabel(QStringLiteral("muted"), text, parent);
    note->setAlignment(Qt::AlignCenter);
    note->setWordWrap(true);
    return note;
}

/// "Reading…", and a way to stop it.
QWidget *makeWaiting(PreviewReader *reader, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *stop = new QPushButton(PreviewPane::tr("Stop"), page);
    stop->setAccessibleName(PreviewPane::tr("Stop reading the value"));
    setRole(stop, QStringLiteral("link"));
    QObject::connect(stop, &QPushButton::clicked, reader, &PreviewReader::stop);
    auto *layout = new QVBoxLayout(page);
    layout->addStretch(1);
    layout->addWidget(makeNote(PreviewPane::tr("Reading the value…"), page));
    layout->addWidget(stop, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    return page;
}

/// When a value was stored may not be read yet, which says nothing.
bool wasStoredAgain(const inspect::Entry &before, const inspect::Entry &now)
{
    const bool known = before.createdAt && now.createdAt;
    return before.sizeBytes != now.sizeBytes || (known && *before.createdAt != *now.createdAt);
}

} // namespace

PreviewPane::PreviewPane(const Theme &theme, inspect::Inspector &inspector, QWidget *parent)
    : QFrame(parent)
    , m_reader(new PreviewReader(inspector, this))
    , m_files(new ValueFiles(inspector, this))
    , m_header(new PreviewHeader(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_hint(makeNote(tr("Select an entry to see what it holds."), this))
    , m_waiting(makeWaiting(m_reader, this))
    , m_error(makeNote(QString(), this))
    , m_content(new PreviewContent(theme, this))
    , m_hex(new HexPage(theme, inspector, this))
    , m_details(new EntryDetails(theme, inspector, this))
    , m_preview(m_content)
{
    setRole(this, QStringLiteral("bar"));
    setAccessibleName(tr("Preview"));
    setMinimumWidth(280);
    m_content->setSource(
        [&inspector] { return inspector.isOpen() ? std::optional(inspector.file()) : std::nullopt; });
    layOut();
    addShortcuts();
    connectReader();
    connectParts();
    showPage();
}

void PreviewPane::layOut()
{
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_hint, m_waiting, m_error, m_content, m_hex, m_details})
        m_stack->addWidget(page);
    setRole(m_error, QStringLiteral("error"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    m_header->setContentsMargins(kMargin, 0, kMargin, 0);
    m_content->setContentsMargins(kMargin, 0, kMargin, 0);
    m_hex->setContentsMargins(kMargin, 0, kMargin, 0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);
}

void PreviewPane::addShortcuts()
{
    for (int tab = 0; tab <= static_cast<int>(PreviewTab::Details); ++tab) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + tab);
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | key), this);
        const QString names[] = {tr("See the value"), tr("See its bytes"),
                                 tr("See the details of the entry")};
        shortcut->setWhatsThis(names[tab]);
        connect(shortcut, &QShortcut::activated, this, [this, tab] { setTab(static_cast<PreviewTab>(tab)); });
    }
    auto *back = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    back->setWhatsThis(tr("Back out of a field"));
    connect(back, &QShortcut::activated, m_reader, &PreviewReader::back);
}

void PreviewPane::connectReader()
{
    connect(m_reader, &PreviewReader::showing, this, &PreviewPane::showPreview);
    connect(m_reader, &PreviewReader::failed, this, &PreviewPane::showFailure);
    connect(m_reader, &PreviewReader::waiting, this, [this] {
        m_preview = m_waiting;
        showPage();
    });
    connect(m_reader, &PreviewReader::cleared, this, [this] {
        m_content->clear();
        m_header->clear();
        m_preview = m_content;
        showPage();
    });
}

void PreviewPane::connectParts()
{
    connect(m_header->tabs(), &SegmentedSwitch::currentChanged, this, [this] {
        showPage();
        activate(isVisible());
    });
    connect(m_header, &PreviewHeader::copyKeyRequested, this, &PreviewPane::copyKeyRequested);
    connect(m_header, &PreviewHeader::hideRequested, this, &PreviewPane::hideRequested);
    connect(m_header, &PreviewHeader::showAllRequested, m_reader, &PreviewReader::showAll);
    connect(m_header, &PreviewHeader::backRequested, m_reader, &PreviewReader::back);
    connect(m_header, &PreviewHeader::saveRequested, this, [this] { save(ValueFiles::What::Stored); });
    connect(m_header, &PreviewHeader::saveShownRequested, this, [this] { save(ValueFiles::What::Shown); });
    connect(m_content, &PreviewContent::fieldRequested, m_reader, &PreviewReader::openField);
    connect(m_content, &PreviewContent::hexRequested, this, [this] { setTab(PreviewTab::Hex); });
    connect(m_content, &PreviewContent::told, this,
            [this](const QString &text) { m_header->setNotice(Tone::Neutral, text); });
    connect(m_files, &ValueFiles::told, m_header, &PreviewHeader::setNotice);
    const auto what = [this] {
        const inspect::PreviewPtr shown = m_reader->shown();
        const bool asStored = shown && shown->trail.isEmpty() && shown->layers.empty();
        return asStored ? ValueFiles::What::Stored : ValueFiles::What::Shown;
    };
    connect(m_content, &PreviewContent::saveRequested, this, [this, what] { save(what()); });
    connect(m_content, &PreviewContent::openRequested, this, [this, what] {
        const inspect::PreviewPtr shown = m_reader->shown();
        if (shown && shown->rowid == m_reader->row())
            m_files->open(shown, m_entry ? m_entry->key : QString(), what());
    });
    connect(m_details, &EntryDetails::copyKeyRequested, this, &PreviewPane::copyKeyRequested);
    connect(m_details, &EntryDetails::entryRequested, this, &PreviewPane::entryRequested);
}

/// A value can be saved that was not read for looking at it.
void PreviewPane::save(ValueFiles::What what)
{
    if (!m_reader->row() || !m_entry)
        return;
    inspect::PreviewPtr preview = m_reader->shown();
    if (!preview || preview->rowid != m_reader->row()) {
        auto unread = std::make_shared<inspect::Preview>();
        unread->rowid = *m_reader->row();
        unread->type = m_entry->type;
        preview = unread;
        what = ValueFiles::What::Stored;
    }
    m_files->save(preview, m_entry->key, what);
}

void PreviewPane::setRow(std::optional<qint64> rowid, const std::optional<inspect::Entry> &entry)
{
    const bool other = rowid != m_reader->row();
    const bool stored = entry && m_entry && !other && wasStoredAgain(*m_entry, *entry);
    if (other) {
        m_header->setKey(QString());
        m_header->setUnread();
    }
    m_entry = entry;
    m_details->setEntry(entry);
    m_reader->setRow(rowid);
    m_hex->setRow(rowid);
    if (entry)
        takeEntry(*entry);
    if (stored) { // again, under the same row
        m_reader->readAgain();
        m_hex->readAgain();
    }
    showPage();
}

void PreviewPane::takeEntry(const inspect::Entry &entry)
{
    m_header->setKey(entry.key);
    m_content->setName(entry.key);
}

void PreviewPane::refreshFigures()
{
    m_details->setEntry(std::nullopt);
    m_details->setEntry(m_entry);
    m_reader->readAgain();
    m_hex->readAgain();
}

void PreviewPane::setTab(PreviewTab tab)
{
    m_header->tabs()->setCurrent(static_cast<int>(tab));
}

PreviewTab PreviewPane::tab() const
{
    return static_cast<PreviewTab>(m_header->tabs()->current());
}

void PreviewPane::showPage()
{
    const bool any = m_reader->row().has_value();
    m_header->setFactsShown(any && tab() != PreviewTab::Details);
    m_header->setPreviewSeen(tab() == PreviewTab::Preview);
    const std::array<QWidget *, 3> pages{m_preview, m_hex, m_details};
    m_stack->setCurrentWidget(any ? pages[static_cast<std::size_t>(tab())] : m_hint);
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    activate(true);
}

void PreviewPane::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    activate(false);
}

void PreviewPane::activate(bool seen)
{
    m_reader->setActive(seen && tab() != PreviewTab::Details);
}

void PreviewPane::showPreview(const inspect::PreviewPtr &preview)
{
    m_header->setPreview(*preview);
    m_content->setPreview(preview);
    m_hex->setPreview(preview);
    m_preview = m_content;
    showPage();
}

/// What is shown of this value stays; of another it would be wrong.
void PreviewPane::showFailure(const Error &error)
{
    const inspect::PreviewPtr shown = m_reader->shown();
    if (shown) {
        m_preview = m_content;
        m_header->setNotice(Tone::Bad, error.message);
    } else {
        m_content->clear();
        m_header->clear();
        m_error->setText(error.message);
        m_preview = m_error;
    }
    showPage();
}

bool PreviewPane::findHere()
{
    if (!isAncestorOf(QApplication::focusWidget()) || !isVisible())
        return false;
    return m_stack->currentWidget() == m_content && m_content->find();
}

bool PreviewPane::escapeHere()
{
    if (!isAncestorOf(QApplication::focusWidget()) || !isVisible())
        return false;
    if (m_stack->currentWidget() == m_hex && m_hex->closeOffset())
        return true;
    if (m_stack->currentWidget() == m_content && m_content->escape())
        return true;
    return m_reader->back();
}

} // namespace cachescope::ui
