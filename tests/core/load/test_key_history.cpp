// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/random.h"
#include "core/load/verify/key_history.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <vector>

using namespace cachescope::load;

namespace {

constexpr quint64 kNever = std::numeric_limits<quint64>::max();

/// One key of a cache that is right, and its users, who take turns at random: each operation begins, takes
/// effect at one moment or, if it is going to fail, perhaps at none, and ends.
class RightCache
{
public:
    struct Plan
    {
        int users = 8;
        double removeShare = 0.1;
        double failureShare = 0.1;
        double neverEndingShare = 0.0;
        bool prefilled = true;
        double evictionShare = 0.0;
    };

    RightCache(const Plan &plan, quint64 seed)
        : m_plan(plan)
        , m_random(seed)
        , m_users(static_cast<std::size_t>(plan.users))
    {
        if (plan.prefilled)
            m_value = 0;
        m_history.start(plan.prefilled);
    }

    /// One step of one user. The verdict, if that ended a read.
    std::optional<Verdict> step()
    {
        if (m_value && m_random.chance(m_plan.evictionShare)) {
            m_value.reset();
            ++m_evictions;
        }
        User &user = m_users[m_random.below(m_users.size())];
        const Stage stage = user.stage;
        user.stage = stage == Stage::Effect  ? Stage::End
                     : stage == Stage::Begin ? Stage::Effect
                                             : Stage::Begin;
        if (stage == Stage::Begin)
            begin(user);
        else if (stage == Stage::Effect)
            takeEffect(user);
        else
            return end(user);
        return std::nullopt;
    }

    [[nodiscard]] const KeyHistory &history() const { return m_history; }
    [[nodiscard]] quint32 evictions() const { return m_evictions; }

private:
    enum class Stage { Begin, Effect, End };
    enum class Kind { Read, Ask, Store, Remove };
    struct User
    {
        Stage stage = Stage::Begin;
        Kind kind = Kind::Read;
        bool fails = false;
        WriteTicket ticket;
        KeyHistory before;
        std::optional<quint64> seen;
    };

    void begin(User &user)
    {
        const double drawn = m_random.uniform();
        user.kind = drawn < m_plan.removeShare ? Kind::Remove
                    : drawn < 0.5              ? Kind::Store
                    : drawn < 0.9              ? Kind::Read
                                               : Kind::Ask;
        user.fails = m_random.chance(m_plan.failureShare);
        if (user.kind == Kind::Store)
            user.ticket = m_history.beginStore();
        else if (user.kind == Kind::Remove)
            user.ticket = m_history.beginRemove();
        else
            user.before = m_history;
    }

    void takeEffect(User &user)
    {
        const bool happens = !user.fails || m_random.chance(0.5);
        if (user.kind == Kind::Store && happens)
            m_value = user.ticket.version;
        else if (user.kind == Kind::Remove && happens)
            m_value.reset();
        else if (user.kind == Kind::Read || user.kind == Kind::Ask)
            user.seen = m_value;
    }

    std::optional<Verdict> end(User &user)
    {
        const auto now = [this]() -> const KeyHistory & { return m_history; };
        if (user.kind == Kind::Read || user.kind == Kind::Ask) {
            if (!user.seen)
                m_history.noteMiss(user.before);
            if (!user.seen)
                return user.before.judgeMiss(now);
            return user.kind == Kind::Ask ? user.before.judgePresence(now)
                                          : user.before.judgeValue(*user.seen, now);
        }
        if (m_random.chance(m_plan.neverEndingShare))
            return std::nullopt; // its process died
        if (user.kind == Kind::Store)
            m_history.endStore(user.ticket, !user.fails);
        else
            m_history.endRemove(user.ticket, !user.fails);
        return std::nullopt;
    }

    const Plan m_plan;
    Random m_random;
    std::vector<User> m_users;
    KeyHistory m_history;
    std::optional<quint64> m_value;
    quint32 m_evictions = 0;
};

/// The rules word by word, from a list of all that happened.
class Oracle
{
public:
    struct Write
    {
        quint64 version = 0; // 0: a remove
        quint64 begin = 0;
        quint64 end = kNever;
        bool acknowledged = false;
    };

    std::vector<Write> writes;

    [[nodiscard]] bool isStale(quint64 version, quint64 readBegin) const
    {
        const auto own = std::ranges::find(writes, version, &Write::version);
        const quint64 end = version == 0 ? 1 : own->end;
        return std::ranges::any_of(writes, [&](const Write &write) {
            return write.acknowledged && write.end < readBegin && write.begin > end;
        });
    }

    [[nodiscard]] bool isLost(quint64 readBegin) const
    {
        quint64 surely = 1; // what stood there before
        quint64 removed = 0;
        for (const Write &write : writes) {
            if (write.version == 0)
                removed = std::max(removed, write.end);
            else if (write.acknowledged && write.end < readBegin)
                surely = std::max(surely, write.begin);
        }
        return surely > removed;
    }
};

} // namespace

