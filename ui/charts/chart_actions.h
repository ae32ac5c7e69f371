// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/open/cache_file.h"
#include "ui/jobs/thread_job.h"
#include "ui/widgets/look.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <optional>
#include <utility>

class QMenu;
class QToolButton;

namespace cachescope::ui {

class Theme;

/// What can be done with a chart as a whole: copied and saved as a picture, and its figures copied. As a menu
/// behind a button and at the chart itself. Main thread; files are written in another.
class ChartActions : public ThreadJob
{
    Q_OBJECT

public:
    using Table = std::function<QList<QStringList>()>;
    /// The file that is open, if one is.
    using Source = std::function<std::optional<inspect::CacheFile>()>;

    /// `heading` stands above pictures and is the name of files. `table` gives the chart's figures, names
    /// first. `chart` owns this; `theme` must outlive it.
    ChartActions(const Theme &theme, QWidget *chart, const QString &heading, Table table);

    /// A button for the corner of the chart's card. The caller takes ownership.
    QToolButton *makeButton(QWidget *parent);
    /// Said beside the heading of pictures: what the chart shows a part of.
    void setNote(const QString &note) { m_note = note; }
    /// What the chart is of: beside it nothing is saved.
    void setSource(Source source) { m_source = std::move(source); }
    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void copyImage();
    void copyTable();
    /// As SVG where `path` ends so, else as PNG.
    void save(const QString &path);

Q_SIGNALS:
    /// What became of it, in a sentence.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    void addActions();
    void askWhere(const QString &suffix, const QString &filter);
    [[nodiscard]] QString heading() const;

    const Theme &m_theme;
    QWidget *m_chart;
    const QString m_heading;
    const Table m_table;
    Source m_source;
    QString m_note;
    QMenu *m_menu;
};

} // namespace cachescope::ui
