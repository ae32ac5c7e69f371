// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/widget_findings.h"

#include "ui/widgets/elided_label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

namespace cachescope::test {

namespace {

/// A part of a control of Qt's own, which is a person's one control with it.
bool isInner(const QWidget *widget)
{
    const QWidget *above = widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox *>(above) || qobject_cast<const QLineEdit *>(above) ||
           qobject_cast<const QComboBox *>(above) || above->inherits("QComboBoxPrivateContainer") ||
           widget->inherits("QTableCornerButton") || qobject_cast<const QScrollBar *>(widget) ||
           qobject_cast<const QHeaderView *>(widget) || widget->objectName().startsWith(QLatin1String("qt_"));
}

/// Those of this window alone, not of a dialog that belongs to it.
QList<QWidget *> visibleIn(const QWidget *window)
{
    QList<QWidget *> visible;
    const auto widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->window() == window && widget->isVisible() && !isInner(widget))
            visible << widget;
    }
    return visible;
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *box = qobject_cast<const QGroupBox *>(widget))
        return box->title();
    return {};
}

QString described(const QWidget *widget)
{
    QString name = textOf(widget).simplified().left(50);
    if (name.isEmpty())
        name = widget->accessibleName();
    if (name.isEmpty())
        name = widget->objectName();
    const QWidget *above = widget->parentWidget();
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), name,
             QString::fromLatin1(above ? above->metaObject()->className() : ""));
}

QString accessibleNameOf(QWidget *widget)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

bool takesTab(const QWidget *widget)
{
    return widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy();
}

/// Of several that exclude each other, Tab reaches the one that is chosen.
bool isOtherChoice(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (!button || button->isChecked())
        return false;
    return button->autoExclusive() || (button->group() && button->group()->exclusive());
}

/// Whether text is cut at a scroll area's edge, to be scrolled to.
bool isScrolled(const QWidget *widget)
{
    for (const QWidget *above = widget->parentWidget(); above; above = above->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(above->parentWidget()))
            return true;
    }
    return false;
}

QString tooLittleRoom(const QWidget *widget)
{
    const auto *label = qobject_cast<const QLabel *>(widget);
    if (label && label->wordWrap()) {
        const int needed = label->heightForWidth(label->width());
        return label->height() + 1 < needed ? QStringLiteral("%1 of %2 high").arg(label->height()).arg(needed)
                                            : QString();
    }
    const bool isWhole =
        (label && !qobject_cast<const ui::ElidedLabel *>(widget)) ||
        qobject_cast<const QPushButton *>(widget) || qobject_cast<const QCheckBox *>(widget) ||
        qobject_cast<const QRadioButton *>(widget) || qobject_cast<const QToolButton *>(widget);
    if (!isWhole || textOf(widget).isEmpty())
        return {};
    const int needed = widget->sizeHint().width();
    return widget->width() + 1 < needed ? QStringLiteral("%1 of %2 wide").arg(widget->width()).arg(needed)
                                        : QString();
}

/// Names of designs, columns and operations, alone or in a row, with a share or a date.
bool isOfNames(const QString &text)
{
    static const QRegularExpression between(QStringLiteral(" · |, "));
    static const QRegularExpression name(QStringLiteral("^([0-9.,]+ % )?[a-z][a-z0-9_./-]*$|^[0-9: -]+$"));
    const QStringList parts = text.split(between);
    return std::ranges::all_of(parts, [](const QString &part) { return name.match(part).hasMatch(); });
}

bool hasWords(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("\\p{L}{3}"));
    static const QRegularExpression tagOrKey(QStringLiteral("<[^>]*>|[0-9a-f]{8,}"));
    const QString plain = QString(text).remove(tagOrKey);
    return word.match(plain).hasMatch() && !isOfNames(plain);
}

