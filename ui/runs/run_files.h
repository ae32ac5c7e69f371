// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/history/run_export.h"

#include <QObject>

class QFileDialog;

namespace cachescope::ui {

/// Asks for the files that load tests are written to and read from; one question at a time.
class RunFiles : public QObject
{
    Q_OBJECT

public:
    /// `window` is what the question stands before.
    explicit RunFiles(QWidget *window);

    /// Then exportChosen(). `name` is what the run is called.
    void askForExport(const QString &id, load::RunExport kind, const QString &name);
    /// Then rescueChosen(): where to put a document that could not be kept.
    void askForRescue(const QJsonObject &document, const QString &name);
    /// Then importChosen(): reports, one or more.
    void askForImport();

Q_SIGNALS:
    void exportChosen(const QString &id, cachescope::load::RunExport kind, const QString &path);
    void rescueChosen(const QJsonObject &document, const QString &path);
    void importChosen(const QStringList &paths);

private:
    QFileDialog *makeSaveDialog(const QString &title, load::RunExport kind, const QString &name);
    void show(QFileDialog *dialog);

    QWidget *m_window;
    QString m_directory; ///< that was chosen last
};

/// What a file is called that has the run of this name: no character that a file system or a shell could take
/// for something else.
QString fileNameFor(const QString &name, load::RunExport kind);

} // namespace cachescope::ui
