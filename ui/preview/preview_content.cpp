// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_content.h"

#include "core/base/format.h"
#include "core/inspect/preview/json_lines.h"
#include "core/inspect/preview/plain_lines.h"
#include "ui/preview/audio_view.h"
#include "ui/preview/file_panel.h"
#include "ui/preview/image_view.h"
#include "ui/preview/markdown_browser.h"
#include "ui/preview/text_panel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmented_switch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

using inspect::ContentType;

/// Null where the value is no text.
LineSourcePtr linesOf(const inspect::Preview &preview)
{
    if (preview.json)
        return std::make_shared<inspect::JsonLines>(preview.json);
    return preview.lines ? std::make_shared<inspect::PlainLines>(preview.lines) : nullptr;
}

} // namespace

PreviewContent::PreviewContent(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_formatted(new SegmentedSwitch(tr("Text"), {tr("Formatted"), tr("Source")}, this))
    , m_fold(makeLink(tr("Fold all"), tr("Hide what is inside of objects and arrays")))
    , m_unfold(makeLink(tr("Unfold all"), tr("Show all lines")))
    , m_find(makeLink(tr("Find"), tr("Find in the text (Ctrl+F)")))
    , m_stack(new QStackedWidget(this))
    , m_text(new TextPanel(theme, this))
    , m_markdown(new MarkdownBrowser(theme, this))
    , m_audio(new AudioView(theme, this))
    , m_image(new ImageView(theme, this))
    , m_file(new FilePanel(theme, this))
    , m_empty(makeLabel(QStringLiteral("muted"), tr("The value is empty."), this))
    , m_blank(new QWidget(this))
{
    static_cast<QLabel *>(m_empty)->setAlignment(Qt::AlignCenter);
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_blank, m_text, m_markdown, m_audio, m_image, m_file, m_empty})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack, 1);
    connectParts();
    clear();
}

QPushButton *PreviewContent::makeLink(const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, m_bar);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    setRole(button, QStringLiteral("link"));
    return button;
}

QWidget *PreviewContent::makeBar()
{
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_formatted);
    layout->addStretch(1);
    for (QPushButton *button : {m_fold, m_unfold, m_find})
        layout->addWidget(button);
    return m_bar;
}

void PreviewContent::connectParts()
{
    connect(m_formatted, &SegmentedSwitch::currentChanged, this, [this](int choice) {
        m_wantsSource = choice == 1;
        showPage();
    });
    connect(m_fold, &QPushButton::clicked, this, [this] { m_text->view()->setAllFolded(true); });
    connect(m_unfold, &QPushButton::clicked, this, [this] { m_text->view()->setAllFolded(false); });
    connect(m_find, &QPushButton::clicked, this, &PreviewContent::find);
    connect(m_text->view(), &LinesView::openRequested, this, &PreviewContent::fieldRequested);
    connect(m_text->view(), &LinesView::notCopied, this, &PreviewContent::told);
    connect(m_markdown, &MarkdownBrowser::linkCopied, this,
            [this](const QString &address) { Q_EMIT told(tr("The address was copied: %1").arg(address)); });
    connect(m_file, &FilePanel::saveRequested, this, &PreviewContent::saveRequested);
    connect(m_file, &FilePanel::openRequested, this, &PreviewContent::openRequested);
    connect(m_file, &FilePanel::hexRequested, this, &PreviewContent::hexRequested);
}

void PreviewContent::setName(const QString &key)
{
    m_audio->setName(key);
}

void PreviewContent::setSource(const std::function<std::optional<inspect::CacheFile>()> &source)
{
    m_audio->setSource(source);
}

void PreviewContent::clear()
{
    m_preview.reset();
    m_inText.reset();
    m_inFormatted.reset();
    m_left.clear();
    m_text->setSource(nullptr);
    m_markdown->showMarkdown(QString());
    m_audio->clear();
    m_image->clear();
    m_bar->hide();
    m_stack->setCurrentWidget(m_blank);
}

