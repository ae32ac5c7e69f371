// SPDX-License-Identifier: GPL-3.0-or-later
// Figures are written for every cell that scrolls by, so reading the style takes no lock: it is one pointer
// to a style that never changes. Styles that were replaced are kept, since a thread may still read them; a
// program replaces its style a few times at most.
#include "core/base/format_style.h"

#include "core/base/translate.h"

#include <QRegularExpression>

#include <atomic>
#include <forward_list>
#include <mutex>

namespace cachescope {

namespace {

const FormatStyle &plainStyle()
{
    static const FormatStyle style;
    return style;
}

std::atomic<const FormatStyle *> &programStyle()
{
    static std::atomic<const FormatStyle *> style{&plainStyle()};
    return style;
}

/// "d.M.yy" becomes "dd.MM.yyyy".
QString fullDigits(QString format)
{
    static const QRegularExpression day(QStringLiteral("d+"));
    static const QRegularExpression month(QStringLiteral("M+"));
    static const QRegularExpression year(QStringLiteral("y+"));
    return format.replace(day, QStringLiteral("dd"))
        .replace(month, QStringLiteral("MM"))
        .replace(year, QStringLiteral("yyyy"));
}

} // namespace

void FormatStyle::setLocale(const QLocale &of)
{
    const FormatStyle plain;
    locale = of.language() == QLocale::C ? plain.locale : of;
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    dateFormat = locale.language() == QLocale::English ? plain.dateFormat
                                                       : fullDigits(locale.dateFormat(QLocale::ShortFormat));
}

const FormatStyle &formatStyle()
{
    return PlainEnglish::isInForce() ? plainStyle() : *programStyle().load(std::memory_order_acquire);
}

void setFormatStyle(const FormatStyle &style)
{
    static std::mutex mutex;
    static std::forward_list<FormatStyle> kept;
    const std::lock_guard lock(mutex);
    kept.push_front(style);
    programStyle().store(&kept.front(), std::memory_order_release);
}

} // namespace cachescope
