// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/random.h"
#include "core/load/verify/stamped_value.h"

#include <QTest>

using namespace cachescope::load;

namespace {

constexpr qsizetype kMaterialBytes = 200'000;

QByteArray randomBytes(qsizetype bytes)
{
    Random random(7);
    QByteArray material(bytes, Qt::Uninitialized);
    for (char &byte : material)
        byte = static_cast<char>(random.next());
    return material;
}

} // namespace

class TestStampedValue : public QObject
{
    Q_OBJECT

private:
    const QByteArray m_material = randomBytes(kMaterialBytes);
    const quint64 m_key = stampKeyHash(QStringLiteral("a key"));

    [[nodiscard]] QByteArray make(quint64 version, qint64 bytes = 5000) const
    {
        return stampedValue(m_key, version, bytes, m_material);
    }

private Q_SLOTS:
    void tellsItsVersionWhateverItsLength_data()
    {
        QTest::addColumn<qint64>("bytes");
        for (const qint64 bytes :
             {qint64{64}, qint64{65}, qint64{100}, qint64{4096}, qint64{50'001}, qint64{kMaterialBytes}})
            QTest::addRow("%lld bytes", bytes) << bytes;
    }
    void tellsItsVersionWhateverItsLength()
    {
        QFETCH(qint64, bytes);
        const QByteArray value = make(42, bytes);
        QCOMPARE(value.size(), bytes);
        for (const StampDepth depth : {StampDepth::Full, StampDepth::Ends}) {
            const Stamp stamp = readStamp(value, m_key, depth);
            QCOMPARE(stamp.state, Stamp::State::Good);
            QCOMPARE(stamp.version, quint64{42});
        }
    }

    void isTheSameAgainAndAnotherForEachKeyAndVersion()
    {
        QCOMPARE(make(1), make(1));
        const QByteArray other = stampedValue(m_key + 1, 1, 5000, m_material);
        for (const auto &[a, b] : {std::pair(make(1), make(2)), std::pair(make(1), other)}) {
            qsizetype equal = 0;
            for (qsizetype at = 40; at < a.size() - 8; ++at)
                equal += a[at] == b[at] ? 1 : 0;
            QVERIFY(equal < a.size() / 20); // one in 256 by chance
        }
    }

    void aChangeOfAnyByteIsSeen()
    {
        const QByteArray value = make(3, 500);
        for (qsizetype at = 0; at < value.size(); ++at) {
            QByteArray changed = value;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            const auto expected = at < 8 ? Stamp::State::NotStamped : Stamp::State::Torn;
            QCOMPARE(readStamp(changed, m_key).state, expected);
        }
    }

    void partsOfTwoVersionsAreTorn()
    {
        const QByteArray one = make(1);
        const QByteArray two = make(2);
        for (const qsizetype at : {qsizetype{40}, qsizetype{2500}, one.size() - 8}) {
            const QByteArray mixed = one.first(at) + two.sliced(at);
            QCOMPARE(readStamp(mixed, m_key).state, Stamp::State::Torn);
            QCOMPARE(readStamp(mixed, m_key, StampDepth::Ends).state, Stamp::State::Torn);
            QCOMPARE(readStamp(mixed, m_key).version, quint64{1});
        }
    }

    void onlyALookAtEveryByteSeesAHoleInTheMiddle()
    {
        QByteArray value = make(1);
        value.replace(2000, 100, QByteArray(100, '\0'));
        QCOMPARE(readStamp(value, m_key).state, Stamp::State::Torn);
        QCOMPARE(readStamp(value, m_key, StampDepth::Ends).state, Stamp::State::Good);
    }

    void aValueCutShortOrGrownIsTorn()
    {
        const QByteArray value = make(1);
        for (const qsizetype bytes :
             {qsizetype{8}, qsizetype{39}, qsizetype{40}, qsizetype{63}, qsizetype{64}, qsizetype{4999}}) {
            for (const StampDepth depth : {StampDepth::Full, StampDepth::Ends})
                QCOMPARE(readStamp(value.first(bytes), m_key, depth).state, Stamp::State::Torn);
        }
        QCOMPARE(readStamp(value + value.last(8), m_key).state, Stamp::State::Torn);
    }

    void aWholeValueOfAnotherKeyIsThat()
    {
        for (const StampDepth depth : {StampDepth::Full, StampDepth::Ends}) {
            const Stamp stamp = readStamp(make(9), stampKeyHash(QStringLiteral("other")), depth);
            QCOMPARE(stamp.state, Stamp::State::WrongKey);
            QCOMPARE(stamp.version, quint64{9});
        }
    }

    void anythingElseIsNotStamped_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a few bytes") << QByteArray("abc");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("text") << QByteArray(5000, 'x');
        QTest::newRow("random bytes") << randomBytes(5000);
    }
    void anythingElseIsNotStamped()
    {
        QFETCH(QByteArray, value);
        QCOMPARE(readStamp(value, m_key).state, Stamp::State::NotStamped);
        QCOMPARE(readStamp(value, m_key).version, quint64{0});
    }

    void materialAsLongAsTheValueSuffices()
    {
        const QByteArray value = stampedValue(m_key, 5, 64, QByteArrayView(m_material).first(64));
        QCOMPARE(readStamp(value, m_key).state, Stamp::State::Good);
    }
};

QTEST_GUILESS_MAIN(TestStampedValue)
#include "test_stamped_value.moc"
