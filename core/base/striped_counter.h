// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>

namespace cachescope {

/// A count that many threads add to at once without meeting: each has a cache line, shared by few. Any
/// thread.
class StripedCounter
{
public:
    void add(qint64 amount)
    {
        m_stripes[stripeOfThread()].value.fetch_add(amount, std::memory_order_relaxed);
    }
    /// Of what was added before; exact once nobody adds any more.
    [[nodiscard]] qint64 sum() const
    {
        qint64 total = 0;
        for (const Stripe &stripe : m_stripes)
            total += stripe.value.load(std::memory_order_relaxed);
        return total;
    }

private:
    static constexpr std::size_t kStripes = 16;
    struct alignas(64) Stripe
    {
        std::atomic<qint64> value{0};
    };

    static std::size_t stripeOfThread()
    {
        static std::atomic<std::size_t> next{0};
        thread_local const std::size_t mine = next.fetch_add(1, std::memory_order_relaxed) % kStripes;
        return mine;
    }

    std::array<Stripe, kStripes> m_stripes;
};

} // namespace cachescope
