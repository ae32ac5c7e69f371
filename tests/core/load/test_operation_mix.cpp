// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/mix_shares.h"
#include "core/load/scenario/operation_mix.h"
#include "tests/support/verify.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>
#include <numeric>

using namespace cachescope;
using namespace cachescope::load;

/// Which operations come how often.
class TestOperationMix : public QObject
{
    Q_OBJECT

private:
    static QList<OperationKind> allKinds()
    {
        QList<OperationKind> kinds;
        for (std::size_t i = 0; i < kOperationKinds; ++i)
            kinds << static_cast<OperationKind>(i);
        return kinds;
    }
    static Result<OperationMix> parse(const char *json)
    {
        return OperationMix::fromJson(QJsonDocument::fromJson(json).object());
    }
    static OperationMix only(OperationKind kind)
    {
        OperationMix mix = OperationMix::ofStores(0.0);
        mix.setWeight(OperationKind::Get, 0.0);
        mix.setWeight(kind, 3.0);
        return mix;
    }

private Q_SLOTS:
    void sharesInThousandthsSumToAll()
    {
        OperationMix mix = OperationMix::ofStores(0.29);
        QCOMPARE(permilleOf(mix)[static_cast<std::size_t>(OperationKind::Put)], 290);
        for (const OperationKind kind : {OperationKind::Get, OperationKind::Put, OperationKind::Play})
            mix.setWeight(kind, 1.0 / 3.0);
        const auto thirds = permilleOf(mix);
        QCOMPARE(thirds[static_cast<std::size_t>(OperationKind::Get)], 334);
        QCOMPARE(std::accumulate(thirds.begin(), thirds.end(), 0), 1000);
        for (const OperationKind kind : {OperationKind::Get, OperationKind::Put, OperationKind::Play})
            mix.setWeight(kind, 0.0);
        QCOMPARE(permilleOf(mix), (std::array<int, kOperationKinds>{}));
    }

    void namesAreStableAndLeadBack()
    {
        const QStringList names =
            QStringLiteral("get contains getMany put putMany remove pin play").split(QLatin1Char(' '));
        QCOMPARE(names.size(), static_cast<qsizetype>(kOperationKinds));
        for (const OperationKind kind : allKinds()) {
            QCOMPARE(operationName(kind), names.at(static_cast<qsizetype>(kind)));
            QVERIFY(operationCalled(operationName(kind)) == kind);
        }
    }

    void anUnknownNameIsNone()
    {
        for (const char *name : {"", "Get", "get ", "load"})
            QVERIFY(!operationCalled(QLatin1String(name)));
    }

    void getContainsAndGetManyRead()
    {
        const QList<OperationKind> reads{OperationKind::Get, OperationKind::Contains, OperationKind::GetMany};
        for (const OperationKind kind : allKinds())
            QCOMPARE(isRead(kind), reads.contains(kind));
    }

    void aFifthStoresUnlessTold()
    {
        QCOMPARE(OperationMix().share(OperationKind::Get), 0.8);
        QCOMPARE(OperationMix().share(OperationKind::Put), 0.2);
        QVERIFY(OperationMix() == OperationMix::ofStores(0.2));
        QCOMPARE(OperationMix::ofStores(1.0).share(OperationKind::Get), 0.0);
        QCOMPARE(OperationMix::ofStores(1.0).share(OperationKind::Put), 1.0);
    }

    void sharesAreWeightsOverTheirSum()
    {
        const auto mix = parse(R"({"get": 60, "put": 30, "remove": 30})");
        VERIFY_OK(mix);
        QCOMPARE(mix->share(OperationKind::Get), 0.5);
        QCOMPARE(mix->share(OperationKind::Remove), 0.25);
        QCOMPARE(mix->share(OperationKind::Pin), 0.0);
        QCOMPARE(only(OperationKind::Pin).share(OperationKind::Pin), 1.0);
    }

    void withoutWeightsNothingHasAShare()
    {
        const auto mix = parse("{}");
        VERIFY_OK(mix);
        for (const OperationKind kind : allKinds())
            QCOMPARE(mix->share(kind), 0.0);
    }

    void picksEachByItsWeight()
    {
        const auto mix = parse(R"({"get": 1, "contains": 2, "getMany": 3, "put": 4, "putMany": 5, "remove": 6,
                                   "pin": 7, "play": 8})");
        VERIFY_OK(mix);
        std::array<int, kOperationKinds> counts{};
        for (int i = 0; i < 36'000; ++i)
            ++counts[static_cast<std::size_t>(mix->pick((i + 0.5) / 36'000))];
        for (std::size_t i = 0; i < kOperationKinds; ++i)
            QCOMPARE(counts[i], static_cast<int>(i + 1) * 1000);
    }

    void neverPicksWhatHasNoWeight()
    {
        for (const OperationKind kind : allKinds()) {
            for (const double uniform : {0.0, 0.5, 1.0 - 0x1p-53, 1.0})
                QCOMPARE(only(kind).pick(uniform), kind);
        }
    }

    void goesToJsonAndBackWithoutZeros()
    {
        const auto mix = parse(R"({"get": 80, "put": 19.5, "pin": 0})");
        VERIFY_OK(mix);
        VERIFY_OK(mix->validate());
        const QJsonObject expected{{QStringLiteral("get"), 80}, {QStringLiteral("put"), 19.5}};
        QCOMPARE(mix->toJson(), expected);
        const auto back = OperationMix::fromJson(mix->toJson());
        VERIFY_OK(back);
        QVERIFY(*back == *mix);
    }

    void whatIsNoMixIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown operation") << QByteArray(R"({"load": 1})") << QStringLiteral("\"load\"");
        QTest::newRow("a text") << QByteArray(R"({"get": "80"})")
                                << QStringLiteral("get the weight \"80\", which is no number");
        QTest::newRow("a list") << QByteArray(R"({"pin": [1]})")
                                << QStringLiteral("pin the weight [1], which is no number");
        QTest::newRow("null") << QByteArray(R"({"put": null})")
                              << QStringLiteral("put the weight null, which is no number");
    }
    void whatIsNoMixIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, part);
        const auto mix = parse(json.constData());
        VERIFY_FAILS(mix, ErrorCode::InvalidArgument);
        QVERIFY2(mix.error().message.contains(part), qPrintable(mix.error().message));
        QVERIFY(
            mix.error().message.contains(QStringLiteral("allowed are numbers from 0, not all 0, for get,")));
    }

    void weightsThatMeanNothingAreInvalid()
    {
        OperationMix none = OperationMix::ofStores(0.0);
        none.setWeight(OperationKind::Get, 0.0);
        VERIFY_FAILS(none.validate(), ErrorCode::InvalidArgument);
        for (const double weight : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
            OperationMix mix;
            mix.setWeight(OperationKind::Remove, weight);
            const auto valid = mix.validate();
            VERIFY_FAILS(valid, ErrorCode::InvalidArgument);
            QVERIFY2(valid.error().message.contains(QStringLiteral("remove the weight")),
                     qPrintable(valid.error().message));
        }
    }
};

QTEST_APPLESS_MAIN(TestOperationMix)
#include "test_operation_mix.moc"
