// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QObject>

class QApplication;

namespace cachescope::ui {

/// Dresses the application: style, palette, fonts, style sheet. Made once, before the first window, and
/// passed to what draws by itself. Main thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    [[nodiscard]] const Tokens &tokens() const { return *m_tokens; }

    /// Looks at the application's palette again. Windows call it when they hear of a palette or theme change.
    void follow();

Q_SIGNALS:
    void changed(); ///< tokens() is different now

private:
    void apply(const Tokens &tokens);

    QApplication &m_application;
    const Tokens *m_tokens = nullptr;
};

} // namespace cachescope::ui