/// The rules against all orders of events that come up by chance.
class TestKeyHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noReadOfARightCacheIsAccused_data()
    {
        QTest::addColumn<RightCache::Plan>("plan");
        QTest::newRow("two users") << RightCache::Plan{2};
        QTest::newRow("eight users") << RightCache::Plan{8};
        QTest::newRow("more users than versions are listed") << RightCache::Plan{60};
        QTest::newRow("nothing beforehand") << RightCache::Plan{8, 0.1, 0.1, 0.0, false};
        QTest::newRow("many removes") << RightCache::Plan{8, 0.3, 0.1, 0.0, false};
        QTest::newRow("many failures") << RightCache::Plan{8, 0.1, 0.6};
        QTest::newRow("dying processes") << RightCache::Plan{8, 0.1, 0.1, 0.01};
    }
    void noReadOfARightCacheIsAccused()
    {
        QFETCH(RightCache::Plan, plan);
        int judged = 0;
        for (quint64 seed = 1; seed <= 100; ++seed) {
            RightCache cache(plan, seed);
            for (int i = 0; i < 2000; ++i) {
                const auto verdict = cache.step();
                judged += verdict ? 1 : 0;
                if (verdict)
                    QCOMPARE(*verdict, Verdict::Good);
            }
        }
        QVERIFY(judged > 10'000);
    }

    void neverMoreDisappearancesThanEvictions_data()
    {
        QTest::addColumn<RightCache::Plan>("plan");
        QTest::newRow("rare") << RightCache::Plan{8, 0.1, 0.1, 0.0, true, 0.01};
        QTest::newRow("frequent") << RightCache::Plan{8, 0.1, 0.1, 0.0, true, 0.3};
        QTest::newRow("one user") << RightCache::Plan{1, 0.1, 0.1, 0.0, false, 0.2};
        QTest::newRow("many users") << RightCache::Plan{40, 0.02, 0.1, 0.0, false, 0.05};
        QTest::newRow("dying processes") << RightCache::Plan{8, 0.1, 0.1, 0.01, true, 0.1};
    }
    void neverMoreDisappearancesThanEvictions()
    {
        QFETCH(RightCache::Plan, plan);
        quint32 disappearances = 0;
        for (quint64 seed = 1; seed <= 100; ++seed) {
            RightCache cache(plan, seed);
            for (int i = 0; i < 2000; ++i) {
                cache.step();
                QVERIFY(cache.history().disappearances() <= cache.evictions());
            }
            disappearances += cache.history().disappearances();
        }
        QVERIFY(disappearances > 0);
    }

    void withOneUserEveryEvictionThatIsSeenIsCounted()
    {
        KeyHistory history;
        history.start(true);
        for (quint32 round = 1; round <= 20; ++round) {
            QVERIFY(history.noteMiss(KeyHistory(history)));
            QVERIFY(history.noteMiss(KeyHistory(history)));
            QCOMPARE(history.disappearances(), round);
            history.endStore(history.beginStore(), true);
        }
    }

    /// Among the newest versions nothing is left in doubt that the rules decide; of older ones nothing is
    /// accused that they acquit.
    void saysWhatTheRulesSay()
    {
        int accused = 0;
        for (quint64 seed = 1; seed <= 100; ++seed) {
            Random random(seed);
            KeyHistory history;
            history.start(true);
            Oracle oracle;
            std::vector<std::size_t> underWay;
            quint64 clock = 1;
            const auto now = [&history]() -> const KeyHistory & { return history; };
            for (int i = 0; i < 300; ++i) {
                const bool begins = underWay.empty() || (underWay.size() < 20 && random.chance(0.5));
                if (begins) {
                    const bool removes = random.chance(0.1);
                    const WriteTicket ticket = removes ? history.beginRemove() : history.beginStore();
                    QCOMPARE(ticket.begin, ++clock);
                    underWay.push_back(oracle.writes.size());
                    oracle.writes.push_back({ticket.version, ticket.begin});
                } else {
                    std::swap(underWay[random.below(underWay.size())], underWay.back());
                    Oracle::Write &write = oracle.writes[underWay.back()];
                    underWay.pop_back();
                    write.acknowledged = random.chance(0.9);
                    write.end = ++clock;
                    const WriteTicket ticket{write.version, write.begin};
                    if (write.version > 0)
                        history.endStore(ticket, write.acknowledged);
                    else
                        history.endRemove(ticket, write.acknowledged);
                }
                const quint64 newest = history.lastVersion();
                for (quint64 version = 0; version <= newest; ++version) {
                    const bool isStale = history.judgeValue(version, now) == Verdict::Stale;
                    const bool mustBe = oracle.isStale(version, clock + 1);
                    QVERIFY(mustBe || !isStale);
                    if (version == 0 || newest - version < 12)
                        QCOMPARE(isStale, mustBe);
                    accused += isStale ? 1 : 0;
                }
                QCOMPARE(history.judgeMiss(now) == Verdict::Lost, oracle.isLost(clock + 1));
            }
        }
        QVERIFY(accused > 10'000);
    }

    void takesNoRoomForWhatHappened() { QVERIFY(sizeof(KeyHistory) <= 248); }
};

QTEST_GUILESS_MAIN(TestKeyHistory)
#include "test_key_history.moc"
