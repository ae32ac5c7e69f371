// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

/// Ogg Opus for tests. A test's main thread. What cannot be made fails the program.
namespace cachescope::test {

/// The recordings of tests/data/audio.db: mono speech of up to about a minute.
const std::vector<QByteArray> &recordings();
const QByteArray &longestRecording();

struct OpusShape
{
    int channels = 1; ///< 1, 2, 3 or 6
    int packets = 50; ///< of 20 ms that are heard; one more comes first, for the decoder to settle
    int packetsPerPage = 25;
    quint32 serial = 1;
    QByteArray tags = {};    ///< the packet of comments; empty: a usual one
    qint64 lastGranule = -1; ///< the time stamp at the end; -1: the true one
};
constexpr int kPreSkipFrames = 312;

/// A sound stream that plays as silence.
QByteArray silentOpus(const OpusShape &shape);

/// The packet "OpusTags" with these comments.
QByteArray opusTags(const QByteArray &vendor, const std::vector<QByteArray> &comments);

/// `stream` with the checksums of its pages made right again, after something in it was changed.
QByteArray withRightChecksums(QByteArray stream);

/// The same under another serial number, as chained streams must have.
QByteArray withSerial(QByteArray stream, quint32 serial);

} // namespace cachescope::test
