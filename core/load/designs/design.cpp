// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/design.h"

#include "core/load/designs/corrected_design.h"
#include "core/load/designs/reference_design.h"
#include "core/load/designs/reference_presets.h"
#include "core/sqlite/many_readers_vfs.h"

namespace cachescope::load {

namespace {

const QString &correctedName()
{
    static const QString name = QStringLiteral("corrected");
    return name;
}

DesignInfo correctedInfo()
{
    return {correctedName(), QStringLiteral("The corrected cache"),
            QStringLiteral("One writer commits many stores together, reads wait for nobody, totals and "
                           "eviction are exact."),
            CorrectedDesign::switches()};
}

DesignInfo infoOf(const QString &text, const ReferenceSpec &spec)
{
    DesignInfo info{text, spec.preset.title, spec.preset.description, spec.switches.toJson()};
    if (spec.changes.isEmpty())
        return info;
    const QString changes = spec.changes.join(QStringLiteral(", "));
    info.title += QStringLiteral(", but %1").arg(changes);
    info.description =
        QStringLiteral("As %1, but %2. (%1: %3)").arg(spec.preset.name, changes, info.description);
    return info;
}

/// Of a specification that begins with `corrected`.
Result<void> checkCorrected(const QString &text)
{
    if (text == correctedName())
        return {};
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("The design \"corrected\" has no switches, so there is no \"%1\"").arg(text)};
}

bool isCorrected(const QString &text)
{
    return text == correctedName() || text.startsWith(correctedName() + QLatin1Char('+'));
}

} // namespace

const QList<DesignInfo> &allDesigns()
{
    static const QList<DesignInfo> all = [] {
        QList<DesignInfo> list;
        for (const ReferencePreset &preset : referencePresets())
            list << infoOf(preset.name, {preset, {}, preset.switches});
        list << correctedInfo();
        return list;
    }();
    return all;
}

Result<DesignInfo> designInfo(const QString &spec)
{
    if (isCorrected(spec)) {
        const auto valid = checkCorrected(spec);
        return valid ? Result<DesignInfo>(correctedInfo()) : valid.error();
    }
    const auto reference = ReferenceSpec::parse(spec);
    return reference ? Result<DesignInfo>(infoOf(spec, *reference)) : reference.error();
}

QString ownVfs(const QString &spec)
{
    return isCorrected(spec) ? sqlite::manyReadersVfs() : QString();
}

std::unique_ptr<Design> makeDesign(const QString &spec)
{
    if (spec == correctedName())
        return std::make_unique<CorrectedDesign>();
    const auto reference = ReferenceSpec::parse(spec);
    return reference ? std::make_unique<ReferenceDesign>(reference->switches) : nullptr;
}

} // namespace cachescope::load
