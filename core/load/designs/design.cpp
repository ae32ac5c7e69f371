// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/design.h"

#include "core/base/translate.h"
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
    return {correctedName(), CoreText::tr("The corrected cache"),
            CoreText::tr("One writer commits many stores together, reads wait for nobody, totals and "
                         "eviction are exact."),
            CorrectedDesign::switches()};
}

DesignInfo infoOf(const QString &text, const ReferenceSpec &spec)
{
    DesignInfo info{text, CoreText::tr(spec.preset.title), CoreText::tr(spec.preset.description),
                    spec.switches.toJson()};
    if (spec.changes.isEmpty())
        return info;
    const QString changes = spec.changes.join(QStringLiteral(", "));
    info.title += CoreText::tr(", but %1").arg(changes);
    info.description =
        CoreText::tr("As %1, but %2. (%1: %3)").arg(spec.preset.name, changes, info.description);
    return info;
}

/// Of a specification that begins with `corrected`.
Result<void> checkCorrected(const QString &text)
{
    if (text == correctedName())
        return {};
    return Error{ErrorCode::InvalidArgument,
                 CoreText::tr("The design \"corrected\" has no switches, so there is no \"%1\"").arg(text)};
}

bool isCorrected(const QString &text)
{
    return text == correctedName() || text.startsWith(correctedName() + QLatin1Char('+'));
}

} // namespace

QList<DesignInfo> allDesigns()
{
    QList<DesignInfo> all;
    for (const ReferencePreset &preset : referencePresets())
        all << infoOf(preset.name, {preset, {}, preset.switches});
    all << correctedInfo();
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
