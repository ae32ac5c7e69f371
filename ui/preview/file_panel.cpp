// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/file_panel.h"

#include "core/base/format.h"
#include "ui/preview/preview_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr QSize kIconSize(32, 32);

} // namespace

FilePanel::FilePanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_kind(makeLabel(QStringLiteral("heading"), QString(), this))
    , m_size(makeLabel(QStringLiteral("muted"), QString(), this))
    , m_save(new QPushButton(tr("&Save…"), this))
    , m_open(new QPushButton(tr("&Open with the system's program"), this))
    , m_hex(new QPushButton(tr("Show the &bytes"), this))
{
    for (QPushButton *button : {m_save, m_open, m_hex})
        button->setAccessibleName(withoutMnemonic(button->text()));
    m_open->setToolTip(tr("Writes a copy into a private directory that is removed when Cachescope ends"));
    setRole(m_hex, QStringLiteral("link"));
    for (QLabel *label : {m_icon, m_kind, m_size})
        label->setAlignment(Qt::AlignCenter);
    m_kind->setWordWrap(true);
    m_size->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_icon, m_kind, m_size})
        layout->addWidget(part);
    layout->addSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_open, m_save, m_hex})
        layout->addWidget(part, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    connect(m_save, &QPushButton::clicked, this, &FilePanel::saveRequested);
    connect(m_open, &QPushButton::clicked, this, &FilePanel::openRequested);
    connect(m_hex, &QPushButton::clicked, this, &FilePanel::hexRequested);
}

void FilePanel::setPreview(const inspect::PreviewPtr &preview)
{
    const qint64 bytes = preview->layers.empty() ? preview->storedBytes : preview->bytes.size();
    m_icon->setPixmap(
        iconPixmap(QStringLiteral("file"), m_theme.tokens().muted, kIconSize, devicePixelRatioF()));
    m_kind->setText(kindText(preview->shown));
    const bool more = !preview->layers.empty() && !preview->complete;
    m_size->setText(more ? tr("more than %1").arg(formatBytes(bytes))
                         : tr("%1 (%2 bytes)").arg(formatBytes(bytes), formatCount(bytes)));
    m_open->setVisible(opensElsewhere(preview->shown) && (preview->layers.empty() || preview->complete));
}

} // namespace cachescope::ui
