// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QSlider;
class QSpinBox;

namespace cachescope::ui {

/// A number that can be moved while a run goes on, by a slider or in figures. A drag is told of when it
/// rests, so that it is one change of the run and not dozens.
class LiveSetting : public QWidget
{
    Q_OBJECT

public:
    explicit LiveSetting(const QString &name, QWidget *parent = nullptr);

    /// The slider is finer towards 0 where `most` is large.
    void setRange(int least, int most, const QString &suffix);
    /// Begins anew with this value; one that is still being set is dropped.
    void begin(int value);
    /// What is in force; not shown while somebody sets another value, and shortly after.
    void follow(int value);
    /// Said where the one number does not tell all: "10 to 70 ms". Empty: nothing.
    void setNote(const QString &note);
    [[nodiscard]] int value() const;
    [[nodiscard]] QSpinBox *spinBox() const { return m_spin; }
    [[nodiscard]] QSlider *slider() const { return m_slider; }

Q_SIGNALS:
    /// By hand, and it has come to rest.
    void chosen(int value);

private:
    void give(int value);
    void moveSlider(int value);
    [[nodiscard]] int valueOfSlider(int position) const;
    [[nodiscard]] int sliderOfValue(int value) const;

    const QString m_name;
    QLabel *m_caption;
    QSlider *m_slider;
    QSpinBox *m_spin;
    QLineEdit *m_edit; ///< of m_spin
    QTimer m_rest;     ///< runs while a value is being set
    QTimer m_takingEffect;
};

} // namespace cachescope::ui
