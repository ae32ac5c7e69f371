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
    m_offer = makeOffer();
    m_recentCard = makeRecentCard();
    auto *column = new QWidget;
    setRole(column, QStringLiteral("clear"));
    column->setMaximumWidth(kColumnWidth);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(16, 24, 16, 24);
    rows->setSpacing(12);
    rows->addStretch(1);
    rows->addWidget(m_dropArea);
    rows->addWidget(m_offer);
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
    auto *open = new QPushButton(tr("&Open a cache file…"), area);
    setRole(open, QStringLiteral("primary"));
    auto *loadTest = new QPushButton(tr("New &load test"), area);
    auto *generate = new QPushButton(tr("&Generate a demo cache…"), area);
    for (QPushButton *button : {open, loadTest, generate})
        button->setAccessibleName(withoutMnemonic(button->text()));

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
    layout->addWidget(makeLabel(QStringLiteral("display"), tr("Drop cache files here"), area), 0,
                      Qt::AlignHCenter);
    QLabel *promise = makeLabel(
        QStringLiteral("muted"),
        tr("They are opened read-only: not a byte of them, or of their folders, will change."), area);
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

QWidget *StartPage::makeOffer()
{
    auto *offer = new QFrame(this);
    setRole(offer, QStringLiteral("card"));
    offer->setObjectName(QStringLiteral("sessionOffer"));
    m_offerText = makeLabel(QString(), QString(), offer);
    m_offerText->setWordWrap(true);
    m_offerText->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *restore = new QPushButton(tr("Open &again"), offer);
    restore->setAccessibleName(tr("Open what was open the last time"));
    connect(restore, &QPushButton::clicked, this, &StartPage::restoreRequested);
    auto *layout = new QHBoxLayout(offer);
    layout->setContentsMargins(14, 11, 14, 11);
    layout->setSpacing(12);
    layout->addWidget(m_offerText, 1);
    layout->addWidget(restore, 0, Qt::AlignVCenter);
    offer->hide();
    return offer;
}

void StartPage::setOffer(const QStringList &names, const QString &why)
{
    constexpr qsizetype named = 3;
    const QString list = names.mid(0, named).join(QStringLiteral(", "));
    const auto more = static_cast<int>(names.size() - named);
    QString text = more > 0 ? tr("Open the last time: %1 and %n more.", nullptr, more).arg(list)
                            : tr("Open the last time: %1.").arg(list);
    if (!why.isEmpty())
        text += QLatin1Char(' ') + why;
    m_offerText->setText(text);
    m_offer->setVisible(!names.isEmpty());
}

RecentFileRow *StartPage::makeRow(const RecentFile &file)
{
    auto *row = new RecentFileRow(m_theme, file, this);
    connect(row, &RecentFileRow::openRequested, this,
            [this, path = file.path](bool newWindow) { Q_EMIT openRequested(path, newWindow); });
    connect(row, &RecentFileRow::stepRequested, this,
            [this, row](int by) { focusRow(m_rows.indexOf(row) + by); });
    connect(
        row, &RecentFileRow::removeRequested, this, [this, row] { remove(row); },
        Qt::QueuedConnection); // the row that asks is deleted
    return row;
}

void StartPage::refresh()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    QStringList paths;
    const QList<RecentFile> files = m_settings.recentFiles();
    for (const RecentFile &file : files) {
        RecentFileRow *row = makeRow(file);
        m_recentRows->addWidget(row);
        m_rows.append(row);
        paths.append(file.path);
    }
    m_recentCard->setVisible(!files.isEmpty());
    m_check->check(paths);
}

/// The keyboard goes on with the next row.
void StartPage::remove(const RecentFileRow *row)
{
    const qsizetype place = m_rows.indexOf(row);
    if (place < 0)
        return; // asked for twice
    const QString name = row->name();
    const QList<RecentFile> before = m_settings.recentFiles();
    m_settings.removeRecentFile(row->path());
    refresh();
    focusRow(qMin(place, m_rows.size() - 1));
    Q_EMIT removed(name, [this, before] {
        m_settings.setRecentFiles(before);
        refresh();
    });
}

void StartPage::focusRow(qsizetype place)
{
    if (place < 0 || place >= m_rows.size())
        return;
    m_rows[place]->show(); // a new one is shown later otherwise, and what is hidden takes no focus
    m_rows[place]->setFocus(Qt::OtherFocusReason);
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
