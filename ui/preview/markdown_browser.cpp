// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/markdown_browser.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>
#include <QToolTip>

#include <vector>

namespace cachescope::ui {
namespace {

constexpr int kBetween = 8; // pixels, between paragraphs

/// A document that asks nobody for anything.
class SealedDocument : public QTextDocument
{
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

struct Image
{
    int position = 0;
    QString text;
};

std::vector<Image> imagesIn(const QTextDocument &document)
{
    std::vector<Image> images;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!fragment.charFormat().isImageFormat())
                continue;
            const QString text = fragment.charFormat().property(QTextFormat::ImageAltText).toString();
            for (int i = 0; i < fragment.length(); ++i)
                images.push_back({fragment.position() + i, text});
        }
    }
    return images;
}

/// From the end, so that positions stay right.
void replaceImages(QTextDocument &document)
{
    const std::vector<Image> images = imagesIn(document);
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (auto image = images.rbegin(); image != images.rend(); ++image) {
        cursor.setPosition(image->position);
        cursor.deleteChar();
        cursor.insertText(image->text.isEmpty() ? MarkdownBrowser::tr("[image]")
                                                : MarkdownBrowser::tr("[image: %1]").arg(image->text),
                          QTextCharFormat());
    }
    cursor.endEditBlock();
}

/// As much of it as is formatted in a moment; whole lines, if there are some.
QString startOf(const QString &markdown)
{
    qsizetype end = 0;
    qsizetype line = 0;
    for (int parts = 0; end < markdown.size(); ++end) {
        const bool isLine = markdown[end] == QLatin1Char('\n');
        if (end >= MarkdownBrowser::kMostLetters || parts >= MarkdownBrowser::kMostParts)
            return markdown.left(line > 0 ? line : end);
        if (isLine || markdown[end] == QLatin1Char('|'))
            ++parts;
        if (isLine)
            line = end;
    }
    return markdown;
}

/// Tables with lines of the theme.
void dressTables(const QTextDocument &document, const Tokens &tokens)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderBrush(tokens.line);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellPadding(4);
        format.setCellSpacing(0);
        format.setTopMargin(kBetween);
        format.setBottomMargin(kBetween);
        table->setFormat(format);
    }
}

/// Qt leaves no room between paragraphs, and shows code by its font alone.
void dressBlocks(QTextDocument &document, const Tokens &tokens)
{
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        QTextBlockFormat format = block.blockFormat();
        const bool code = format.hasProperty(QTextFormat::BlockCodeFence) ||
                          format.hasProperty(QTextFormat::BlockCodeLanguage);
        if (code)
            format.setBackground(tokens.window);
        if (!code && !block.textList() && !cursor.currentTable())
            format.setBottomMargin(kBetween);
        if (format.headingLevel() > 0)
            format.setTopMargin(kBetween);
        cursor.setBlockFormat(format);
    }
    cursor.endEditBlock();
}

} // namespace

MarkdownBrowser::MarkdownBrowser(const Theme &theme, QWidget *parent)
    : QTextBrowser(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Formatted text"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    connect(this, qOverload<const QUrl &>(&QTextBrowser::highlighted), this, [this](const QUrl &address) {
        const QString text = address.toDisplayString();
        QToolTip::showText(QCursor::pos(),
                           text.isEmpty() ? QString() : plainToolTip(tr("%1 (click to copy)").arg(text)),
                           this);
    });
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &address) {
        QGuiApplication::clipboard()->setText(address.toString());
        Q_EMIT linkCopied(address.toDisplayString());
    });
    connect(&theme, &Theme::changed, this, &MarkdownBrowser::format);
}

bool MarkdownBrowser::showMarkdown(const QString &markdown)
{
    m_markdown = startOf(markdown);
    format();
    return m_markdown.size() == markdown.size();
}

/// The document is made whole before this lays anything out, so that no image is ever asked for.
void MarkdownBrowser::format()
{
    auto *made = new SealedDocument(this);
    made->setUndoRedoEnabled(false);
    made->setDefaultFont(fonts::base());
    made->setMarkdown(m_markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                      QTextDocument::MarkdownNoHTML);
    replaceImages(*made);
    made->setDocumentMargin(0);
    dressTables(*made, m_theme.tokens());
    dressBlocks(*made, m_theme.tokens());
    const QPointer<QTextDocument> before = document();
    setDocument(made); // which deletes the one that it came with
    delete before;
}

QVariant MarkdownBrowser::loadResource(int type, const QUrl &name)
{
    Q_UNUSED(type)
    Q_UNUSED(name)
    return {};
}

void MarkdownBrowser::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *copying = menu.addAction(tr("&Copy"), this, &QTextBrowser::copy);
    copying->setShortcut(QKeySequence::Copy);
    copying->setEnabled(textCursor().hasSelection());
    const QString address = anchorAt(event->pos());
    if (!address.isEmpty())
        menu.addAction(tr("Copy the &address of the link"), this,
                       [address] { QGuiApplication::clipboard()->setText(address); });
    menu.addSeparator();
    menu.addAction(tr("Select &all"), this, &QTextBrowser::selectAll)->setShortcut(QKeySequence::SelectAll);
    menu.exec(event->globalPos());
}

} // namespace cachescope::ui
