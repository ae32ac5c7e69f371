// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/mixed_table.h"

#include "tests/core/inspect/inspect_support.h"

#include <cmath>
#include <random>

namespace cachescope::test {

namespace {

constexpr double kStart = 1'700'000'000.0;

class MixedRows
{
public:
    explicit MixedRows(quint32 seed)
        : m_random(seed)
    {
    }

    MixedRow next()
    {
        m_rowid += below(20) == 0 ? 1 + below(50) : 1;
        m_created += below(3000);
        MixedRow row;
        row.rowid = m_rowid;
        row.sizeBytes = static_cast<qint64>(std::pow(10.0, below(4500) / 1000.0)) - (below(40) == 0 ? 1 : 0);
        row.lastAccessed = below(50) == 0 ? std::nan("") : m_created + below(1'000'000);
        row.createdAt = createdAt();
        row.pinned = below(10) == 0;
        row.key = key();
        return row;
    }

    /// The key of the last row as SQL.
    [[nodiscard]] QByteArray keySql() const { return m_keySql; }
    /// Its creation time as SQL.
    [[nodiscard]] QByteArray createdSql() const { return m_createdSql; }

private:
    int below(int end) { return static_cast<int>(m_random() % static_cast<quint32>(end)); }
    QString hash()
    {
        return QString::number((quint64{m_random()} << 32U) | 0x1234567U, 16).rightJustified(16, u'0');
    }

    double createdAt()
    {
        switch (below(60)) {
        case 0:
            m_createdSql = "1e300";
            return 1e300;
        case 1:
            m_createdSql = "-5.5";
            return -5.5;
        case 2:
            m_createdSql = "'yesterday'";
            return std::nan("");
        case 3:
            m_createdSql = "5";
            return 5;
        default:
            m_createdSql = QByteArray::number(m_created, 'f', 3);
            return m_created;
        }
    }

    QString key()
    {
        const QString number = QString::number(m_rowid);
        QString text;
        switch (below(9)) {
        case 0:
            text = hash();
            break;
        case 1:
            text = hash() + QStringLiteral(":ts");
            break;
        case 2:
            text = hash() + QStringLiteral(":gemini-v%1:%2:%3").arg(1 + below(3)).arg(hash(), number);
            break;
        case 3:
            text = QStringLiteral("https://host%1.example/page/%2").arg(QChar(u'a' + below(3)), number);
            break;
        case 4:
            text =
                QStringLiteral("https://hosta.example/%1/").arg(QString(3, QChar(u'a' + below(26)))) + number;
            break;
        case 5:
            text = QStringLiteral("user_%1_avatar").arg(number);
            break;
        case 6:
            m_keySql = "x'00ff" + QByteArray::number(m_rowid, 16).rightJustified(16, '0') + "'";
            return QString::fromLatin1(m_keySql);
        case 7:
            if (below(5) == 0) {
                m_keySql = "NULL";
                return QStringLiteral("NULL");
            }
            m_keySql = "CAST('blob/" + number.toLatin1() + "' AS BLOB)";
            return QStringLiteral("blob/") + number;
        default:
            text = QStringLiteral("views/") + QString(200, QChar(u'a' + below(3))) + QChar(u'/') + number;
        }
        m_keySql = "'" + text.toUtf8() + "'";
        return text;
    }

    std::mt19937 m_random;
    qint64 m_rowid = 0;
    double m_created = kStart;
    QByteArray m_keySql;
    QByteArray m_createdSql;
};

} // namespace

std::vector<MixedRow> createMixedTable(const QString &path, int rows, CreatedIn created, quint32 seed)
{
    const bool behind = created == CreatedIn::BehindValue;
    QByteArray sql = behind
                         ? "CREATE TABLE cache(key PRIMARY KEY, data BLOB, size, created_at, last_accessed,"
                           " pinned);"
                         : "CREATE TABLE cache(key PRIMARY KEY, size, created_at, last_accessed, pinned,"
                           " data BLOB);";
    sql += "CREATE INDEX idx_cache_last_accessed ON cache(last_accessed); BEGIN;";
    MixedRows source(seed);
    std::vector<MixedRow> result;
    for (int i = 0; i < rows; ++i) {
        const MixedRow row = source.next();
        const QByteArray size = QByteArray::number(row.sizeBytes);
        sql += "INSERT INTO cache(rowid, key, data, size, created_at, last_accessed, pinned) VALUES(" +
               QByteArray::number(row.rowid) + ", " + source.keySql() + ", zeroblob(" + size + "), " + size +
               ", " + source.createdSql() + ", " +
               (std::isnan(row.lastAccessed) ? QByteArray("NULL")
                                             : QByteArray::number(row.lastAccessed, 'f', 3)) +
               ", " + (row.pinned ? "1" : "0") + ");";
        result.push_back(row);
    }
    runSql(path, sql + "COMMIT");
    return result;
}

} // namespace cachescope::test
