// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/preview.h"

#include "core/inspect/preview/text_index.h"

namespace cachescope::inspect {

PreviewOptions wholePreview()
{
    return {kMostWholeBytes, kMostWholeBytes};
}

QString Preview::string() const
{
    return lines ? QString::fromUtf8(lines->text()) : QString();
}

} // namespace cachescope::inspect
