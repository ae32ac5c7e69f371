// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/key_card.h"

#include "ui/pages/overview/key_path.h"
#include "ui/widgets/segmented_switch.h"

#include <QPushButton>

#include <algorithm>

namespace cachescope::ui {

KeyCard::KeyCard(const Theme &theme, QWidget *parent)
    : KeyCard(theme, new Treemap(theme), parent)
{
}

KeyCard::KeyCard(const Theme &theme, Treemap *treemap, QWidget *parent)
    : ChartCard(
          theme, tr("By key prefix"), treemap, [treemap] { return treemap->table(); }, parent)
    , m_treemap(treemap)
    , m_path(new KeyPath(this))
    , m_show(new QPushButton(tr("show entries"), this))
{
    setRole(m_show, QStringLiteral("link"));
    m_show->setAccessibleName(tr("Show the entries of this kind of keys"));
    SegmentedSwitch *measure = addMeasure();
    addCorner(m_show); // before the switch
    addToHeading(m_path);
    connect(measure, &SegmentedSwitch::currentChanged, treemap, [treemap](int index) {
        treemap->setMeasure(index == 0 ? Treemap::Measure::Count : Treemap::Measure::Bytes);
    });
    connect(treemap, &Treemap::levelChanged, this, &KeyCard::showLevel);
    connect(treemap, &Treemap::chosen, this, [this](quint16 node) { choose(node, true); });
    connect(treemap, &Treemap::filterWanted, this, [this](quint16 node) { choose(node, false); });
    connect(m_show, &QPushButton::clicked, this, [this] { choose(m_treemap->level(), true); });
    connect(m_path, &KeyPath::stepChosen, this, [this](int depth) {
        m_treemap->setLevel(pathTo(m_treemap->level()).at(static_cast<std::size_t>(depth)));
        m_treemap->setFocus(Qt::OtherFocusReason);
    });
    showLevel(0);
}

std::vector<quint16> KeyCard::pathTo(quint16 node) const
{
    std::vector<quint16> path{node};
    while (path.back() > m_treemap->home())
        path.push_back(m_treemap->tree()->node(path.back()).parent);
    std::ranges::reverse(path);
    return path;
}

void KeyCard::showLevel(quint16 node)
{
    QStringList steps;
    if (m_treemap->tree()) {
        for (const quint16 step : pathTo(node))
            steps.append(m_treemap->labelOf(step));
    }
    m_path->setSteps(steps);
    const bool home = node == m_treemap->home();
    m_show->setVisible(!home);
    setSubtitle(home && m_treemap->tree() ? tr("click to drill down") : QString());
}

void KeyCard::choose(quint16 node, bool show)
{
    const inspect::KeyTreePtr &tree = m_treemap->tree();
    inspect::EntryFilter filter;
    tree->filterTo(node, &filter);
    const inspect::KeyNode &kind = tree->node(node);
    const QString label = !kind.isRest             ? tr("Keys like %1").arg(kind.pattern)
                          : kind.pattern.isEmpty() ? tr("Keys of rare kinds")
                                                   : tr("Other keys like %1").arg(kind.pattern);
    Q_EMIT chosen(filter, node <= m_treemap->home() ? QString() : label, show);
}

} // namespace cachescope::ui
