// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/key_field.h"

#include "ui/theme/fonts.h"

#include <QAbstractTextDocumentLayout>

namespace cachescope::ui {
namespace {

constexpr qsizetype kMostLetters = 20'000; // a hostile file may hold a key of any length

} // namespace

KeyField::KeyField(int mostLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_mostLines(mostLines)
{
    setReadOnly(true);
    setAccessibleName(tr("Key"));
    setFont(fonts::monospace());
    setWordWrapMode(QTextOption::WrapAnywhere);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(0);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &KeyField::fit);
}

void KeyField::setKey(const QString &key)
{
    const QString shown = key.left(kMostLetters);
    if (shown == m_key)
        return;
    m_key = shown;
    setPlainText(shown);
}

void KeyField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

/// The size of a plain-text document is in lines.
void KeyField::fit()
{
    const qreal lines = qBound(1.0, document()->size().height(), qreal(m_mostLines));
    setFixedHeight(qCeil(lines * fontMetrics().lineSpacing()) + 4);
}

} // namespace cachescope::ui
