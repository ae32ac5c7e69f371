// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/load_intro.h"

#include "core/base/format.h"
#include "core/load/report/ablation_matrix.h"
#include "ui/file/file_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/design_note.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kTextWidth = 520;

QString cacheText(const load::Scenario &scenario)
{
    if (scenario.sourceFile.isEmpty())
        return LoadIntro::tr("a fresh cache of %1 entries of %2")
            .arg(formatCount(scenario.keyCount), formatBytes(scenario.meanValueBytes()));
    return LoadIntro::tr("its own copy of %1").arg(fileNameOf(scenario.sourceFile));
}

QString designsText(const QStringList &planned)
{
    if (planned.size() > 2)
        return LoadIntro::tr("%1 designs in turn, each with the same operations: “%2” first, “%3” last")
            .arg(formatCount(planned.size()), planned.first(), planned.last());
    return planned.size() == 1 ? LoadIntro::tr("the design “%1”").arg(planned.first())
                               : LoadIntro::tr("the design “%1”, then, with the same operations, “%2”")
                                     .arg(planned.value(0), planned.value(1));
}

QString lengthText(const load::Scenario &scenario)
{
    if (scenario.operations > 0)
        return LoadIntro::tr("until %1 operations are done").arg(formatCount(scenario.operations));
    return LoadIntro::tr("for %1 s").arg(std::chrono::duration<double>(scenario.measuredDuration()).count());
}

} // namespace

LoadIntro::LoadIntro(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_text(makeLabel(QStringLiteral("muted"), QString(), this))
{
    setRole(this, QStringLiteral("card"));
    m_text->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("idleText"));
    auto *content = new QWidget(this);
    content->setMaximumWidth(kTextWidth);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(makeLabel(QStringLiteral("title"), tr("What Start will do"), this));
    column->addWidget(m_text);
    for (int i = 0; i < static_cast<int>(m_designs.size()); ++i) {
        m_designs.at(static_cast<std::size_t>(i)) = new DesignNote(theme, i, content);
        column->addSpacing(8);
        column->addWidget(m_designs.at(static_cast<std::size_t>(i)));
    }
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(content, 1000);
    layout->addStretch(1);
}

void LoadIntro::explain(const load::Scenario &scenario)
{
    const QStringList planned = load::plannedDesigns(scenario);
    m_text->setText(tr("%1 simulated users read and store %2 against %3. Each design gets %4 in a temporary "
                       "folder, which "
                       "is removed afterwards. Every lock error is counted by its cause as it happens.")
                        .arg(formatCount(scenario.users), lengthText(scenario), designsText(planned),
                             cacheText(scenario)));
    for (int i = 0; i < static_cast<int>(m_designs.size()); ++i)
        m_designs.at(static_cast<std::size_t>(i))
            ->setDesign(planned.size() > 2 ? QString() : planned.value(i));
}

} // namespace cachescope::ui
