// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "core/inspect/preview/preview.h"
#include "ui/preview/lines_view.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QPushButton;
class QStackedWidget;

namespace cachescope::ui {

class AudioView;
class FilePanel;
class ImageView;
class MarkdownBrowser;
class SegmentedSwitch;
class TextPanel;
class Theme;

/// A value as its kind is looked at: text and JSON by lines, Markdown formatted or as its source, sound,
/// pictures; what nothing is drawn of by what it is. Main thread.
class PreviewContent : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewContent(const Theme &theme, QWidget *parent = nullptr);

    /// From its start, or where it was left if it is a value whose field was looked at.
    void setPreview(const inspect::PreviewPtr &preview);
    void clear();
    /// What files that are made of it are called.
    void setName(const QString &key);
    /// The file that values are from, if one is open: AudioView::setSource().
    void setSource(const std::function<std::optional<inspect::CacheFile>()> &source);

    [[nodiscard]] TextPanel *text() const { return m_text; }
    [[nodiscard]] MarkdownBrowser *markdown() const { return m_markdown; }
    [[nodiscard]] QWidget *current() const;
    /// Opens the line to find something; false where there is no text by lines.
    bool find();
    /// Closes that line; false if it was closed.
    bool escape();

Q_SIGNALS:
    void fieldRequested(qint64 node); ///< Previewer::requestField()
    void saveRequested();
    void openRequested();
    void hexRequested();
    /// Something that was done, or not, in a sentence.
    void told(const QString &text);

private:
    /// Where a text was left.
    struct Left
    {
        inspect::PreviewPtr preview;
        LineSourcePtr source;
        LineMatch cursor;
    };

    QWidget *makeBar();
    void connectParts();
    QPushButton *makeLink(const QString &text, const QString &toolTip);
    void keepPlace();
    void showPage();
    void showText();
    void showFormatted();
    [[nodiscard]] QWidget *page() const;
    void showBar();
    [[nodiscard]] bool isFormatted() const;

    inspect::PreviewPtr m_preview;
    QWidget *m_bar;
    SegmentedSwitch *m_formatted;
    QPushButton *m_fold;
    QPushButton *m_unfold;
    QPushButton *m_find;
    QStackedWidget *m_stack;
    TextPanel *m_text;
    MarkdownBrowser *m_markdown;
    AudioView *m_audio;
    ImageView *m_image;
    FilePanel *m_file;
    QWidget *m_empty;
    QWidget *m_blank;                  ///< while there is nothing
    std::vector<Left> m_left;          ///< of values whose fields are looked at, from the outside in
    inspect::PreviewPtr m_inText;      ///< what m_text shows
    inspect::PreviewPtr m_inFormatted; ///< what m_markdown shows
    bool m_wantsSource = false;        ///< Markdown was last looked at as it is written
};

} // namespace cachescope::ui
