// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/fairness_strip.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

/// More than any run has: what a document says that somebody wrote.
constexpr int kMostUsers = 1'000'000;

/// To three digits: a picture shows no more, and a report has thousands of them.
double rounded(double number)
{
    if (number <= 0.0)
        return 0.0;
    const double step = std::pow(10.0, std::floor(std::log10(number)) - 2.0);
    // Through a division where the step is small: 0.1 has no exact double, 10 has.
    return step < 1.0 ? std::round(number / step) / std::round(1.0 / step) : std::round(number / step) * step;
}

template <typename Value>
QJsonArray rowsOf(const FairnessStrip &strip, Value value)
{
    QJsonArray rows;
    for (int band = 0; band < strip.bands(); ++band) {
        QJsonArray row;
        for (int column = 0; column < strip.columns(); ++column)
            row << value(strip.cell(band, column));
        rows << row;
    }
    return rows;
}

QJsonValue timeOf(const FairnessStrip::Cell &cell, double milliseconds)
{
    return cell.operations > 0 ? QJsonValue(rounded(milliseconds)) : QJsonValue();
}

/// The value of `field` for a band and a column.
QJsonValue valueIn(const QJsonArray &rows, int band, int column)
{
    return rows.at(band).toArray().at(column);
}

} // namespace

void FairnessStrip::Cell::merge(const Cell &other)
{
    operations += other.operations;
    failed += other.failed;
    totalMs += other.totalMs;
    worstMs = std::max(worstMs, other.worstMs);
}

void FairnessStrip::add(double atSeconds, const std::vector<UserMoment> &users)
{
    if (users.empty())
        return;
    if (m_users != static_cast<int>(users.size()))
        setUsers(static_cast<int>(users.size()));
    if (m_columns.empty() || m_columns.back().moments >= m_momentsPerColumn) {
        if (columns() == kMostColumns)
            halve();
        m_columns.push_back({0.0, 0, std::vector<Cell>(static_cast<std::size_t>(bands()))});
    }
    Column &column = m_columns.back();
    column.endSeconds = atSeconds;
    ++column.moments;
    for (int user = 0; user < m_users; ++user) {
        const UserMoment &moment = users[static_cast<std::size_t>(user)];
        column.cells[static_cast<std::size_t>(user / m_usersPerBand)].merge(
            {moment.operations, moment.failed, moment.meanMs * static_cast<double>(moment.operations),
             moment.meanMs});
    }
}

int FairnessStrip::bands() const
{
    return (m_users + m_usersPerBand - 1) / m_usersPerBand;
}

void FairnessStrip::setUsers(int users)
{
    m_columns.clear();
    m_users = users;
    m_usersPerBand = (users + kMostBands - 1) / kMostBands;
}

void FairnessStrip::halve()
{
    std::vector<Column> halved;
    for (std::size_t i = 0; i < m_columns.size(); i += 2) {
        halved.push_back(std::move(m_columns[i]));
        if (i + 1 == m_columns.size())
            break;
        Column &second = m_columns[i + 1];
        for (std::size_t band = 0; band < second.cells.size(); ++band)
            halved.back().cells[band].merge(second.cells[band]);
        halved.back().endSeconds = second.endSeconds;
        halved.back().moments += second.moments;
    }
    m_columns = std::move(halved);
    m_momentsPerColumn *= 2;
}

QJsonObject FairnessStrip::toJson() const
{
    QJsonArray ends;
    for (const Column &column : m_columns)
        ends << std::round(column.endSeconds * 1000.0) / 1000.0;
    return {
        {QStringLiteral("users"), m_users},
        {QStringLiteral("usersPerBand"), m_usersPerBand},
        {QStringLiteral("atSeconds"), ends},
        {QStringLiteral("operations"), rowsOf(*this, [](const Cell &cell) { return cell.operations; })},
        {QStringLiteral("failed"), rowsOf(*this, [](const Cell &cell) { return cell.failed; })},
        {QStringLiteral("meanMs"),
         rowsOf(*this, [](const Cell &cell) { return timeOf(cell, cell.meanMs()); })},
        {QStringLiteral("worstMs"),
         rowsOf(*this, [](const Cell &cell) { return timeOf(cell, cell.worstMs); })},
    };
}

FairnessStrip FairnessStrip::fromJson(const QJsonObject &json)
{
    FairnessStrip strip;
    const int users = json.value(QStringLiteral("users")).toInt();
    const QJsonArray ends = json.value(QStringLiteral("atSeconds")).toArray();
    if (users <= 0 || users > kMostUsers || ends.size() > kMostColumns)
        return strip;
    strip.setUsers(users);
    const QJsonArray operations = json.value(QStringLiteral("operations")).toArray();
    const QJsonArray failed = json.value(QStringLiteral("failed")).toArray();
    const QJsonArray means = json.value(QStringLiteral("meanMs")).toArray();
    const QJsonArray worst = json.value(QStringLiteral("worstMs")).toArray();
    for (int column = 0; column < static_cast<int>(ends.size()); ++column) {
        Column read{ends.at(column).toDouble(), 1, {}};
        for (int band = 0; band < strip.bands(); ++band) {
            Cell cell{std::max<qint64>(0, valueIn(operations, band, column).toInteger()),
                      std::max<qint64>(0, valueIn(failed, band, column).toInteger()), 0.0,
                      std::max(0.0, valueIn(worst, band, column).toDouble())};
            cell.totalMs =
                std::max(0.0, valueIn(means, band, column).toDouble()) * static_cast<double>(cell.operations);
            read.cells.push_back(cell);
        }
        strip.m_columns.push_back(std::move(read));
    }
    return strip;
}

} // namespace cachescope::load
