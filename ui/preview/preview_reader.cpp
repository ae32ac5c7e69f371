// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_reader.h"

#include "core/base/unused_memory.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr qsizetype kLargeBytes = qsizetype{8} << 20;

/// Giving back hundreds of megabytes takes a tenth of a second, for which the window need not wait.
template <typename Steps>
void dropElsewhere(Steps &&unused)
{
    const bool large = std::ranges::any_of(
        unused, [](const auto &step) { return step.preview && step.preview->bytes.size() > kLargeBytes; });
    QThreadPool::globalInstance()->start([dropped = std::forward<Steps>(unused), large]() mutable {
        dropped = {};
        if (large)
            returnUnusedMemory();
    });
}

} // namespace

PreviewReader::PreviewReader(inspect::Inspector &inspector, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_previewer(inspector)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(kSettleMs);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_settling, &QTimer::timeout, this, &PreviewReader::settle);
    connect(&m_patience, &QTimer::timeout, this, &PreviewReader::waiting);
    connect(&m_previewer, &inspect::Previewer::ready, this, &PreviewReader::take);
    connect(&m_previewer, &inspect::Previewer::failed, this,
            [this](qint64, const Error &error) { takeFailure(error); });
    connect(&inspector, &inspect::Inspector::closed, this, [this] { setRow(std::nullopt); });
}

/// The first of several quick ones is read at once, the others only when they stay.
void PreviewReader::setRow(std::optional<qint64> rowid)
{
    if (rowid == m_row)
        return;
    m_row = rowid;
    m_due = rowid.has_value();
    m_previewer.cancel();
    if (!rowid) {
        m_settling.stop();
        m_patience.stop();
        std::vector<Step> before = std::exchange(m_path, {});
        Q_EMIT cleared();
        return dropElsewhere(std::move(before));
    }
    const bool quick = m_settling.isActive();
    m_settling.start();
    if (!quick)
        settle();
}

void PreviewReader::setActive(bool active)
{
    m_active = active;
    if (!active && m_previewer.isAsked()) {
        m_previewer.cancel();
        m_patience.stop();
        m_due = true;
    }
    if (active && !m_settling.isActive())
        settle();
}

void PreviewReader::readAgain()
{
    if (!m_row)
        return;
    m_due = true;
    settle();
}

void PreviewReader::settle()
{
    if (m_due && m_active && m_row && m_inspector.isOpen())
        ask();
}

void PreviewReader::ask()
{
    m_due = false;
    m_askedDepth = 0;
    m_askedNode = -1;
    m_patience.start();
    m_previewer.request(*m_row, m_first);
}

void PreviewReader::askField(qint64 node, const inspect::PreviewPtr &outer,
                             const inspect::PreviewOptions &options)
{
    m_askedNode = node;
    m_patience.start();
    m_previewer.requestField(outer, node, options);
}

/// Until the next row is read, the one before is still shown.
bool PreviewReader::isShownTheRow() const
{
    return !m_path.empty() && m_row && m_path.front().preview->rowid == *m_row;
}

void PreviewReader::showAll()
{
    if (!isShownTheRow() || !m_inspector.isOpen())
        return;
    m_askedDepth = m_path.size() - 1;
    if (m_askedDepth > 0)
        return askField(m_path.back().node, m_path[m_askedDepth - 1].preview, inspect::wholePreview());
    m_askedNode = -1;
    m_patience.start();
    m_previewer.request(*m_row, inspect::wholePreview());
}

void PreviewReader::openField(qint64 node)
{
    if (!isShownTheRow() || !m_inspector.isOpen())
        return;
    m_askedDepth = m_path.size();
    askField(node, m_path.back().preview, m_first);
}

bool PreviewReader::back()
{
    if (m_path.size() < 2 || !isShownTheRow())
        return false;
    m_previewer.cancel();
    m_patience.stop();
    std::vector<Step> before = m_path;
    m_path.pop_back();
    Q_EMIT showing(shown());
    dropElsewhere(std::move(before));
    return true;
}

void PreviewReader::stop()
{
    if (!m_previewer.isAsked())
        return;
    m_previewer.cancel();
    takeFailure({ErrorCode::Cancelled, tr("Reading it was stopped.")});
}

inspect::PreviewPtr PreviewReader::shown() const
{
    return m_path.empty() ? nullptr : m_path.back().preview;
}

void PreviewReader::take(const inspect::PreviewPtr &preview)
{
    m_patience.stop();
    std::vector<Step> before = m_path;
    m_path.resize(m_askedDepth);
    m_path.push_back({m_askedNode, preview});
    Q_EMIT showing(preview);
    dropElsewhere(std::move(before)); // nobody shows it any more
}

/// What a value's field or its rest could not be read for is told, and what is there of it stays.
void PreviewReader::takeFailure(const Error &error)
{
    m_patience.stop();
    if (m_askedDepth == 0 && (m_path.empty() || m_path.front().preview->rowid != m_row))
        m_path.clear();
    Q_EMIT failed(error);
}

} // namespace cachescope::ui
