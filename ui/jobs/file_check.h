// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace cachescope::ui {

/// Finds out which files are still there without making anybody wait, not even for a network mount that has
/// died: such a check never answers, and is left behind.
class FileCheck : public QObject
{
    Q_OBJECT

public:
    explicit FileCheck(QObject *parent = nullptr);
    ~FileCheck() override;

    /// Answers come as checked(), one for each path, in any order.
    void check(const QStringList &paths);

Q_SIGNALS:
    void checked(const QString &path, bool exists);

private:
    struct Mailbox;

    std::shared_ptr<Mailbox> m_mailbox;
};

} // namespace cachescope::ui
