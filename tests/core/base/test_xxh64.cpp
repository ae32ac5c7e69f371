// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/xxh64.h"

#include <QtTest>

using namespace cachescope;

class TestXxh64 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedSums_data();
    void givesThePublishedSums();
    void seesEachBit();
};

/// From the documentation of xxHash's bindings for Python and Go.
void TestXxh64::givesThePublishedSums_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint64>("sum");
    QTest::newRow("nothing") << QByteArray() << quint64{0} << quint64{0xef46db3751d8e999U};
    QTest::newRow("a byte") << QByteArray("a") << quint64{0} << quint64{0xd24ec4f1a98c6e5bU};
    QTest::newRow("three bytes") << QByteArray("abc") << quint64{0} << quint64{0x44bc2cf5ad770999U};
    QTest::newRow("with a seed") << QByteArray("xxhash") << quint64{20141025} << quint64{0xb559b98d844e0635U};
    QTest::newRow("a stripe and more") << QByteArray("Nobody inspects the spammish repetition") << quint64{0}
                                       << quint64{0xfbcea83c8a378bf1U};
}

void TestXxh64::givesThePublishedSums()
{
    QFETCH(QByteArray, bytes);
    QFETCH(quint64, seed);
    QFETCH(quint64, sum);
    QCOMPARE(xxh64(bytes, seed), sum);
    const QByteArray moved = "x" + bytes; // where it stands in memory makes no difference
    QCOMPARE(xxh64(QByteArrayView(moved).sliced(1), seed), sum);
}

void TestXxh64::seesEachBit()
{
    QByteArray bytes(79, 'x'); // two stripes, a word, a half one, three bytes
    const quint64 sum = xxh64(bytes);
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        const auto mask = static_cast<char>(1U << static_cast<unsigned>(bit % 8));
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ mask);
        QVERIFY(xxh64(bytes) != sum);
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ mask);
    }
}

QTEST_GUILESS_MAIN(TestXxh64)
#include "test_xxh64.moc"
