// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include "ui/theme/tokens.h"

#include <QFile>

#include <utility>
#include <vector>

namespace cachescope::ui {
namespace {

// "@name" in the sheet stands for a colour. Longer names come first where one starts with another.
std::vector<std::pair<QString, QColor>> placeholders(const Tokens &t)
{
    return {{QStringLiteral("@accentGround"), t.accentGround},
            {QStringLiteral("@accent"), t.accent},
            {QStringLiteral("@onAccent"), t.onAccent},
            {QStringLiteral("@goodGround"), t.goodGround},
            {QStringLiteral("@good"), t.good},
            {QStringLiteral("@warningGround"), t.warningGround},
            {QStringLiteral("@warning"), t.warning},
            {QStringLiteral("@badGround"), t.badGround},
            {QStringLiteral("@bad"), t.bad},
            {QStringLiteral("@window"), t.window},
            {QStringLiteral("@surface"), t.surface},
            {QStringLiteral("@line"), t.line},
            {QStringLiteral("@grid"), t.grid},
            {QStringLiteral("@text"), t.text},
            {QStringLiteral("@muted"), t.muted},
            {QStringLiteral("@faded"), t.faded}};
}

} // namespace

QString styleSheet(const Tokens &tokens)
{
    QFile file(QStringLiteral(":/theme/cachescope.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const auto &[name, colour] : placeholders(tokens))
        sheet.replace(name, colour.name());
    return sheet;
}

} // namespace cachescope::ui
