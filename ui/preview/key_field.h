// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace cachescope::ui {

/// A key as it is, to be read, selected and copied: as high as it takes, up to a few lines; longer keys
/// scroll.
class KeyField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit KeyField(int mostLines, QWidget *parent = nullptr);

    /// What is selected in it stays if it is the same one.
    void setKey(const QString &key);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    const int m_mostLines;
    QString m_key;
};

} // namespace cachescope::ui