void PreviewContent::setPreview(const inspect::PreviewPtr &preview)
{
    keepPlace();
    const auto depth = static_cast<std::size_t>(preview->trail.size());
    std::erase_if(m_left, [&](const Left &left) {
        return left.preview->rowid != preview->rowid ||
               (static_cast<std::size_t>(left.preview->trail.size()) >= depth && left.preview != preview);
    });
    m_preview = preview;
    showPage();
}

/// What is shown now may be come back to.
void PreviewContent::keepPlace()
{
    if (!m_preview || m_inText != m_preview)
        return;
    std::erase_if(m_left, [this](const Left &left) { return left.preview == m_preview; });
    m_left.push_back({m_preview, m_text->view()->source(), m_text->view()->cursor()});
}

bool PreviewContent::isFormatted() const
{
    return !m_preview->markdown.isEmpty() && !m_wantsSource;
}

QWidget *PreviewContent::page() const
{
    if (m_preview->shown == ContentType::Empty || m_preview->storedBytes == 0)
        return m_empty;
    if (isFormatted())
        return m_markdown;
    if (m_preview->shown == ContentType::Image && !(m_wantsSource && m_preview->lines))
        return m_image;
    if (m_preview->lines || m_preview->json)
        return m_text;
    const bool sound = m_preview->shown == ContentType::OggOpus || m_preview->shown == ContentType::Audio;
    return sound ? static_cast<QWidget *>(m_audio) : m_file;
}

void PreviewContent::showPage()
{
    if (!m_preview)
        return;
    QWidget *shown = page();
    if (shown == m_text)
        showText();
    else if (std::exchange(m_inText, nullptr)) // which may be hundreds of megabytes
        m_text->setSource(nullptr);
    if (shown == m_markdown)
        showFormatted();
    else if (shown == m_file)
        m_file->setPreview(m_preview);
    if (shown == m_audio) // which would play on otherwise
        m_audio->setPreview(m_preview);
    else
        m_audio->clear();
    if (shown == m_image)
        m_image->setPreview(m_preview);
    else
        m_image->clear();
    m_stack->setCurrentWidget(shown);
    showBar();
}

void PreviewContent::showText()
{
    if (m_inText == m_preview)
        return;
    m_inText = m_preview;
    const auto left = std::ranges::find(m_left, m_preview, &Left::preview);
    m_text->setSource(left == m_left.end() ? linesOf(*m_preview) : left->source);
    if (left != m_left.end())
        m_text->view()->select(left->cursor, 0);
}

void PreviewContent::showFormatted()
{
    if (m_inFormatted == m_preview)
        return;
    m_inFormatted = m_preview;
    if (!m_markdown->showMarkdown(m_preview->markdown))
        Q_EMIT told(tr("Only the start is formatted. The source has all of it."));
}

void PreviewContent::showBar()
{
    const QWidget *shown = m_stack->currentWidget();
    const bool lines = shown == m_text;
    const bool folds = lines && m_text->view()->source() && m_text->view()->source()->canFold();
    const bool drawing = m_preview->shown == ContentType::Image && m_preview->lines; // SVG
    const bool formats = drawing || !m_preview->markdown.isEmpty();
    const QSignalBlocker blocker(m_formatted);
    m_formatted->setCurrent(m_wantsSource ? 1 : 0);
    m_formatted->setText(1, m_preview->json ? tr("JSON") : tr("Source"));
    m_formatted->setText(0, drawing ? tr("Drawing") : tr("Formatted"));
    m_formatted->setVisible(formats);
    m_fold->setVisible(folds);
    m_unfold->setVisible(folds);
    m_find->setVisible(lines);
    m_bar->setVisible(formats || lines);
}

QWidget *PreviewContent::current() const
{
    return m_stack->currentWidget();
}

bool PreviewContent::find()
{
    if (m_stack->currentWidget() != m_text)
        return false;
    m_text->find();
    return true;
}

bool PreviewContent::escape()
{
    return m_stack->currentWidget() == m_text && m_text->closeFind();
}

} // namespace cachescope::ui
