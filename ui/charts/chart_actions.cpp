// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_actions.h"

#include "core/inspect/export/value_file.h"
#include "ui/charts/chart_export.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace cachescope::ui {
namespace {

Result<void> write(const std::optional<inspect::CacheFile> &source, const QByteArray &bytes,
                   const QString &path)
{
    if (!source)
        return writeWholeFile(path, bytes);
    if (const auto saved = inspect::saveBytes(*source, bytes, path); !saved)
        return saved.error();
    return {};
}

} // namespace

ChartActions::ChartActions(const Theme &theme, QWidget *chart, const QString &heading, Table table)
    : ThreadJob(chart)
    , m_theme(theme)
    , m_chart(chart)
    , m_heading(heading)
    , m_table(std::move(table))
    , m_menu(new QMenu(chart))
{
    addActions();
    chart->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(chart, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &place) { m_menu->popup(m_chart->mapToGlobal(place)); });
}

void ChartActions::addActions()
{
    m_menu->setAccessibleName(tr("Chart: %1").arg(m_heading));
    m_menu->addAction(tr("Copy as &image"), this, &ChartActions::copyImage);
    m_menu->addAction(tr("Copy &figures as CSV"), this, &ChartActions::copyTable);
    m_menu->addSeparator();
    m_menu->addAction(tr("Save as &PNG…"), this,
                      [this] { askWhere(QStringLiteral("png"), tr("PNG image (*.png)")); });
    m_menu->addAction(tr("Save as &SVG…"), this,
                      [this] { askWhere(QStringLiteral("svg"), tr("SVG drawing (*.svg)")); });
}

QToolButton *ChartActions::makeButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(m_theme, QStringLiteral("more")));
    button->setIconSize({14, 14});
    button->setAccessibleName(tr("Copy or save: %1").arg(m_heading));
    button->setToolTip(plainToolTip(tr("Copy or save this chart")));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(m_menu);
    button->setFocusPolicy(Qt::TabFocus);
    setRole(button, QStringLiteral("corner"));
    return button;
}

QString ChartActions::heading() const
{
    return m_note.isEmpty() ? m_heading : tr("%1 – %2").arg(m_heading, m_note);
}

void ChartActions::copyImage()
{
    QGuiApplication::clipboard()->setImage(chartImage({*m_chart, m_theme, heading()}));
    Q_EMIT told(Tone::Good, tr("“%1” was copied as an image.").arg(m_heading));
}

void ChartActions::copyTable()
{
    QGuiApplication::clipboard()->setText(csvText(m_table()));
    Q_EMIT told(Tone::Good, tr("The figures of “%1” were copied as CSV.").arg(m_heading));
}

void ChartActions::askWhere(const QString &suffix, const QString &filter)
{
    auto *dialog = new QFileDialog(m_chart->window(), tr("Save the chart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(
        QStringLiteral("%1.%2").arg(m_heading.toLower().replace(QLatin1Char(' '), QLatin1Char('-')), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &ChartActions::save);
    dialog->open();
}

void ChartActions::save(const QString &path)
{
    const ChartPicture picture{*m_chart, m_theme, heading()};
    const bool drawing = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    const QByteArray bytes = drawing ? chartSvg(picture) : chartPng(picture);
    const auto source = m_source ? m_source() : std::nullopt;
    const bool started =
        start([this, source, path, bytes](const Progress &, const std::atomic<bool> &) -> Answer {
            const Result<void> written = write(source, bytes, path);
            return [this, path, written] {
                if (written)
                    Q_EMIT told(Tone::Good, tr("The chart was saved as %1.").arg(path));
                else
                    Q_EMIT told(Tone::Bad, written.error().message);
            };
        });
    if (!started)
        Q_EMIT told(Tone::Warning, tr("This chart is still being saved. Wait a moment, then try again."));
}

} // namespace cachescope::ui
