// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace cachescope::ui {

class Theme;

/// Markdown from an untrusted file as formatted text. Nothing is loaded, from the net or from the disk: an
/// image is its alternative text in brackets; HTML is shown as it is written; a link is told and copied, not
/// followed. Main thread.
class MarkdownBrowser : public QTextBrowser
{
    Q_OBJECT

public:
    /// Longer texts are formatted in part, and so are those of more lines and cells: the time that Qt takes
    /// grows with the square of their number, 2,500 take some 40 ms.
    static constexpr qsizetype kMostLetters = 100'000;
    static constexpr int kMostParts = 2'500;

    explicit MarkdownBrowser(const Theme &theme, QWidget *parent = nullptr);

    /// False if it is too long to be formatted whole.
    bool showMarkdown(const QString &markdown);

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void linkCopied(const QString &address);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void format();

    const Theme &m_theme;
    QString m_markdown; ///< as much of it as is shown
};

} // namespace cachescope::ui
