// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace cachescope::load {

/// Reads the fields of an object that another process wrote, and remembers the first that is missing or
/// wrong, so that a reader can take all fields and ask once at its end.
class JsonFields
{
public:
    explicit JsonFields(const QJsonObject &object)
        : m_object(object)
    {
    }

    /// A whole number, 0…`most`. 0 if it is none.
    qint64 count(const QString &name, qint64 most = std::numeric_limits<qint64>::max());
    /// A number ≥ 0; 0 if it is none.
    double amount(const QString &name);
    QString text(const QString &name);
    /// A whole number of 64 bits, written as a text; 0 if it is none.
    quint64 number(const QString &name);
    QJsonObject object(const QString &name);
    QJsonArray array(const QString &name);
    /// Takes what `result` holds, or its error.
    template <typename T>
    T take(Result<T> result)
    {
        if (result)
            return *std::move(result);
        if (m_valid)
            m_valid = result.error();
        return T();
    }

    /// InvalidArgument, naming the field, unless all were as they should be.
    [[nodiscard]] const Result<void> &valid() const { return m_valid; }

private:
    void refuse(const QString &name, const QString &wanted);

    const QJsonObject m_object;
    Result<void> m_valid;
};

} // namespace cachescope::load
