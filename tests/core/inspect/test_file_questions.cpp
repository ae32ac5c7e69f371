// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/file_questions.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

/// Answers with the number it was asked with; waits for `gate` first where it is told to.
class Echo : public FileQuestions
{
    Q_OBJECT

public:
    using FileQuestions::FileQuestions;

    void request(int number, bool waits = false)
    {
        ask([this, number, waits](const Result<sqlite::Connection *> &connection,
                                  const std::atomic<bool> &cancelled) -> Answer {
            if (waits) {
                started.release();
                gate.acquire();
            }
            const bool wasCancelled = cancelled.load();
            const bool connected = static_cast<bool>(connection);
            return [this, number, connected, wasCancelled] {
                Q_EMIT answered(number, connected && !wasCancelled);
            };
        });
    }
    void requestWithProgress()
    {
        ask([this, asked = token() + 1](const Result<sqlite::Connection *> &,
                                        const std::atomic<bool> &) -> Answer {
            tell(this, asked, [this] { Q_EMIT progressed(); });
            return [this] { Q_EMIT answered(0, true); };
        });
    }

    std::counting_semaphore<8> started{0};
    std::counting_semaphore<8> gate{0};

Q_SIGNALS:
    void answered(int number, bool connected);
    void progressed();
};

} // namespace

class TestFileQuestions : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<Echo> m_echo;

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_inspector = std::make_unique<Inspector>();
        m_echo = std::make_unique<Echo>(*m_inspector);
        QSignalSpy opened(m_inspector.get(), &Inspector::opened);
        m_inspector->open(test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path()));
        QVERIFY(opened.wait());
    }
    void cleanup()
    {
        m_echo.reset();
        m_inspector.reset();
    }

    void answersInTheObjectsThread()
    {
        QSignalSpy answered(m_echo.get(), &Echo::answered);
        m_echo->request(7);
        QVERIFY(m_echo->isAsked());
        QVERIFY(answered.wait());
        QCOMPARE(answered.at(0), (QVariantList{7, true}));
        QVERIFY(!m_echo->isAsked());
    }

    void dropsTheQuestionBefore()
    {
        QSignalSpy answered(m_echo.get(), &Echo::answered);
        m_echo->request(1, true);
        m_echo->started.acquire();
        m_echo->request(2);
        m_echo->gate.release();
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(answered.at(0), (QVariantList{2, true}));
    }

    void tellsNothingOnceCancelled()
    {
        QSignalSpy answered(m_echo.get(), &Echo::answered);
        m_echo->request(1, true);
        m_echo->started.acquire();
        m_echo->cancel();
        QVERIFY(!m_echo->isAsked());
        m_echo->gate.release();
        m_echo->request(2);
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(answered.at(0).at(0).toInt(), 2);
    }

    void tellsNothingOfAFileThatWasClosed()
    {
        QSignalSpy answered(m_echo.get(), &Echo::answered);
        m_echo->request(1, true);
        m_echo->started.acquire();
        m_inspector->close();
        QVERIFY(!m_echo->isAsked());
        m_echo->gate.release();
        QSignalSpy opened(m_inspector.get(), &Inspector::opened);
        m_inspector->open(m_directory->filePath(QStringLiteral("audio.db")));
        QVERIFY(opened.wait());
        m_echo->request(2);
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(answered.at(0), (QVariantList{2, true}));
    }

    void tellsProgressBeforeTheAnswer()
    {
        QSignalSpy progressed(m_echo.get(), &Echo::progressed);
        QSignalSpy answered(m_echo.get(), &Echo::answered);
        m_echo->requestWithProgress();
        QVERIFY(answered.wait());
        QCOMPARE(progressed.count(), 1);
    }

    void canGoWhileAQuestionIsAnswered()
    {
        m_echo->request(1, true);
        m_echo->started.acquire();
        m_echo->gate.release();
        m_echo.reset();
        QVERIFY(m_inspector->isOpen());
    }
};

QTEST_GUILESS_MAIN(TestFileQuestions)
#include "test_file_questions.moc"
