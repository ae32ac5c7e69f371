// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/diff_table_model.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QScrollArea;

namespace cachescope::ui {

class Card;
class DiffBars;
class DiffTable;
class ElidedLabel;
class KindTile;
class SegmentedSwitch;
class Theme;
class VerdictLine;

/// What a comparison of two files found: what it comes to, the figures of each kind of change, a chart of
/// what came and went, and the entries. Main thread.
class DiffPane : public QWidget
{
    Q_OBJECT

public:
    explicit DiffPane(const Theme &theme, QWidget *parent = nullptr);

    /// Null: none, and nothing goes on.
    void setDiff(const inspect::FileDiffPtr &diff);
    void copyKeys();
    /// Writes the entries that are listed, without asking.
    void saveTo(const QString &path);

    [[nodiscard]] VerdictLine *verdict() const { return m_verdict; }
    [[nodiscard]] KindTile *tile(inspect::DiffKind kind) const
    {
        return m_tiles[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] DiffBars *bars() const { return m_bars; }
    [[nodiscard]] SegmentedSwitch *grouping() const { return m_grouping; }
    [[nodiscard]] DiffTable *table() const { return m_table; }
    [[nodiscard]] DiffTableModel *model() const { return m_model; }
    [[nodiscard]] QPushButton *prefixChip() const { return m_prefixChip; }
    [[nodiscard]] QCheckBox *pinChanges() const { return m_pinChanges; }
    /// What was last said of the table, of copying and of saving.
    [[nodiscard]] QString note() const;

private:
    void layOut();
    QWidget *makeTiles();
    QWidget *makeChart();
    QWidget *makeTable();
    void connectParts();
    void query();
    void showGroups();
    void choosePrefix(std::optional<int> group);
    void showCount();
    void say(const QString &text, bool canStop = false);
    void takeCopied(const std::vector<std::optional<inspect::KeyText>> &keys);
    void fail(const Error &error);
    void askWhereToSave();
    void stop();

    const Theme &m_theme;
    DiffTableModel *m_model;
    std::optional<quint32> m_prefix;
    DiffKeyJob m_copying;
    DiffCsvJob m_saving;
    VerdictLine *m_verdict;
    std::array<KindTile *, inspect::kDiffKinds> m_tiles{};
    Card *m_chart = nullptr;
    SegmentedSwitch *m_grouping;
    DiffBars *m_bars;
    QScrollArea *m_scroll;
    DiffTable *m_table;
    QPushButton *m_prefixChip;
    QCheckBox *m_pinChanges;
    ElidedLabel *m_note;
    QPushButton *m_stop;
    QPushButton *m_save;
};

} // namespace cachescope::ui
