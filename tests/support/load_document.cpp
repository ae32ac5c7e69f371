// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/load_document.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cachescope::test {

namespace {

/// The same each time: an uneven series without a generator of chance.
double wave(int second, double around, double by)
{
    return around + by * (std::sin(second * 1.7) + std::sin(second * 0.61 + 2.0)) / 2.0;
}

QJsonObject figures(double perSecond, double p50, double p99, double most, int seconds)
{
    return {{u"count"_s, std::round(perSecond * seconds)},
            {u"perSecond"_s, perSecond},
            {u"meanMs"_s, p50 * 1.4},
            {u"p50Ms"_s, p50},
            {u"p95Ms"_s, p99 * 0.6},
            {u"p99Ms"_s, p99},
            {u"p999Ms"_s, most * 0.9},
            {u"maxMs"_s, most}};
}

QJsonObject cause(const QString &code, const QString &phase, const QString &handler, int count)
{
    return {{u"code"_s, code}, {u"phase"_s, phase}, {u"handler"_s, handler}, {u"count"_s, count}};
}

QJsonObject threshold(const QString &name, double limit, double value)
{
    return {{u"name"_s, name},
            {u"operator"_s, u"<="_s},
            {u"limit"_s, limit},
            {u"value"_s, value},
            {u"passed"_s, value <= limit}};
}

QJsonObject holder(const QString &activity, int count, double total, double most, int user, int blocked)
{
    return {{u"activity"_s, activity}, {u"count"_s, count},    {u"totalMs"_s, total},
            {u"maxMs"_s, most},        {u"worstUser"_s, user}, {u"blocked"_s, blocked}};
}

QJsonObject factor(const QString &name, const QJsonValue &from, const QJsonValue &to, int errors, int change)
{
    return {{u"switch"_s, name},
            {u"from"_s, from},
            {u"to"_s, to},
            {u"design"_s, u"legacy"_s},
            {u"lockErrors"_s, errors},
            {u"lockErrorsPerThousand"_s, errors / 10.0},
            {u"failed"_s, errors},
            {u"operations"_s, 10'000 - errors},
            {u"dropped"_s, 60},
            {u"byCode"_s, QJsonObject{{u"SQLITE_BUSY"_s, errors}}},
            {u"lockErrorsChange"_s, change}};
}

QJsonObject probe(int value, bool passed, int errors, double p99)
{
    return {{u"value"_s, value},
            {u"passed"_s, passed},
            {u"lockErrors"_s, errors},
            {u"readsP99Ms"_s, p99},
            {u"writesP99Ms"_s, p99 * 3},
            {u"operationsPerSecond"_s, value * 45.0},
            {u"why"_s, passed ? u""_s : u"reads p99 is over 100 ms"_s}};
}

QJsonObject common(const QString &design, int seconds)
{
    return {{u"design"_s, design},     {u"users"_s, 300},
            {u"processes"_s, 4},       {u"workersFailed"_s, 0},
            {u"seconds"_s, seconds},   {u"warmUpSeconds"_s, 5},
            {u"interrupted"_s, false}, {u"operationsDigest"_s, u"9f86d081884c7d65"_s},
            {u"hits"_s, 91'200},       {u"misses"_s, 8'800}};
}

} // namespace

QString hostileName()
{
    return QStringLiteral("<script>alert(\"1\")</script>&amp;'%1, =1+1;\r\n\u001b[31m\u202e") + QChar(0xd800);
}

QJsonArray faultySamples(int seconds)
{
    QJsonArray samples;
    for (int at = 1; at <= seconds; ++at) {
        const double busy = std::max(0.0, std::round(wave(at, 14, 22)));
        const double snapshot = std::max(0.0, std::round(wave(at + 9, 1, 6)));
        const double recovery = at % 7 == 0 ? 5 : 0;
        const QJsonObject byCode{{u"SQLITE_BUSY"_s, busy},
                                 {u"SQLITE_BUSY_SNAPSHOT"_s, snapshot},
                                 {u"SQLITE_BUSY_RECOVERY"_s, recovery}};
        samples << QJsonObject{{u"atSeconds"_s, at},
                               {u"seconds"_s, 1},
                               {u"users"_s, std::min(300, at * 30)},
                               {u"operationsPerSecond"_s, wave(at, 190, 60)},
                               {u"p50Ms"_s, wave(at, 380, 160)},
                               {u"p95Ms"_s, wave(at, 1900, 700)},
                               {u"p99Ms"_s, wave(at, 4100, 900)},
                               {u"operations"_s, std::round(wave(at, 190, 60))},
                               {u"failed"_s, busy + snapshot + recovery},
                               {u"lockErrors"_s, busy + snapshot + recovery},
                               {u"byCode"_s, byCode},
                               {u"waits"_s, std::round(wave(at, 40, 20))},
                               {u"worstWaitMs"_s, 5000.0},
                               {u"worstWaitShare"_s, 1.0},
                               {u"walBytes"_s, 900'000.0 * at},
                               {u"evicted"_s, at > seconds / 2 ? 12 : 0},
                               {u"dirty"_s, 0},
                               {u"dropped"_s, at > 20 ? std::round(wave(at, 30, 20)) : 0}};
    }
    return samples;
}

QJsonArray soundSamples(int seconds)
{
    QJsonArray samples;
    for (int at = 1; at <= seconds; ++at)
        samples << QJsonObject{{u"atSeconds"_s, at},
                               {u"seconds"_s, 1},
                               {u"users"_s, std::min(300, at * 30)},
                               {u"operationsPerSecond"_s, wave(at, 1450, 90)},
                               {u"p50Ms"_s, wave(at, 0.31, 0.05)},
                               {u"p95Ms"_s, wave(at, 4.2, 0.8)},
                               {u"p99Ms"_s, wave(at, 9.4, 2.5)},
                               {u"operations"_s, std::round(wave(at, 1450, 90))},
                               {u"failed"_s, 0},
                               {u"lockErrors"_s, 0},
                               {u"byCode"_s, QJsonObject()},
                               {u"waits"_s, 4},
                               {u"worstWaitMs"_s, 120.0},
                               {u"worstWaitShare"_s, 0.024},
                               {u"walBytes"_s, 4'000'000.0 * (at % 12)},
                               {u"evicted"_s, at > seconds / 2 ? 40 : 0},
                               {u"dirty"_s, 700 * (at % 10)},
                               {u"dropped"_s, 0}};
    return samples;
}

QJsonObject faultyRun(const QString &design, int seconds)
{
    QJsonObject run = common(design, seconds);
    const QJsonObject errors{
        {u"total"_s, 1081},
        {u"byCode"_s, QJsonObject{{u"SQLITE_BUSY"_s, 896},
                                  {u"SQLITE_BUSY_SNAPSHOT"_s, 145},
                                  {u"SQLITE_BUSY_RECOVERY"_s, 40}}},
        {u"byPhase"_s, QJsonObject{{u"read"_s, 300}, {u"write"_s, 781}}},
        {u"byHandler"_s, QJsonObject{{u"asked"_s, 736}, {u"never"_s, 345}}},
        {u"causes"_s, QJsonArray{cause(u"SQLITE_BUSY"_s, u"write"_s, u"asked"_s, 696),
                                 cause(u"SQLITE_BUSY"_s, u"write"_s, u"never"_s, 200),
                                 cause(u"SQLITE_BUSY_SNAPSHOT"_s, u"write"_s, u"never"_s, 145),
                                 cause(u"SQLITE_BUSY_RECOVERY"_s, u"open"_s, u"asked"_s, 40)}}};
    const QJsonObject rest{
        {u"operations"_s, 11'400},
        {u"operationsPerSecond"_s, 190.0},
        {u"arrivals"_s,
         QJsonObject{
             {u"ratePerSecond"_s, 1500}, {u"due"_s, 90'000}, {u"started"_s, 88'000}, {u"dropped"_s, 2'000}}},
        {u"reads"_s, figures(152, 371, 4'080, 6'210, seconds)},
        {u"writes"_s, figures(38, 912, 4'870, 7'400, seconds)},
        {u"failed"_s, 1'081},
        {u"firstFailure"_s,
         u"Reading k17 failed: another connection held a lock for too long (SQLITE_BUSY)"_s},
        {u"lockErrors"_s, errors},
        {u"lockWaits"_s, QJsonObject{{u"count"_s, 9'870},
                                     {u"totalMs"_s, 4.1e6},
                                     {u"maxMs"_s, 5'003},
                                     {u"worstShareOfTimeout"_s, 1.0},
                                     {u"nearMisses"_s, 412}}},
        {u"lockHolders"_s, QJsonArray{holder(u"touch of a read"_s, 9'100, 51'000, 310, 117, 8'200),
                                      holder(u"store"_s, 2'280, 8'700, 290, 42, 1'670)}},
        {u"fairness"_s, QJsonObject{{u"users"_s, 300},
                                    {u"medianMeanMs"_s, 520},
                                    {u"worstMeanMs"_s, 1'902},
                                    {u"worstUser"_s, 117},
                                    {u"worstOverMedian"_s, 3.66},
                                    {u"medianOperations"_s, 38},
                                    {u"leastOperations"_s, 4}}},
        {u"verification"_s, QJsonObject{{u"checked"_s, 9'120},
                                        {u"torn"_s, 0},
                                        {u"stale"_s, 0},
                                        {u"lost"_s, 0},
                                        {u"wrong"_s, 0},
                                        {u"unchecked"_s, 0}}},
        {u"wal"_s, QJsonObject{{u"maxBytes"_s, 54'000'000}}},
        {u"evicted"_s, 360},
        {u"stores"_s, QJsonObject{{u"commits"_s, 2'280}, {u"entriesPerCommit"_s, 1.0}}},
        {u"thresholds"_s,
         QJsonArray{threshold(u"lockErrors.total"_s, 0, 1'081), threshold(u"failed"_s, 0, 1'081),
                    threshold(u"reads.p99Ms"_s, 100, 4'080)}},
        {u"samples"_s, faultySamples(seconds)}};
    for (auto at = rest.begin(); at != rest.end(); ++at)
        run.insert(at.key(), at.value());
    return run;
}

QJsonObject soundRun(const QString &design, int seconds)
{
    QJsonObject run = common(design, seconds);
    const QJsonObject rest{
        {u"operations"_s, 87'000},
        {u"operationsPerSecond"_s, 1'450.0},
        {u"arrivals"_s,
         QJsonObject{
             {u"ratePerSecond"_s, 1500}, {u"due"_s, 90'000}, {u"started"_s, 90'000}, {u"dropped"_s, 0}}},
        {u"reads"_s, figures(1'160, 0.29, 6.1, 31, seconds)},
        {u"writes"_s, figures(290, 18.2, 44, 96, seconds)},
        {u"failed"_s, 0},
        {u"lockErrors"_s,
         QJsonObject{{u"total"_s, 0}, {u"byCode"_s, QJsonObject()}, {u"causes"_s, QJsonArray()}}},
        {u"lockWaits"_s, QJsonObject{{u"count"_s, 14},
                                     {u"totalMs"_s, 212},
                                     {u"maxMs"_s, 151},
                                     {u"worstShareOfTimeout"_s, 0.03},
                                     {u"nearMisses"_s, 0}}},
        {u"lockHolders"_s, QJsonArray{holder(u"group commit"_s, 890, 9'900, 121, -1, 14)}},
        {u"fairness"_s, QJsonObject{{u"users"_s, 300}, {u"worstOverMedian"_s, 1.21}}},
        {u"verification"_s,
         QJsonObject{
             {u"checked"_s, 69'600}, {u"torn"_s, 0}, {u"stale"_s, 0}, {u"lost"_s, 0}, {u"wrong"_s, 0}}},
        {u"wal"_s, QJsonObject{{u"maxBytes"_s, 44'000'000}}},
        {u"evicted"_s, 1'200},
        {u"stores"_s, QJsonObject{{u"commits"_s, 890}, {u"entriesPerCommit"_s, 19.6}}},
        {u"thresholds"_s, QJsonArray{threshold(u"lockErrors.total"_s, 0, 0), threshold(u"failed"_s, 0, 0),
                                     threshold(u"reads.p99Ms"_s, 100, 6.1)}},
        {u"samples"_s, soundSamples(seconds)}};
    for (auto at = rest.begin(); at != rest.end(); ++at)
        run.insert(at.key(), at.value());
    return run;
}

QJsonObject ablation(const QString &design)
{
    const QJsonArray factors{factor(u"connection"_s, u"per operation"_s, u"per thread"_s, 700, -381),
                             factor(u"touchOnRead"_s, true, false, 31, -1'050),
                             factor(u"begin"_s, u"deferred"_s, u"immediate"_s, 1'102, 21),
                             factor(u"busyTimeoutMs"_s, 5'000, 0, 1'081, 0)};
    return {{u"bases"_s, QJsonArray{QJsonObject{{u"design"_s, design},
                                                {u"lockErrors"_s, 1'081},
                                                {u"lockErrorsPerThousand"_s, 108.1},
                                                {u"failed"_s, 1'081},
                                                {u"operations"_s, 8'919},
                                                {u"dropped"_s, 44},
                                                {u"byCode"_s, QJsonObject{{u"SQLITE_BUSY"_s, 1'081}}},
                                                {u"factors"_s, factors}}}}};
}

QJsonObject limit()
{
    return {{u"design"_s, u"corrected"_s},
            {u"variable"_s, u"users"_s},
            {u"condition"_s, u"no lock error, reads p99 at most 100 ms"_s},
            {u"holdsAt"_s, 240},
            {u"failsAt"_s, 280},
            {u"probes"_s, QJsonArray{probe(50, true, 0, 4), probe(400, false, 12, 160),
                                     probe(240, true, 0, 71), probe(280, false, 0, 118)}}};
}

QJsonObject loadDocument(const QJsonArray &runs)
{
    QJsonArray designs;
    bool passed = !runs.isEmpty();
    for (const QJsonValue &run : runs) {
        designs << run.toObject().value(u"design"_s);
        passed = passed && run.toObject().value(u"failed"_s).toInt() == 0;
    }
    const QJsonObject scenario{{u"name"_s, u"Production fault"_s},
                               {u"designs"_s, designs},
                               {u"users"_s, 300},
                               {u"processes"_s, 4},
                               {u"durationMs"_s, 60'000},
                               {u"storeShare"_s, 0.2},
                               {u"keys"_s, u"zipf"_s},
                               {u"diskSyncDelayMs"_s, 20},
                               {u"seed"_s, 42}};
    const QJsonObject machine{{u"cores"_s, 2},
                              {u"cpu"_s, u"Example Processor 3000"_s},
                              {u"memoryBytes"_s, 8'000'000'000LL},
                              {u"fileSystem"_s, u"ext4"_s},
                              {u"architecture"_s, u"x86_64"_s},
                              {u"os"_s, u"Debian GNU/Linux 12 (bookworm)"_s},
                              {u"kernel"_s, u"linux 6.1.0"_s},
                              {u"qtVersion"_s, u"6.4.2"_s},
                              {u"sqliteVersion"_s, u"3.40.1"_s}};
    return {{u"scenario"_s, scenario},
            {u"machine"_s, machine},
            {u"startedAt"_s, u"2026-02-20T14:03:11Z"_s},
            {u"program"_s, u"Cachescope 0.9.0"_s},
            {u"command"_s, u"cachescope-cli load 'a b.json' --users 300"_s},
            {u"runs"_s, runs},
            {u"passed"_s, passed}};
}

QJsonObject fullLoadDocument(const QString &faulty, const QString &sound)
{
    QJsonObject document = loadDocument({faultyRun(faulty), soundRun(sound)});
    document.insert(u"ablation"_s, ablation(faulty));
    document.insert(u"limit"_s, limit());
    return document;
}

QJsonObject with(QJsonObject object, const QString &path, const QJsonValue &value)
{
    const QString name = path.section(QLatin1Char('.'), 0, 0);
    const QString rest = path.section(QLatin1Char('.'), 1);
    const QJsonValue set =
        rest.isEmpty() ? value : QJsonValue(with(object.value(name).toObject(), rest, value));
    if (set.isUndefined())
        object.remove(name);
    else
        object.insert(name, set);
    return object;
}

} // namespace cachescope::test
