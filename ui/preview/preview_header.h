// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/preview.h"
#include "ui/widgets/look.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cachescope::ui {

class KeyField;
class SegmentedSwitch;
class Theme;

/// What stands above a value: the choice of how to look at it, what can be done with it, its key, the way
/// into it, and what it is. Main thread.
class PreviewHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewHeader(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] SegmentedSwitch *tabs() const { return m_tabs; }
    [[nodiscard]] KeyField *key() const { return m_key; }
    /// Nothing is said about a value, and nothing can be done with it.
    void clear();
    /// Another value is there, of which nothing is known yet: what is said about the one before stays for the
    /// moment that takes.
    void setUnread();
    void setKey(const QString &key);
    /// Whether key and facts are seen at all.
    void setFactsShown(bool shown);
    void setPreview(const inspect::Preview &preview);
    /// Whether the preview is what is seen below, and not all bytes.
    void setPreviewSeen(bool seen);
    /// A sentence below the facts; empty: none.
    void setNotice(Tone tone, const QString &text);
    [[nodiscard]] QString notice() const;
    [[nodiscard]] QString facts() const;

Q_SIGNALS:
    void copyKeyRequested();
    void hideRequested();
    void showAllRequested();
    void backRequested();
    void saveRequested();      ///< the value as it is stored
    void saveShownRequested(); ///< what was unpacked from it

private:
    QWidget *makeActions(const Theme &theme);
    QWidget *makeFacts(const Theme &theme);
    QPushButton *makeLink(const QString &text, const QString &toolTip);
    void chooseWhatToSave();
    void showTrail(const QStringList &trail);
    void showMore();

    SegmentedSwitch *m_tabs;
    QPushButton *m_showAll;
    QPushButton *m_save;
    QWidget *m_facts = nullptr;
    KeyField *m_key;
    QWidget *m_trailRow = nullptr;
    QLabel *m_trail;
    QLabel *m_text;
    QLabel *m_notice;
    QString m_part; ///< that not all is shown
    QString m_problem;
    bool m_hasMore = false;
    bool m_hasPreview = false;
    bool m_previewSeen = true;
    bool m_savesEither = false; ///< stored and unpacked are two things
    bool m_savesShown = false;  ///< there is only the field
};

} // namespace cachescope::ui
