// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/threshold.h"

#include "core/base/translate.h"
#include "core/load/scenario/threshold_figures.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace cachescope::load {

namespace {

struct OperatorName
{
    Comparison comparison;
    const char *text;
};
/// The longer ones first: "<=" begins with "<".
constexpr std::array kOperators{
    OperatorName{Comparison::LessOrEqual, "<="}, OperatorName{Comparison::GreaterOrEqual, ">="},
    OperatorName{Comparison::Equal, "=="},       OperatorName{Comparison::Less, "<"},
    OperatorName{Comparison::Greater, ">"},
};

Error refuse(const QString &text, const QString &why)
{
    return Error{ErrorCode::InvalidArgument, QStringLiteral("\"%1\" %2").arg(text, why)};
}

Error refuseForm(const QString &text, const QString &why)
{
    return refuse(text,
                  CoreText::tr("%1; write a figure, an operator (<, <=, >, >=, ==) and a number, such as "
                               "lockErrors.total<=0. Figures are %2")
                      .arg(why, figuresInWords()));
}

/// A few arrivals fall into the last moments of every run.
constexpr double kMostDropped = 0.05;

Threshold atMost(const char *figure, double limit)
{
    return {QLatin1String(figure), Comparison::LessOrEqual, limit};
}

} // namespace

QString Threshold::operatorText() const
{
    const auto *const named = std::ranges::find(kOperators, comparison, &OperatorName::comparison);
    return QLatin1String(named->text);
}

QString Threshold::toText() const
{
    return figure + operatorText() + QString::number(limit, 'g', 12);
}

std::optional<double> Threshold::valueIn(const QJsonObject &run) const
{
    QJsonValue value = run;
    const QStringList path = figure.split(QLatin1Char('.'));
    for (const QString &name : path)
        value = value.toObject().value(name);
    if (value.isDouble())
        return value.toDouble();
    return isCauseCount(figure) ? std::optional(0.0) : std::nullopt;
}

bool Threshold::holdsFor(double value) const
{
    switch (comparison) {
    case Comparison::Less:
        return value < limit;
    case Comparison::LessOrEqual:
        return value <= limit;
    case Comparison::Greater:
        return value > limit;
    case Comparison::GreaterOrEqual:
        return value >= limit;
    case Comparison::Equal:
        return value == limit;
    }
    return false;
}

Result<Threshold> parseThreshold(const QString &text)
{
    const QString trimmed = text.trimmed();
    for (const OperatorName &known : kOperators) {
        const QString sign = QLatin1String(known.text);
        const qsizetype at = trimmed.indexOf(sign);
        if (at < 0)
            continue;
        const QString figure = trimmed.left(at).trimmed();
        bool isNumber = false;
        const double limit = trimmed.mid(at + sign.size()).trimmed().toDouble(&isNumber);
        if (!isNumber || !std::isfinite(limit))
            return refuseForm(text, CoreText::tr("has no number behind %1").arg(sign));
        if (!isFigure(figure))
            return refuse(text, whyNoFigure(figure));
        return Threshold{figure, known.comparison, limit};
    }
    return refuseForm(text, CoreText::tr("is no threshold"));
}

Result<QList<Threshold>> parseThresholds(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("\\s+and\\s+|\\s*,\\s*"));
    QList<Threshold> all;
    const QStringList parts = text.trimmed().split(between);
    for (const QString &part : parts) {
        auto threshold = parseThreshold(part);
        if (!threshold)
            return threshold.error();
        all << *threshold;
    }
    return all;
}

QString thresholdPattern()
{
    QStringList operators;
    for (const OperatorName &known : kOperators)
        operators << QLatin1String(known.text);
    return QStringLiteral("^\\s*%1\\s*(%2)\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*$")
        .arg(figurePattern(), operators.join(QLatin1Char('|')));
}

QList<Threshold> withDefaults(const QList<Threshold> &wanted, bool isScheduled)
{
    QList<Threshold> all;
    QList<Threshold> standards{atMost("lockErrors.total", 0.0), atMost("failed", 0.0)};
    if (isScheduled)
        standards << atMost("arrivals.droppedShare", kMostDropped);
    for (const Threshold &standard : std::as_const(standards)) {
        const auto isSame = [&standard](const Threshold &own) { return own.figure == standard.figure; };
        if (std::none_of(wanted.begin(), wanted.end(), isSame))
            all << standard;
    }
    return all + wanted;
}

} // namespace cachescope::load
