// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file/file_desk.h"

#include "ui/compare/diff_jobs.h"
#include "ui/dialogs/table_dialog.h"
#include "ui/file/file_text.h"
#include "ui/file/file_tools.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/window/window_frame.h"

namespace cachescope::ui {
namespace {

/// That a check of the file would tell more.
bool isAboutDamage(const Error &error)
{
    return error.code == ErrorCode::Corrupt || error.code == ErrorCode::Truncated ||
           error.code == ErrorCode::Io;
}

} // namespace

FileDesk::FileDesk(const Theme &theme, Settings &settings, inspect::Inspector &inspector, WindowFrame &frame)
    : m_theme(theme)
    , m_settings(settings)
    , m_inspector(inspector)
    , m_frame(frame)
    , m_session(inspector, settings)
    , m_tools(new FileTools(theme, &frame))
{
    using inspect::Inspector;
    connect(&inspector, &Inspector::opened, this, &FileDesk::onOpened);
    connect(&inspector, &Inspector::closed, this, &FileDesk::onClosed);
    connect(&inspector, &Inspector::fileChanged, this, &FileDesk::onFileChanged);
    connect(&inspector, &Inspector::fileReplaced, this, [this] {
        m_replaced = true;
        Q_EMIT headerChanged();
    });
    connect(&m_session, &FileSession::openingStarted, this, &FileDesk::onOpeningStarted);
    connect(&m_session, &FileSession::failed, this, &FileDesk::onFailed);
    connect(&m_session, &FileSession::tableWanted, this, &FileDesk::chooseTable);
    connectScan();
    connectTools();
}

void FileDesk::connectScan()
{
    using inspect::Inspector;
    connect(&m_inspector, &Inspector::scanProgressed, this,
            [this](double fraction) { showScan(tr("Scanning the entries"), fraction); });
    connect(&m_inspector, &Inspector::typesProgressed, this,
            [this](double fraction) { showScan(tr("Looking at the types of all entries"), fraction); });
    connect(&m_inspector, &Inspector::typesFound, this, [this](const inspect::TypeSharesPtr &types) {
        if (types->exact)
            m_frame.status()->endJob(Job::Scan);
    });
    connect(&m_inspector, &Inspector::typesFailed, this, [this] { m_frame.status()->endJob(Job::Scan); });
    connect(&m_inspector, &Inspector::estimated, this, &FileDesk::headerChanged);
    connect(m_frame.status(), &StatusLine::pauseRequested, this, &FileDesk::pause);
    connect(&m_inspector, &Inspector::scanFinished, this, [this] { scanEnded(ScanState::Done); });
    connect(&m_inspector, &Inspector::scanFailed, this, [this](const Error &error) {
        scanEnded(ScanState::Stopped);
        if (error.code != ErrorCode::Cancelled)
            reportError(error);
    });
}

void FileDesk::connectTools()
{
    connect(m_tools, &FileTools::progressed, m_frame.status(), &StatusLine::setJob);
    connect(m_tools, &FileTools::ended, m_frame.status(), &StatusLine::endJob);
    connect(m_tools, &FileTools::damageFound, this, [this](const QString &path) {
        if (!m_inspector.isOpen() || m_inspector.info().path != path)
            return;
        m_damageFound = true;
        Q_EMIT headerChanged();
    });
}

void FileDesk::open(const QString &path)
{
    m_session.open(path);
}

void FileDesk::close()
{
    m_frame.banner()->clear();
    if (!m_inspector.isOpen())
        m_tools->leaveFile();
    m_session.close();
}

void FileDesk::askForTable()
{
    if (m_inspector.isOpen())
        m_session.listTables(m_inspector.info().path);
}

void FileDesk::onOpeningStarted(const QString &path)
{
    m_frame.banner()->clear();
    m_tools->leaveFile();
    m_frame.status()->setJob(Job::Open, {tr("Opening %1").arg(fileNameOf(path)), std::nullopt, false});
    Q_EMIT openingStarted();
}

void FileDesk::onOpened(const inspect::CacheFileInfo &info)
{
    m_frame.status()->endJob(Job::Open);
    m_scan = ScanState::Running;
    m_settings.addRecentFile({info.path, info.fileBytes, QDateTime::currentDateTime()});
    Q_EMIT opened(info);
    if (noticeIsUrgent(info))
        showNotice();
}

void FileDesk::onFailed(const Error &error, bool hasTables)
{
    m_frame.status()->endJob(Job::Open);
    if (m_inspector.isOpen())
        Q_EMIT stayedOpen();
    else
        onClosed();
    QList<BannerAction> actions;
    const QString path = m_session.path();
    if (hasTables)
        actions.append({tr("Choose a &table…"), [this, path] { m_session.listTables(path); }});
    if (isAboutDamage(error))
        actions.append({tr("Check &integrity…"), [this, path] { m_tools->showCheck({path, {}}); }});
    m_frame.banner()->showMessage(Tone::Bad, error.message, actions);
}

void FileDesk::onClosed()
{
    m_frame.status()->endJob(Job::Scan);
    m_scan = ScanState::Stopped;
    m_damageFound = false;
    m_changed = false;
    m_replaced = false;
    m_tools->leaveFile();
    Q_EMIT closed();
}

void FileDesk::onFileChanged()
{
    m_changed = !m_inspector.isFollowing();
    Q_EMIT headerChanged();
}

void FileDesk::refresh()
{
    if (!m_inspector.isOpen())
        return;
    if (m_replaced || (m_changed && !canFollow()))
        return open(m_inspector.info().path);
    if (!canFollow() && m_scan == ScanState::Running)
        return; // it is being read
    if (!canFollow() && isAllKnown())
        return m_frame.banner()->showMessage(
            Tone::Neutral,
            tr("%1 has not changed since it was opened: all that is shown is as it is in the file.")
                .arg(fileNameOf(m_inspector.info().path)));
    m_changed = false;
    m_scan = ScanState::Running;
    m_inspector.rescan();
    Q_EMIT headerChanged();
}

bool FileDesk::isAllKnown() const
{
    return m_inspector.summary() && m_inspector.types() && m_inspector.types()->exact;
}

void FileDesk::setFollowing(bool following)
{
    m_inspector.setFollowing(following);
    if (m_inspector.isFollowing())
        refresh(); // what was missed until now
    Q_EMIT headerChanged();
}

bool FileDesk::canFollow() const
{
    return m_inspector.isOpen() && m_inspector.info().openMode == inspect::OpenMode::Live;
}

void FileDesk::chooseTable(const TableQuestion &question)
{
    auto *dialog = new TableDialog(m_theme, question, m_session.tables(), &m_frame);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, path = question.path] { m_session.openTable(path, dialog->mapping()); });
    dialog->open();
}

