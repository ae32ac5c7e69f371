// SPDX-License-Identifier: GPL-3.0-or-later
//
// The names of the files of --hgrm have labels of runs in them, which are not all known before the run. So
// whatever could be one of them counts as one: what is called so, and what a link that is called so leads to.
#include "app/cli/report_places.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace cachescope::cli {

namespace {

constexpr QLatin1String kHgrmEnds[] = {QLatin1String("-reads.hgrm"), QLatin1String("-writes.hgrm")};

/// The files of --hgrm.
class Histograms
{
public:
    explicit Histograms(const QString &prefix)
    {
        if (prefix.isEmpty())
            return;
        m_start = placeOf(prefix + QLatin1Char('-'));
        for (const QFileInfo &file :
             QFileInfo(m_start).dir().entryInfoList(QDir::Files | QDir::Hidden | QDir::System)) {
            if (isNamedSo(file.filePath()))
                m_there << placeOf(file.filePath());
        }
    }

    [[nodiscard]] bool mayOverwrite(const QString &place) const
    {
        return isNamedSo(place) || m_there.contains(place);
    }

private:
    [[nodiscard]] bool isNamedSo(const QString &path) const
    {
        return !m_start.isEmpty() && path.startsWith(m_start) &&
               std::ranges::any_of(kHgrmEnds, [&path](QLatin1String end) { return path.endsWith(end); });
    }

    QString m_start;     ///< of their names, with the directory
    QStringList m_there; ///< what files that are there already lead to
};

/// Null, a terminal, a pipe: reports go there one after the other, and nothing is overwritten.
bool holdsNothing(const QString &place)
{
    const QFileInfo file(place);
    return file.exists() && !file.isFile() && !file.isDir();
}

Error overwrites(const QString &report, const QString &path, const NamedFile &other)
{
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("%1 (%2) would overwrite the file of %3 (%4). Name another file.")
                     .arg(report, path, other.argument, other.path)};
}

} // namespace

QString placeOf(const QString &path)
{
    constexpr int mostLinks = 40; // as many as Linux follows
    QFileInfo file(path);
    for (int i = 0; i < mostLinks && file.isSymLink(); ++i)
        file.setFile(file.symLinkTarget());
    const QString directory = file.dir().canonicalPath(); // empty if there is none
    return QDir::cleanPath(directory.isEmpty() ? file.absoluteFilePath()
                                               : directory + QLatin1Char('/') + file.fileName());
}

Result<void> checkPlaces(const std::vector<NamedFile> &read, const std::vector<NamedFile> &reports,
                         const QString &hgrmPrefix)
{
    const Histograms histograms(hgrmPrefix);
    std::vector<NamedFile> taken = read;
    for (const NamedFile &report : reports) {
        const QString place = placeOf(report.path);
        if (holdsNothing(place))
            continue;
        for (const NamedFile &other : taken) {
            if (placeOf(other.path) == place)
                return overwrites(report.argument, report.path, other);
        }
        taken.push_back(report);
    }
    for (const NamedFile &other : taken) {
        if (histograms.mayOverwrite(placeOf(other.path)))
            return overwrites(QStringLiteral("--hgrm"), hgrmPrefix, other);
    }
    return {};
}

} // namespace cachescope::cli
