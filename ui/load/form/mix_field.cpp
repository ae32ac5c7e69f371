// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/mix_field.h"

#include "core/base/format.h"
#include "core/base/units.h"
#include "core/load/scenario/mix_shares.h"
#include "ui/widgets/look.h"

#include <QGridLayout>
#include <QHash>
#include <QLineEdit>

namespace cachescope::ui {
namespace {

using load::OperationKind;

QString explanationOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Get:
        return MixField::tr("Reads the value of a key.");
    case OperationKind::Contains:
        return MixField::tr("Asks whether a key is there.");
    case OperationKind::GetMany:
        return MixField::tr("Reads a batch of neighbouring keys at once.");
    case OperationKind::Put:
        return MixField::tr("Stores a value.");
    case OperationKind::PutMany:
        return MixField::tr("Stores a batch of values in one transaction.");
    case OperationKind::Remove:
        return MixField::tr("Removes a key.");
    case OperationKind::Pin:
        return MixField::tr("Keeps a batch of keys from eviction; each tenth time a user releases all.");
    case OperationKind::Play:
        return MixField::tr("A listener's block: is it there, then read it, or synthesise and store it.");
    }
    return {};
}

/// "80" by "get" of "get=80,put=20", whether or not that says anything.
QHash<QString, QString> weightsIn(const QString &text)
{
    QHash<QString, QString> weights;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts)
        weights.insert(part.section(QLatin1Char('='), 0, 0), part.section(QLatin1Char('='), 1));
    return weights;
}

bool isWeight(const QString &text)
{
    bool isNumber = false;
    return plainNumbers(text).toDouble(&isNumber) >= 0.0 && isNumber;
}

QString permilleText(int permille)
{
    return MixField::tr("%1 %").arg(formatShortNumber(permille / 10.0));
}

} // namespace

MixField::MixField(load::ScenarioDraft &draft, const QString &label, QWidget *parent)
    : FormField(draft, QStringLiteral("mix"), label, parent)
    , m_sum(makeLabel(QStringLiteral("caption"), QString(), this))
{
    QWidget *table = makeTable();
    setControl(m_weights.front(), table);
    m_weights.front()->setAccessibleName(tr("Weight of %1").arg(load::operationName(OperationKind::Get)));
    m_weights.front()->setToolTip(plainToolTip(explanationOf(OperationKind::Get)));
    setCorner(m_sum);
}

QWidget *MixField::control() const
{
    for (QLineEdit *weight : m_weights) {
        if (!isWeight(weight->text()))
            return weight;
    }
    return m_weights.front();
}

QWidget *MixField::makeTable()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 2);
    for (std::size_t i = 0; i < load::kOperationKinds; ++i) {
        const auto kind = static_cast<OperationKind>(i);
        const QString name = load::operationName(kind);
        QLabel *label = makeLabel(QString(), name, box);
        label->setToolTip(plainToolTip(explanationOf(kind)));
        auto *weight = new QLineEdit(box);
        weight->setMinimumWidth(40);
        weight->setAcceptDrops(false); // a file that is dropped is for the form
        weight->setAccessibleName(tr("Weight of %1").arg(name));
        weight->setToolTip(plainToolTip(explanationOf(kind)));
        label->setBuddy(weight);
        connect(weight, &QLineEdit::textEdited, this, &MixField::typeWeights);
        m_weights.at(i) = weight;
        m_shares.at(i) = makeLabel(QStringLiteral("muted"), QString(), box);
        m_shares.at(i)->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int row = static_cast<int>(i);
        grid->addWidget(label, row, 0);
        grid->addWidget(weight, row, 1);
        grid->addWidget(m_shares.at(i), row, 2);
    }
    return box;
}

void MixField::typeWeights()
{
    QStringList parts;
    for (std::size_t i = 0; i < load::kOperationKinds; ++i) {
        const QString weight = plainNumbers(m_weights.at(i)->text().trimmed());
        if (!weight.isEmpty() && weight != QLatin1String("0"))
            parts << load::operationName(static_cast<OperationKind>(i)) + QLatin1Char('=') + weight;
    }
    type(parts.join(QLatin1Char(',')));
}

void MixField::refresh()
{
    FormField::refresh();
    const QHash<QString, QString> weights = weightsIn(text());
    const auto shares = load::permilleOf(draft().scenario().mix);
    const bool isRight = !draft().problem(name());
    for (std::size_t i = 0; i < load::kOperationKinds; ++i) {
        QLineEdit *weight = m_weights.at(i);
        const QString shown =
            weights.value(load::operationName(static_cast<OperationKind>(i)), QStringLiteral("0"));
        const QString typed = plainNumbers(weight->text().trimmed());
        if (typed != shown && !(typed.isEmpty() && weight->hasFocus()))
            weight->setText(localNumber(shown));
        m_shares.at(i)->setText(isRight && shares.at(i) > 0 ? permilleText(shares.at(i))
                                                            : QStringLiteral("–"));
    }
    for (QLineEdit *weight : m_weights)
        setLookProperty(weight, "invalid", !isRight && weight == control());
    m_sum->setText(isRight ? tr("together 100 %") : QString());
}

} // namespace cachescope::ui
