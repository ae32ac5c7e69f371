// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace cachescope::ui {
namespace {

constexpr int kDebounceMs = 180;

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLineEdit(this))
    , m_chips(new QHBoxLayout)
    , m_count(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_debounce(new QTimer(this))
{
    setFixedHeight(50);
    m_text->setObjectName(QStringLiteral("keyFilter"));
    m_text->setPlaceholderText(tr("Key contains…"));
    m_text->setAccessibleName(tr("Key contains"));
    m_text->setClearButtonEnabled(true);
    m_text->setFixedWidth(230);
    setRole(m_text, QStringLiteral("filter"));
    m_count->setObjectName(QStringLiteral("entryCount"));
    m_chips->setSpacing(8);
    m_debounce->setSingleShot(true);
    m_debounce->setInterval(kDebounceMs);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addLayout(m_chips);
    layout->addStretch(1);
    layout->addWidget(m_count);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textEdited, m_debounce, qOverload<>(&QTimer::start));
    connect(m_debounce, &QTimer::timeout, this, &FilterBar::filterChanged);
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        m_debounce->stop();
        Q_EMIT filterChanged();
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && !m_debounce->isActive())
            m_debounce->start(); // the clear button edits without textEdited()
    });
}

inspect::EntryFilter FilterBar::filter() const
{
    inspect::EntryFilter filter;
    filter.contains = m_text->text();
    for (const auto &[kind, range] : m_ranges) {
        if (kind == HistogramKind::Sizes) {
            filter.minSizeBytes = range.part.minSizeBytes;
            filter.maxSizeBytes = range.part.maxSizeBytes;
        } else {
            filter.accessedFrom = range.part.accessedFrom;
            filter.accessedTo = range.part.accessedTo;
        }
    }
    return filter;
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString &text)
{
    m_text->setText(text);
    m_debounce->stop();
    Q_EMIT filterChanged();
}

void FilterBar::setRange(HistogramKind kind, const inspect::EntryFilter &part, const QString &label)
{
    dropChip(kind);
    auto *chip = new QPushButton(withoutMnemonics(label) + QStringLiteral("  ✕"), this);
    chip->setAccessibleName(tr("Remove the condition: %1").arg(label));
    chip->setToolTip(tr("Remove this condition"));
    setRole(chip, QStringLiteral("chip"));
    connect(chip, &QPushButton::clicked, this, [this, kind] { removeRange(kind); });
    m_chips->addWidget(chip);
    m_ranges[kind] = {part, chip};
    Q_EMIT filterChanged();
}

void FilterBar::removeRange(HistogramKind kind)
{
    dropChip(kind);
    Q_EMIT rangeRemoved(kind);
    Q_EMIT filterChanged();
}

void FilterBar::dropChip(HistogramKind kind)
{
    const auto found = m_ranges.find(kind);
    if (found == m_ranges.end())
        return;
    found->second.chip->hide();
    found->second.chip->deleteLater(); // may be the one whose click led here
    m_ranges.erase(found);
}

void FilterBar::reset()
{
    m_text->clear();
    m_debounce->stop();
    while (!m_ranges.empty())
        dropChip(m_ranges.begin()->first);
}

void FilterBar::setCountText(const QString &text)
{
    m_count->setText(text);
}

QString FilterBar::countText() const
{
    return m_count->text();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        Q_EMIT leftDownwards();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace cachescope::ui