QStringList textsOf(const QWidget *widget)
{
    // What has a name is the value of a fact, which may be the file's or the machine's.
    const bool isFact = qobject_cast<const ui::ElidedLabel *>(widget) && !widget->accessibleName().isEmpty();
    QStringList texts{widget->accessibleName(), widget->accessibleDescription()};
    if (!isFact)
        texts << textOf(widget) << widget->toolTip();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        texts << line->placeholderText();
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(widget); header && header->model()) {
        for (int i = 0; i < header->count(); ++i)
            texts << header->model()->headerData(i, header->orientation()).toString();
    }
    return texts;
}

} // namespace

QStringList namelessWidgets(const QWidget *window)
{
    QStringList found;
    for (QWidget *widget : visibleIn(window)) {
        if (takesTab(widget) && !widget->inherits("QScrollArea") && accessibleNameOf(widget).isEmpty())
            found << described(widget);
    }
    return found;
}

QStringList mnemonicsGivenTwice(const QWidget *window)
{
    QStringList found;
    QHash<QString, QString> owners;
    for (const QWidget *widget : visibleIn(window)) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!widget->isEnabled() || (label && !label->buddy()))
            continue;
        const QString letter = QKeySequence::mnemonic(textOf(widget)).toString();
        if (letter.isEmpty())
            continue;
        if (owners.contains(letter))
            found << QStringLiteral("%1: %2, %3").arg(letter, owners.value(letter), described(widget));
        owners.insert(letter, described(widget));
    }
    return found;
}

QStringList unreachableByTab(QWidget *window)
{
    QList<QWidget *> wanted;
    for (QWidget *widget : visibleIn(window)) {
        if (takesTab(widget) && !isOtherChoice(widget))
            wanted << widget;
    }
    if (wanted.isEmpty())
        return {};
    wanted.first()->setFocus(Qt::TabFocusReason);
    QSet<QWidget *> reached;
    QStringList found;
    for (qsizetype i = 0; i < 2 * wanted.size() + 10; ++i) {
        QWidget *const focus = QApplication::focusWidget();
        if (!focus)
            break;
        reached << focus;
        QTest::keyClick(focus, Qt::Key_Tab);
        if (QApplication::focusWidget() == focus && wanted.size() > 1) {
            found << QStringLiteral("stays in ") + described(focus);
            break;
        }
    }
    for (const QWidget *widget : wanted) {
        const bool isReached = std::ranges::any_of(reached, [widget](const QWidget *one) {
            return one == widget || (isInner(one) && widget->isAncestorOf(one));
        });
        if (!isReached)
            found << QStringLiteral("not reached: ") + described(widget);
    }
    return found;
}

QStringList untranslatedTexts(const QWidget *window, const QString &mark, const QStringList &data)
{
    QSet<QString> found;
    const auto look = [&](const QString &text, const QString &where) {
        const bool isData =
            std::ranges::any_of(data, [&text](const QString &part) { return text.contains(part); });
        if (hasWords(text) && !text.contains(mark) && !isData)
            found << QStringLiteral("\"%1\" of %2").arg(text.simplified().left(100), where);
    };
    QList<const QWidget *> widgets{window};
    for (const QWidget *widget : visibleIn(window))
        widgets << widget;
    look(window->windowTitle(), QStringLiteral("the window"));
    for (const QWidget *widget : widgets) {
        for (const QString &text : textsOf(widget))
            look(text, described(widget));
        for (const QAction *action : widget->actions()) {
            look(action->text(), QStringLiteral("an action"));
            look(action->toolTip(), QStringLiteral("an action"));
        }
    }
    QStringList sorted(found.begin(), found.end());
    sorted.sort();
    return sorted;
}

QStringList cutWidgets(const QWidget *window)
{
    QStringList found;
    for (const QWidget *widget : visibleIn(window)) {
        if (const QString why = tooLittleRoom(widget); !why.isEmpty())
            found << described(widget) + QStringLiteral(": ") + why;
        const QWidget *above = widget->parentWidget();
        const bool isScrollable = isScrolled(widget) || qobject_cast<const QAbstractScrollArea *>(above);
        if (!isScrollable && !above->rect().contains(widget->geometry()))
            found << described(widget) + QStringLiteral(" sticks out");
    }
    return found;
}

} // namespace cachescope::test
