// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/export_names.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

constexpr QChar kStandIn = u'_';
constexpr int kNumberedNames = 9;

/// https://learn.microsoft.com/windows/win32/fileio/naming-a-file; '/' is everybody's. A ';' would begin a
/// cell of a spreadsheet in half of Europe.
bool isForbidden(char16_t c)
{
    return QStringView(u"<>:\"/\\|?*;").contains(QChar(c));
}

/// Characters without a picture of their own. The joiners of scripts and emoji stay.
bool isInvisible(char32_t c)
{
    constexpr char32_t zeroWidthNonJoiner = 0x200c;
    constexpr char32_t zeroWidthJoiner = 0x200d;
    if (c == zeroWidthNonJoiner || c == zeroWidthJoiner)
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // direction overrides make "gpj.exe" of "exe.jpg"
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString withoutSpecials(const QString &key)
{
    QString name;
    name.reserve(key.size());
    for (const char32_t c : key.toUcs4()) {
        if (isInvisible(c) || (c < 0x80 && isForbidden(static_cast<char16_t>(c))))
            name += kStandIn;
        else
            name += QChar::fromUcs4(c);
    }
    return name;
}

/// Hidden files, options of commands, formulas of spreadsheets.
bool isBadStart(QChar c)
{
    return QStringView(u".-=+@'~＝＋－＠").contains(c) || c.isSpace();
}

/// Windows drops these from the end of a name, so that two names become one.
bool isBadEnd(QChar c)
{
    return c == u'.' || c.isSpace();
}

void replaceEnds(QString *name)
{
    for (qsizetype i = 0; i < name->size() && isBadStart(name->at(i)); ++i)
        (*name)[i] = kStandIn;
    for (qsizetype i = name->size() - 1; i >= 0 && isBadEnd(name->at(i)); --i)
        (*name)[i] = kStandIn;
}

/// Devices of Windows, which it finds under any suffix.
bool isDevice(const QString &name)
{
    static constexpr std::array<QLatin1StringView, 6> devices{
        QLatin1StringView("CON"), QLatin1StringView("PRN"),    QLatin1StringView("AUX"),
        QLatin1StringView("NUL"), QLatin1StringView("CONIN$"), QLatin1StringView("CONOUT$")};
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    if (std::ranges::find(devices, stem) != devices.end())
        return true;
    const bool port = stem.startsWith(QLatin1StringView("COM")) || stem.startsWith(QLatin1StringView("LPT"));
    return port && stem.size() == 4 && QStringView(u"0123456789¹²³").contains(stem[3]);
}

/// At most `bytes` of UTF-8 from the start, whole characters only.
QString startOf(const QString &name, qsizetype bytes)
{
    const QByteArray utf8 = name.toUtf8();
    const auto continues = [&utf8](qsizetype at) { return (utf8[at] & 0xc0) == 0x80; };
    qsizetype end = std::min(bytes, utf8.size());
    while (end > 0 && end < utf8.size() && continues(end))
        --end;
    return QString::fromUtf8(utf8.constData(), end);
}

QString hashOf(const QString &key)
{
    constexpr qsizetype digits = 8;
    return QString::fromLatin1(
        QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(digits));
}

QString named(const QString &stem, const QString &mark, const QString &suffix)
{
    const QString end = u'.' + suffix;
    const QString base = stem.endsWith(end, Qt::CaseInsensitive) ? stem.chopped(end.size()) : stem;
    return base + mark + end;
}

} // namespace

QString exportStem(const QString &key)
{
    QString name = withoutSpecials(key);
    if (name.isEmpty())
        return kStandIn;
    // Shorter by what is put in front of a device's name.
    if (name.toUtf8().size() > kExportStemBytes - 1) {
        const QString mark = u'~' + hashOf(key);
        name = startOf(name, kExportStemBytes - 1 - mark.size()) + mark;
    }
    replaceEnds(&name);
    return isDevice(name) ? kStandIn + name : name;
}

QString ExportNames::take(const QString &stem, const QString &suffix, qint64 number)
{
    QString name = named(stem, {}, suffix);
    return claim(name) ? name : takeOther(stem, suffix, number);
}

QString ExportNames::takeOther(const QString &stem, const QString &suffix, qint64 number)
{
    for (int i = 2; i <= kNumberedNames; ++i) {
        QString name = named(stem, QStringLiteral(" (%1)").arg(i), suffix);
        if (claim(name))
            return name;
    }
    const QString digits = QString::number(static_cast<quint64>(number), 16);
    QString name = named(stem, u'~' + digits, suffix);
    for (int i = 2; !claim(name); ++i)
        name = named(stem, QStringLiteral("~%1-%2").arg(digits).arg(i), suffix);
    return name;
}

bool ExportNames::claim(const QString &name)
{
    const QString folded = name.normalized(QString::NormalizationForm_C).toCaseFolded();
    return m_taken.insert(qHash(folded, QHashSeed::globalSeed())).second;
}

} // namespace cachescope::inspect
