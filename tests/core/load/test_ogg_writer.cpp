// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/ogg_writer.h"
#include "core/sqlite/connection.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QtEndian>

using namespace cachescope;
using namespace cachescope::load;

/// Pages as other programs write and read them.
class TestOggWriter : public QObject
{
    Q_OBJECT

private:
    /// Checks the page at the beginning of `stream` and cuts it off; false if it is not a sound one.
    static bool takePage(QByteArray &stream)
    {
        if (!stream.startsWith("OggS") || stream.size() < 27)
            return false;
        const int segments = static_cast<uchar>(stream[26]);
        qsizetype length = 27 + segments;
        for (int i = 0; i < segments; ++i)
            length += static_cast<uchar>(stream[27 + i]);
        QByteArray page = stream.first(length);
        const auto checksum = qFromLittleEndian<quint32>(page.constData() + 22);
        page.replace(22, 4, QByteArray(4, '\0'));
        stream.remove(0, length);
        return oggChecksum(page) == checksum;
    }

private Q_SLOTS:
    void checksumsAreThoseOfLibogg()
    {
        sqlite::ConnectionOptions options;
        options.fileName =
            sqlite::fileUri(test::dataFile(QStringLiteral("audio.db")), QStringLiteral("immutable=1"));
        options.isUri = true;
        options.readOnly = true;
        const auto connection = sqlite::Connection::open(options);
        VERIFY_OK(connection);
        auto select = (*connection)->prepare("SELECT data FROM cache WHERE key NOT LIKE '%:ts'");
        int streams = 0;
        while (*select->step(sqlite::LockPhase::Read)) {
            QByteArray stream = select->columnBytes(0);
            while (!stream.isEmpty())
                QVERIFY(takePage(stream));
            ++streams;
        }
        QVERIFY(streams > 50);
    }

    void writesSoundPages()
    {
        QByteArray stream;
        OggWriter writer(stream, 0xdeadbeef);
        writer.writePage("head", 0, false);
        writer.beginPage(std::array<quint8, 2>{254, 1}, 1920, true);
        stream += QByteArray(254, 'a') + 'b';
        writer.endPage();
        QCOMPARE(stream[5], '\x02'); // first page
        QCOMPARE(stream.size(), 27 + 1 + 4 + 27 + 2 + 255);
        QVERIFY(takePage(stream));
        QCOMPARE(stream[5], '\x04'); // last page
        QCOMPARE(qFromLittleEndian<qint64>(stream.constData() + 6), 1920);
        QCOMPARE(qFromLittleEndian<quint32>(stream.constData() + 14), 0xdeadbeefU);
        QCOMPARE(qFromLittleEndian<quint32>(stream.constData() + 18), 1U);
        QVERIFY(takePage(stream));
        QVERIFY(stream.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOggWriter)
#include "test_ogg_writer.moc"