void FileDesk::scanEnded(ScanState state)
{
    m_frame.status()->endJob(Job::Scan);
    m_scan = state;
    Q_EMIT headerChanged();
    const bool noticeShown = !m_notice.isEmpty() && m_frame.banner()->text() == m_notice;
    if (noticeShown) // the scan tells how many entries survive
        showNotice();
}

void FileDesk::showScan(const QString &text, double fraction)
{
    if (m_inspector.isFollowing() && m_inspector.summary())
        return; // it happens all the time
    m_progress = {text, fraction, true, true, m_inspector.isScanPaused()};
    m_frame.status()->setJob(Job::Scan, m_progress);
}

void FileDesk::pause(Job job, bool paused)
{
    if (job != Job::Scan)
        return;
    m_inspector.setScanPaused(paused);
    showScan(m_progress.text, m_progress.fraction.value_or(0.0));
}

void FileDesk::reportError(const Error &error)
{
    m_frame.banner()->showMessage(Tone::Bad, error.message);
}

void FileDesk::follow(ChipLink link)
{
    switch (link) {
    case ChipLink::Proof:
        return showProof();
    case ChipLink::Check:
        return showCheck();
    case ChipLink::Notes:
        return showNotice();
    case ChipLink::Refresh:
        return refresh();
    case ChipLink::Follow:
        return setFollowing(!m_inspector.isFollowing());
    case ChipLink::None:
        break;
    }
}

void FileDesk::showProof()
{
    if (m_inspector.isOpen())
        m_tools->showProof(m_inspector.info());
}

void FileDesk::showCheck()
{
    if (m_inspector.isOpen())
        m_tools->showCheck({m_inspector.info().path, m_inspector.file()});
}

void FileDesk::showCompare()
{
    if (!m_inspector.isOpen())
        return;
    DiffSource open{{m_inspector.info().path, m_inspector.file()}, {}};
    const auto index = m_inspector.index();
    const auto summary = m_inspector.summary();
    if (index && summary && !m_changed)
        open.scan = {index, m_inspector.entryTypes(), summary->damage};
    m_tools->showCompare(open);
}

void FileDesk::showNotice()
{
    if (!m_inspector.isOpen())
        return;
    m_notice = fileNotice(status());
    m_frame.banner()->showMessage(Tone::Warning, m_notice);
}

void FileDesk::cancel(Job job)
{
    if (job == Job::Scan)
        m_inspector.cancelScan();
    else
        m_tools->cancel(job);
}

FileStatus FileDesk::status() const
{
    return {m_inspector.info(),     m_inspector.summary(),     m_scan,    m_damageFound,
            m_inspector.estimate(), m_inspector.isFollowing(), m_changed, m_replaced};
}

} // namespace cachescope::ui
