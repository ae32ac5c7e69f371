// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/verify/key_history.h"
#include "core/load/verify/register_file.h"

#include <chrono>
#include <memory>

namespace cachescope::load {

/// What was known of a key when a read of it began.
struct ReadTicket
{
    KeyHistory history;
    bool recorded = false; ///< otherwise the read cannot be judged
};

/// Which writes of each of a run's keys have begun and ended, and so what a read may return, whatever threads
/// and processes do at a time: no read of a cache that is right is ever called wrong. Keys are told by their
/// number in the run. Any thread; begin and end of an operation may be in different ones. Some tens of
/// nanoseconds a call.
///
/// Call begin… before the cache is asked and end… or judge… after it has answered. Of many keys in one
/// operation each is begun, then the cache asked, then each ended. A process that ends in between leaves
/// writes in flight, which may or may not be in effect from then on.
class ValueRegister
{
public:
    /// Errors of RegisterFile::create() and open().
    static Result<std::unique_ptr<ValueRegister>> create(const QString &path, const RegisterOptions &options);
    static Result<std::unique_ptr<ValueRegister>> open(const QString &path);

    [[nodiscard]] const RegisterOptions &options() const { return m_file.options(); }
    /// How long to wait for a key's lock until whoever holds it is taken for dead. From then on reads of this
    /// key are Unchecked. Before anything else.
    void setPatience(std::chrono::nanoseconds patience) { m_patience = patience; }

    /// The ticket's version is the one to stamp the value with.
    WriteTicket beginStore(qint64 key);
    /// `acknowledged`: the cache said that it is stored. Otherwise it may or may not be.
    void endStore(qint64 key, const WriteTicket &ticket, bool acknowledged);
    WriteTicket beginRemove(qint64 key);
    /// `acknowledged`: the key is not there any more, whether or not it was before.
    void endRemove(qint64 key, const WriteTicket &ticket, bool acknowledged);

    // Pins keep keys from being evicted. Of several keys in one operation each one's read is begun, then the
    // pin, then the cache asked; each one's end is told only if all of them were there and not pinned before.
    /// What endPin() wants to know; 0 if nothing can be said of this pin.
    quint32 beginPin();
    void endPin(qint64 key, const ReadTicket &before, quint32 pin);
    /// All pins are to be released.
    void beginUnpin();
    void endUnpin();

    ReadTicket beginRead(qint64 key);
    /// A value was read, and its stamp says that it is this version of this key.
    Verdict judgeValue(qint64 key, const ReadTicket &ticket, quint64 version);
    /// A value was read that bears no stamp.
    Verdict judgeUnstamped(qint64 key, const ReadTicket &ticket);
    /// Where entries may be evicted, Unchecked instead of Lost unless the key was pinned; disappearances()
    /// counts it.
    Verdict judgeMiss(qint64 key, const ReadTicket &ticket);
    /// The cache said whether the key is there.
    Verdict judgePresence(qint64 key, const ReadTicket &ticket, bool present);

    /// How many entries all misses that were judged until now prove to be gone, though stored and not
    /// removed, each time anew: more than were evicted only if some were lost. 0 where none may be evicted.
    [[nodiscard]] qint64 disappearances();

private:
    struct Record;
    struct Pins;
    class Lock;

    explicit ValueRegister(RegisterFile file);
    Record &record(qint64 key) const;
    /// That of a pin that would begin now; 0 while pins are being released.
    [[nodiscard]] quint32 pinEpoch() const;
    Verdict excuseMiss(qint64 key, const ReadTicket &ticket);
    template <typename Rule>
    Verdict judge(qint64 key, const ReadTicket &ticket, const Rule &rule);

    RegisterFile m_file;
    Record *const m_records;
    Pins *const m_pins;
    std::chrono::nanoseconds m_patience{std::chrono::seconds(5)};
};

} // namespace cachescope::load
