// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start_page.h"

#include "ui/jobs/file_check.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/look.h"
#include "ui/widgets/recent_file_row.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace cachescope::ui {
namespace {

constexpr int kColumnWidth = 640;
constexpr int kIconPx = 32;

} // namespace

StartPage::StartPage(const Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_check(new FileCheck(this))
    , m_dropArea(makeDropArea())
{
    m_recentCard = makeRecentCard();
    auto *column = new QWidget;
    setRole(column, QStringLiteral("clear"));
    column->setMaximumWidth(kColumnWidth);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(16, 24, 16, 24);
    rows->setSpacing(12);
    rows->addStretch(1);
    rows->addWidget(m_dropArea);
    rows->addWidget(m_recentCard);
    rows->addStretch(2);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *centred = new QWidget;
    setRole(centred, QStringLiteral("clear"));
    auto *across = new QHBoxLayout(centred);
    across->setContentsMargins(0, 0, 0, 0);
    across->addStretch(1);
    across->addWidget(column, 1000);
    across->addStretch(1);
    scroll->setWidget(centred);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(m_check, &FileCheck::checked, this, &StartPage::setMissing);
    refresh();
}

QWidget *StartPage::makeDropArea()
{
    auto *area = new QFrame(this);
    setRole(area, QStringLiteral("drop"));
    auto *icon = new QLabel(area);
    const auto draw = [this, icon] {
        icon->setPixmap(iconPixmap(QStringLiteral("drop"), m_theme.tokens().accent, QSize(kIconPx, kIconPx),
                                   devicePixelRatioF()));
    };
    draw();
    connect(&m_theme, &Theme::changed, icon, draw);
    auto *open = new QPushButton(tr("Open a cache file…"), area);
    setRole(open, QStringLiteral("primary"));
    auto *loadTest = new QPushButton(tr("New load test"), area);
    auto *generate = new QPushButton(tr("Generate a demo cache…"), area);
    for (QPushButton *button : {open, loadTest, generate})
        button->setAccessibleName(button->text());

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    for (QPushButton *button : {open, loadTest, generate})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(24, 32, 24, 32);
    layout->setSpacing(8);
    layout->addWidget(icon, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(makeLabel(QStringLiteral("display"), tr("Drop a cache file here"), area), 0,
                      Qt::AlignHCenter);
    QLabel *promise = makeLabel(
        QStringLiteral("muted"),
        tr("It is opened read-only: not a byte of it, or of the folder it is in, will change."), area);
    promise->setWordWrap(true);
    promise->setAlignment(Qt::AlignHCenter);
    layout->addWidget(promise);
    layout->addSpacing(12);
    layout->addLayout(buttons);

    connect(open, &QPushButton::clicked, this, &StartPage::chooseRequested);
    connect(loadTest, &QPushButton::clicked, this, &StartPage::loadTestRequested);
    connect(generate, &QPushButton::clicked, this, &StartPage::generateRequested);
    return area;
}

QWidget *StartPage::makeRecentCard()
{
    auto *card = new Card(tr("Recent files"), this);
    auto *list = new QWidget(card);
    m_recentRows = new QVBoxLayout(list);
    m_recentRows->setContentsMargins(0, 0, 0, 0);
    m_recentRows->setSpacing(0);
    card->addWidget(list);
    return card;
}

void StartPage::refresh()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    QStringList paths;
    const QList<RecentFile> files = m_settings.recentFiles();
    for (const RecentFile &file : files) {
        auto *row = new RecentFileRow(m_theme, file, this);
        connect(row, &RecentFileRow::openRequested, this,
                [this, path = file.path] { Q_EMIT openRequested(path); });
        connect(
            row, &RecentFileRow::removeRequested, this,
            [this, path = file.path] {
                m_settings.removeRecentFile(path);
                refresh();
            },
            Qt::QueuedConnection); // the row that asks is deleted
        m_recentRows->addWidget(row);
        m_rows.append(row);
        paths.append(file.path);
    }
    m_recentCard->setVisible(!files.isEmpty());
    m_check->check(paths);
}

void StartPage::setMissing(const QString &path, bool exists)
{
    for (RecentFileRow *row : std::as_const(m_rows)) {
        if (row->path() == path)
            row->setMissing(!exists);
    }
}

void StartPage::setDropHint(bool dragging)
{
    setLookProperty(m_dropArea, "hot", dragging);
}

} // namespace cachescope::ui
