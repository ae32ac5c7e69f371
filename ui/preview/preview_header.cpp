// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_header.h"

#include "ui/preview/key_field.h"
#include "ui/preview/preview_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/segmented_switch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace cachescope::ui {
namespace {

constexpr int kKeyLines = 3; // longer keys scroll

QToolButton *makeIcon(const Theme &theme, const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(theme, icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    setRole(button, QStringLiteral("icon"));
    return button;
}

} // namespace

PreviewHeader::PreviewHeader(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new SegmentedSwitch(tr("View"), {tr("Preview"), tr("Hex"), tr("Details")}, this,
                                 SegmentedSwitch::Look::Tabs))
    , m_showAll(makeLink(tr("Show all"), tr("Read and show more of the value")))
    , m_save(makeLink(tr("Save…"), tr("Save the value as a file")))
    , m_key(new KeyField(kKeyLines, this))
    , m_trail(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_text(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_notice(makeLabel(QString(), QString(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeActions(theme));
    layout->addWidget(makeSeparator(Qt::Horizontal, this));
    layout->addWidget(makeFacts(theme));
    connect(m_showAll, &QPushButton::clicked, this, &PreviewHeader::showAllRequested);
    connect(m_save, &QPushButton::clicked, this, &PreviewHeader::chooseWhatToSave);
    clear();
}

QPushButton *PreviewHeader::makeLink(const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    setRole(button, QStringLiteral("link"));
    return button;
}

QWidget *PreviewHeader::makeActions(const Theme &theme)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    QToolButton *hiding = makeIcon(theme, QStringLiteral("close"), tr("Hide this pane (F4)"), row);
    connect(hiding, &QToolButton::clicked, this, &PreviewHeader::hideRequested);
    layout->addWidget(m_tabs);
    layout->addStretch(1);
    layout->addWidget(m_showAll);
    layout->addWidget(m_save);
    layout->addWidget(hiding);
    return row;
}

QWidget *PreviewHeader::makeFacts(const Theme &theme)
{
    m_facts = new QWidget(this);
    auto *keyRow = new QHBoxLayout;
    keyRow->setSpacing(4);
    QToolButton *copying = makeIcon(theme, QStringLiteral("copy"), tr("Copy key"), m_facts);
    connect(copying, &QToolButton::clicked, this, &PreviewHeader::copyKeyRequested);
    keyRow->addWidget(m_key, 1);
    keyRow->addWidget(copying, 0, Qt::AlignTop);
    m_trailRow = new QWidget(m_facts);
    auto *trailRow = new QHBoxLayout(m_trailRow);
    trailRow->setContentsMargins(0, 0, 0, 0);
    QPushButton *back = makeLink(tr("← Back"), tr("Back to the whole value (Esc, Alt+Left)"));
    connect(back, &QPushButton::clicked, this, &PreviewHeader::backRequested);
    trailRow->addWidget(back);
    trailRow->addWidget(m_trail, 1);
    m_trail->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setAccessibleName(tr("What the value is"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(m_facts);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(keyRow);
    layout->addWidget(m_trailRow);
    layout->addWidget(m_text);
    layout->addWidget(m_notice);
    return m_facts;
}

void PreviewHeader::clear()
{
    m_hasPreview = false;
    m_showAll->hide();
    m_save->hide();
    m_trailRow->hide();
    m_text->hide();
    setNotice(Tone::Neutral, QString());
}

void PreviewHeader::setUnread()
{
    m_savesShown = m_savesEither = m_hasPreview = false;
    m_showAll->hide();
    m_save->show();
}

void PreviewHeader::setKey(const QString &key)
{
    m_key->setKey(key);
}

void PreviewHeader::setFactsShown(bool shown)
{
    m_facts->setVisible(shown);
}

void PreviewHeader::setPreview(const inspect::Preview &preview)
{
    const bool field = !preview.trail.isEmpty();
    m_hasMore = preview.moreToShow && !isOnlyTold(preview);
    m_part = partText(preview);
    m_problem = preview.audio ? QString() : preview.problem; // of sound, its view tells it
    m_save->show();
    m_savesShown = field;
    m_savesEither = !field && !preview.layers.empty() && preview.complete;
    showTrail(preview.trail);
    m_text->setText(factsText(preview));
    m_text->setVisible(!tellsItself(preview));
    showMore();
}

void PreviewHeader::setPreviewSeen(bool seen)
{
    if (std::exchange(m_previewSeen, seen) != seen && m_hasPreview)
        showMore();
}

/// What is said of the preview is not true of all bytes in hex.
void PreviewHeader::showMore()
{
    m_hasPreview = true;
    m_showAll->setVisible(m_hasMore && m_previewSeen);
    QStringList notices;
    for (const QString &notice : {m_problem, m_previewSeen ? m_part : QString()}) {
        if (!notice.isEmpty())
            notices << notice;
    }
    setNotice(Tone::Warning, notices.join(QLatin1Char(' ')));
}

void PreviewHeader::showTrail(const QStringList &trail)
{
    m_trailRow->setVisible(!trail.isEmpty());
    m_trail->setText(trail.join(QStringLiteral(" › ")));
}

void PreviewHeader::setNotice(Tone tone, const QString &text)
{
    setTone(m_notice, tone);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

QString PreviewHeader::notice() const
{
    return m_notice->text();
}

QString PreviewHeader::facts() const
{
    return m_text->text();
}

void PreviewHeader::chooseWhatToSave()
{
    if (m_savesShown)
        return Q_EMIT saveShownRequested();
    if (!m_savesEither)
        return Q_EMIT saveRequested();
    QMenu menu(this);
    menu.addAction(tr("As it is &stored…"), this, &PreviewHeader::saveRequested);
    menu.addAction(tr("&Unpacked…"), this, &PreviewHeader::saveShownRequested);
    menu.exec(m_save->mapToGlobal(QPoint(0, m_save->height())));
}

} // namespace cachescope::ui
