// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/field_error.h"

#include "core/base/translate.h"
#include "core/load/scenario/scenario_field.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

constexpr qsizetype kMostShown = 80;

/// " (--stages)" for "stages[1].users"; empty for what is no field.
QString optionOf(const QString &path)
{
    static const QRegularExpression end(QStringLiteral("[.[]"));
    const QString name = path.left(path.indexOf(end));
    const QList<ScenarioField> &all = allScenarioFields();
    const auto found = std::ranges::find(all, name, &ScenarioField::name);
    return found == all.end() ? QString() : QStringLiteral(" (%1)").arg(found->option);
}

} // namespace

Error fieldError(const QString &path, const QString &value, const QString &allowed)
{
    return aboutField(path, CoreText::tr("is %1; allowed is %2").arg(value, allowed));
}

Error fieldError(const QString &path, const QJsonValue &value, const QString &allowed)
{
    return fieldError(path, valueInWords(value), allowed);
}

// fieldProblemIn() takes this apart: of a translation only `what` may differ.
Error aboutField(const QString &path, const QString &what)
{
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("Scenario field \"%1\"%2 %3").arg(path, optionOf(path), what)};
}

std::optional<FieldProblem> fieldProblemIn(const Error &error)
{
    static const QRegularExpression form(
        QStringLiteral("^Scenario field \"(\\w+)([^\"]*)\"(?: \\(--[\\w-]+\\))? (.*)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(error.message);
    if (!match.hasMatch())
        return std::nullopt;
    return FieldProblem{match.captured(1), match.captured(2), match.captured(3)};
}

Error causedBy(const QString &path, Error error)
{
    error.message = aboutField(path, CoreText::tr("cannot be used: ") + error.message).message;
    return error;
}

Result<void> checkMembers(const QString &path, const QJsonObject &object, const QStringList &known)
{
    for (const QString &name : object.keys()) {
        if (!known.contains(name))
            return aboutField(path, CoreText::tr("has an unknown member \"%1\"; known are %2")
                                        .arg(name, known.join(QStringLiteral(", "))));
    }
    return {};
}

QString valueInWords(const QJsonValue &value)
{
    if (value.isUndefined())
        return CoreText::tr("missing");
    if (value.isDouble() && !std::isfinite(value.toDouble())) // which JSON does not have
        return QString::number(value.toDouble());
    QString text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    text = text.mid(1, text.size() - 2); // the brackets
    return text.size() > kMostShown ? text.left(kMostShown) + QStringLiteral("…") : text;
}

QString partOf(const QString &list, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(list).arg(index);
}

QString partOf(const QString &object, const QString &member)
{
    return object + QLatin1Char('.') + member;
}

} // namespace cachescope::load
