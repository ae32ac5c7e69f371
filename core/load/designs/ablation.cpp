// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/ablation.h"

#include "core/base/translate.h"
#include "core/load/designs/design.h"
#include "core/load/designs/reference_presets.h"

namespace cachescope::load {

Result<QList<AblationStep>> ablationOf(const QString &base)
{
    if (base == QStringLiteral("corrected"))
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("The design \"corrected\" has no switches to turn one at a time")};
    if (const auto info = designInfo(base); !info)
        return info.error();
    const auto spec = ReferenceSpec::parse(base);
    if (!spec)
        return spec.error();
    QList<AblationStep> steps{{base, {}, {}, {}}};
    for (const QString &name : ReferenceSwitches::names()) {
        const QString to = spec->switches.otherValue(name);
        ReferenceSwitches turned = spec->switches;
        if (auto set = turned.set(name, to); !set)
            return set.error();
        steps.append({ReferenceSpec::write(spec->preset, turned), name, spec->switches.value(name), to});
    }
    return steps;
}

} // namespace cachescope::load
