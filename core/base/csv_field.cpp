// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv_field.h"

#include <algorithm>

namespace cachescope {

QString csvField(const QString &text)
{
    const bool isSplit =
        std::ranges::any_of(text, [](QChar c) { return QStringView(u"\",\r\n\t;").contains(c); });
    if (!isSplit && text == text.trimmed())
        return text;
    QString quoted = text;
    quoted.replace(u'"', QLatin1String("\"\""));
    return u'"' + quoted + u'"';
}

} // namespace cachescope
