// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/photographer.h"

#include "ui/compare/compare_window.h"
#include "ui/file/file_tools.h"
#include "ui/help/help_panel.h"
#include "ui/models/entry_table_model.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/runs_page.h"
#include "ui/runs/kept_runs_table.h"
#include "ui/runs/kept_runs_view.h"
#include "ui/table/entry_table.h"
#include "ui/widgets/rail.h"
#include "ui/window/window_frame.h"
#include "ui/window/window_menu.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>

namespace cachescope::screenshots {

namespace {

constexpr int kMinuteMs = 60'000;
/// Until charts have drawn themselves and values beside the table are read.
constexpr int kSettlingMs = 900;
/// Into a run of two designs for ten seconds each: the second one has begun.
constexpr int kRunningMs = 17'000;

void settle()
{
    QTest::qWait(kSettlingMs);
}

/// "Check &integrity…" → "check-integrity"
QString slug(QString text)
{
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]+"));
    text = text.remove(QLatin1Char('&')).toLower().replace(others, QStringLiteral("-"));
    return text.endsWith(QLatin1Char('-')) ? text.chopped(1) : text;
}

QWidgetList shownWindows()
{
    QWidgetList shown;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible())
            shown << widget;
    }
    return shown;
}

bool isPage(const QAbstractButton *button, const QString &name)
{
    return slug(button->text()) == name;
}

} // namespace

Photographer::Photographer(ui::MainWindow &window, QString directory, QString suffix)
    : m_window(window)
    , m_directory(std::move(directory))
    , m_suffix(std::move(suffix))
{
    m_window.show();
    m_window.activateWindow();
    settle();
}

void Photographer::shoot(QWidget *widget, const QString &name)
{
    const QString path = QStringLiteral("%1/%2%3.png").arg(m_directory, name, m_suffix);
    const bool written = widget->grab().save(path, "PNG");
    std::printf("%s %s\n", written ? "wrote" : "could not write", qPrintable(path));
    std::fflush(stdout);
    m_allWritten = m_allWritten && written;
}

void Photographer::startPage()
{
    m_window.showPage(ui::Page::Overview);
    settle();
    shoot(&m_window, QStringLiteral("start"));
}

bool Photographer::open(const QString &path)
{
    m_window.openFile(path);
    const inspect::Inspector &inspector = m_window.inspector();
    const auto known = [&inspector] {
        return inspector.summary() && inspector.types() && inspector.types()->exact;
    };
    return QTest::qWaitFor(known, kMinuteMs);
}

QList<QAbstractButton *> Photographer::railButtons() const
{
    const auto *rail = m_window.findChild<ui::Rail *>();
    return rail ? rail->findChildren<QAbstractButton *>() : QList<QAbstractButton *>();
}

void Photographer::goTo(QAbstractButton *page)
{
    page->click();
    settle();
}

void Photographer::pages()
{
    for (QAbstractButton *button : railButtons()) {
        if (isPage(button, QStringLiteral("load-test")))
            continue;
        goTo(button);
        if (isPage(button, QStringLiteral("entries"))) {
            QTest::keyClick(m_window.entriesPage()->table(), Qt::Key_Down);
            settle();
        }
        shoot(&m_window, slug(button->text()));
        if (isPage(button, QStringLiteral("runs")))
            shootRun();
    }
}

/// The first of the list, opened.
void Photographer::shootRun()
{
    ui::KeptRunsTable *table = m_window.runsPage()->listView()->table();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    settle();
    shoot(&m_window, QStringLiteral("run"));
    m_window.runsPage()->escape();
}

void Photographer::help()
{
    m_window.showPage(ui::Page::Overview);
    m_window.frame()->help()->toggle();
    settle();
    shoot(&m_window, QStringLiteral("help"));
    m_window.frame()->help()->close();
}

void Photographer::loadTest()
{
    for (QAbstractButton *button : railButtons()) {
        if (isPage(button, QStringLiteral("load-test")))
            goTo(button);
    }
    shoot(&m_window, QStringLiteral("load-form"));
    ui::LoadPage *page = m_window.loadPage();
    if (auto *start = page->findChild<QPushButton *>(QStringLiteral("startRun")))
        start->click();
    if (!page->isRunning()) {
        std::fputs("no load test was started\n", stderr);
        m_allWritten = false;
        return;
    }
    QTest::qWait(kRunningMs);
    shoot(&m_window, QStringLiteral("load-running"));
    if (!QTest::qWaitFor([page] { return !page->isRunning(); }, 2 * kMinuteMs))
        page->stop();
    settle();
    shoot(&m_window, QStringLiteral("load"));
}

void Photographer::dialogs()
{
    const auto *menu = m_window.findChild<ui::WindowMenu *>();
    for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
        const bool opensSomething =
            action->text().endsWith(QChar(0x2026)) || action->shortcuts().contains(Qt::Key_F1);
        if (action->isEnabled() && opensSomething)
            shootDialogsOf(action);
    }
}

void Photographer::shootDialogsOf(QAction *action)
{
    const QWidgetList before = shownWindows();
    action->trigger();
    settle();
    for (QWidget *window : shownWindows()) {
        if (before.contains(window))
            continue;
        if (!qobject_cast<QFileDialog *>(window)) // Qt's own, or the system's
            shoot(window, QStringLiteral("dialog-") + slug(action->text()));
        window->close();
    }
    settle();
}

void Photographer::comparison(const QString &other)
{
    ui::CompareWindow *window = m_window.fileTools()->compare();
    if (!window)
        return;
    window->show();
    window->setOther(other);
    if (!QTest::qWaitFor([window] { return !window->isRunning(); }, kMinuteMs))
        m_allWritten = false;
    settle();
    shoot(window, QStringLiteral("compare"));
    window->close();
}

} // namespace cachescope::screenshots
