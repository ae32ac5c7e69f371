// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/hex_page.h"

#include "core/base/format.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmented_switch.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace cachescope::ui {

HexPage::HexPage(const Theme &theme, inspect::Inspector &inspector, QWidget *parent)
    : QWidget(parent)
    , m_view(new HexView(theme, this))
    , m_source(new SegmentedSwitch(tr("Bytes"), {tr("As stored"), tr("Unpacked")}, this))
    , m_offset(new QLineEdit(this))
    , m_state(makeLabel(QStringLiteral("caption"), QString(), this))
    , m_windows(inspector)
    , m_copies(inspector)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_source, 0, Qt::AlignLeft);
    layout->addWidget(m_view, 1);
    layout->addWidget(makeFoot());
    setFocusProxy(m_view);
    m_source->hide();
    connect(m_source, &SegmentedSwitch::currentChanged, this, &HexPage::showBytes);
    connect(m_view, &HexView::windowWanted, this, [this](qint64 offset, qint64 length) {
        if (m_rowid)
            m_windows.request(*m_rowid, offset, length);
    });
    connect(m_view, &HexView::copyWanted, this, [this](qint64 offset, qint64 length, HexView::CopyAs as) {
        m_copyAs = as;
        if (m_rowid)
            m_copies.request(*m_rowid, offset, length);
    });
    connect(m_view, &HexView::notCopied, m_state, &QLabel::setText);
    connect(m_view, &HexView::goToRequested, this, &HexPage::askForOffset);
    connect(m_view, &HexView::selectionChanged, this, &HexPage::showSelection);
    connect(&m_windows, &inspect::ValueWindows::ready, this, &HexPage::takeWindow);
    connect(&m_windows, &inspect::ValueWindows::failed, this, &HexPage::takeFailure);
    connect(&m_copies, &inspect::ValueWindows::failed, this, &HexPage::takeFailure);
    connect(&m_copies, &inspect::ValueWindows::ready, this, [this](const inspect::ValueWindow &window) {
        if (window.rowid == m_rowid)
            m_view->takeCopied(window.bytes, m_copyAs);
    });
}

QWidget *HexPage::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_state->setAccessibleName(tr("Selected bytes"));
    m_offset->setPlaceholderText(tr("Offset: 8000 or 0x1f40"));
    m_offset->setAccessibleName(tr("Offset to go to"));
    m_offset->hide();
    layout->addWidget(m_state, 1);
    layout->addWidget(m_offset);
    connect(m_offset, &QLineEdit::returnPressed, this, &HexPage::goTo);
    connect(m_offset, &QLineEdit::textEdited, this, [this] { setLookProperty(m_offset, "invalid", false); });
    return foot;
}

void HexPage::setRow(std::optional<qint64> rowid)
{
    if (rowid == m_rowid)
        return;
    m_rowid = rowid;
    m_preview.reset();
    m_source->hide();
    m_source->setCurrent(0);
    showBytes();
}

void HexPage::setPreview(const inspect::PreviewPtr &preview)
{
    if (preview == m_preview)
        return;
    const bool wasField = m_preview && !m_preview->trail.isEmpty();
    m_preview = preview;
    const bool field = preview && !preview->trail.isEmpty();
    m_source->setVisible(preview && !field && !preview->layers.empty());
    if (field || wasField || m_source->current() == 1)
        showBytes();
}

void HexPage::readAgain()
{
    m_preview.reset();
    showBytes();
}

/// A field inside of a value has no bytes in the file to be read by themselves.
void HexPage::showBytes()
{
    m_windows.cancel();
    m_copies.cancel();
    const bool unpacked = m_preview && (!m_preview->trail.isEmpty() ||
                                        (m_source->current() == 1 && !m_preview->layers.empty()));
    if (!m_rowid)
        m_view->clear();
    else if (unpacked)
        m_view->setBytes(m_preview->bytes);
    else
        m_view->start(1); // how many there are, the first answer tells
}

void HexPage::takeWindow(const inspect::ValueWindow &window)
{
    if (window.rowid == m_rowid)
        m_view->takeWindow(window.offset, window.bytes, window.valueBytes);
}

void HexPage::takeFailure(qint64 rowid, const Error &error)
{
    if (rowid != m_rowid)
        return;
    m_view->windowFailed();
    m_state->setText(error.message);
    setTone(m_state, Tone::Bad);
}

void HexPage::showSelection()
{
    const ByteSpan span = m_view->selection();
    setTone(m_state, Tone::Neutral);
    if (span.length == 0)
        return m_state->setText(tr("no bytes"));
    const QString offset = tr("%1 (0x%2)").arg(formatCount(span.offset), QString::number(span.offset, 16));
    m_state->setText(span.length == 1 ? tr("byte %1 of %2").arg(offset, formatCount(m_view->size()))
                                      : tr("%1 bytes from %2").arg(formatCount(span.length), offset));
}

void HexPage::askForOffset()
{
    m_offset->show();
    m_offset->selectAll();
    m_offset->setFocus(Qt::ShortcutFocusReason);
}

bool HexPage::closeOffset()
{
    if (m_offset->isHidden())
        return false;
    m_offset->hide();
    m_view->setFocus(Qt::OtherFocusReason);
    return true;
}

std::optional<qint64> HexPage::offsetFrom(const QString &text)
{
    QString digits = text.trimmed();
    digits.remove(QLatin1Char(',')).remove(QLatin1Char(' '));
    const bool hex = digits.startsWith(QStringLiteral("0x"), Qt::CaseInsensitive);
    bool isNumber = false;
    const qint64 offset = hex ? digits.mid(2).toLongLong(&isNumber, 16) : digits.toLongLong(&isNumber, 10);
    return isNumber && offset >= 0 ? std::optional(offset) : std::nullopt;
}

void HexPage::goTo()
{
    const auto offset = offsetFrom(m_offset->text());
    setLookProperty(m_offset, "invalid", !offset);
    if (!offset)
        return;
    closeOffset();
    m_view->goTo(*offset);
}

} // namespace cachescope::ui
