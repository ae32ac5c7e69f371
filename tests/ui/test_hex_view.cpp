// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/byte_windows.h"
#include "ui/preview/hex_page.h"
#include "ui/preview/hex_view.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestHexView : public QObject
{
    Q_OBJECT

    static constexpr qint64 kTwoGigabytes = 2'147'483'647; // SQLite's longest value

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<HexView> m_view;
    QList<ByteSpan> m_asked;

    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view.get(), which, modifiers);
    }

    /// As a value would be whose byte at each offset is the offset's lowest eight bits.
    void answer(qint64 size)
    {
        m_view->grab(); // asks for what is seen
        QVERIFY(!m_asked.isEmpty());
        const ByteSpan span = m_asked.takeLast();
        QByteArray bytes(qMin(span.length, size - span.offset), '\0');
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>((span.offset + i) & 0xFF);
        m_view->takeWindow(span.offset, bytes, size);
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_view = std::make_unique<HexView>(*m_theme);
        m_asked.clear();
        connect(m_view.get(), &HexView::windowWanted, m_view.get(), [this](qint64 offset, qint64 length) {
            m_asked.append({offset, length});
        });
        m_view->resize(700, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
    }

    void asksOnAfterWhatCannotBeRead()
    {
        m_view->start(1);
        answer(kTwoGigabytes);
        m_view->goTo(1'000'000'000);
        m_view->grab();
        QCOMPARE(m_asked.size(), 1);
        m_view->windowFailed();
        m_view->grab();
        QCOMPARE(m_asked.size(), 1); // not again and again
        m_view->goTo(1'500'000'000);
        m_view->grab();
        QCOMPARE(m_asked.size(), 2);
    }

    void asksForWhatIsSeenAlone()
    {
        m_view->start(1);
        answer(kTwoGigabytes);
        QCOMPARE(m_view->size(), kTwoGigabytes);
        m_view->grab();
        QVERIFY(m_asked.isEmpty());
        m_view->goTo(1'000'000'000);
        answer(kTwoGigabytes);
        m_view->grab();
        QVERIFY(m_asked.isEmpty());
        key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(m_view->cursor(), kTwoGigabytes - 1);
        answer(kTwoGigabytes);
        QVERIFY(m_view->spokenText().endsWith(QStringLiteral("fe")));
    }

    void takesAsManyBytesARowAsThereIsRoomFor_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("bytes");
        QTest::newRow("narrow") << 200 << 8;
        QTest::newRow("pane") << 400 << 8;
        QTest::newRow("wide") << 700 << 16;
        QTest::newRow("window") << 1400 << 32;
    }

    void takesAsManyBytesARowAsThereIsRoomFor()
    {
        QFETCH(int, width);
        QFETCH(int, bytes);
        m_view->setBytes(QByteArray(10'000, 'x'));
        m_view->resize(width, 300);
        QTRY_COMPARE(m_view->bytesPerRow(), bytes);
        QCOMPARE(m_view->horizontalScrollBar()->maximum() > 0, width < 300);
    }

    void copiesAsHexAndAsText()
    {
        m_view->setBytes(QByteArray("Ogg\0\xFFS", 6));
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("4f 67 67 00 ff 53"));
        m_view->copy(HexView::CopyAs::Text);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Ogg \uFFFDS"));
    }

    void asksForWhatIsCopiedAndNotSeen()
    {
        m_view->start(1);
        answer(500'000);
        QSignalSpy wanted(m_view.get(), &HexView::copyWanted);
        m_view->goTo(400'000);
        key(Qt::Key_Right, Qt::ShiftModifier);
        m_view->copy(HexView::CopyAs::Hex);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(0).toLongLong(), 400'000);
        QCOMPARE(wanted.first().at(1).toLongLong(), 2);
    }

    void refusesToCopyTooMuch()
    {
        m_view->start(1);
        answer(kTwoGigabytes);
        QSignalSpy refused(m_view.get(), &HexView::notCopied);
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(refused.count(), 1);
    }

    void movesByBytesRowsAndPages()
    {
        m_view->setBytes(QByteArray(10'000, 'x'));
        key(Qt::Key_Down);
        key(Qt::Key_Right);
        QCOMPARE(m_view->cursor(), 17);
        key(Qt::Key_End);
        QCOMPARE(m_view->cursor(), 31);
        key(Qt::Key_Up);
        key(Qt::Key_Up);
        QCOMPARE(m_view->cursor(), 15);
        key(Qt::Key_PageDown);
        QVERIFY(m_view->cursor() > 100);
        key(Qt::Key_End, Qt::ControlModifier);
        key(Qt::Key_Right);
        QCOMPARE(m_view->cursor(), 9'999);
        key(Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_view->selection(), (ByteSpan{0, 10'000}));
    }

    void selectsByTheMouseInBothHalves()
    {
        m_view->setBytes(QByteArray(1'000, 'x'));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->byteRect(20).center());
        QCOMPARE(m_view->selection(), (ByteSpan{20, 1}));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                          m_view->letterRect(35).center());
        QCOMPARE(m_view->selection(), (ByteSpan{20, 16}));
    }

    void isAtEaseWithoutBytes()
    {
        m_view->clear();
        for (const Qt::Key each : {Qt::Key_Down, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Left})
            key(each);
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_C, Qt::ControlModifier);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton);
        m_view->grab();
        QCOMPARE(m_view->selection(), ByteSpan{});
        m_view->start(1);
        answer(0);
        QCOMPARE(m_view->rowCount(), 0);
    }

    void doesNotAskAgainForWhatDoesNotCome()
    {
        m_view->start(1);
        m_view->grab();
        QCOMPARE(m_asked.size(), 1);
        m_view->takeWindow(0, QByteArray(), 100'000);
        m_view->grab();
        QCOMPARE(m_asked.size(), 1);
    }

    void keepsAFewWindowsOnly()
    {
        ByteWindows windows;
        for (qint64 i = 0; i < 40; ++i)
            windows.insert(i * ByteWindows::kWindowBytes, QByteArray(ByteWindows::kWindowBytes, 'x'));
        QVERIFY(!windows.at(0));
        QVERIFY(windows.at(39 * ByteWindows::kWindowBytes));
        const ByteSpan across{39 * ByteWindows::kWindowBytes - 2, 4};
        QCOMPARE(windows.bytes(across).value_or(QByteArray()), QByteArray("xxxx"));
        QVERIFY(!windows.missing(across));
        QCOMPARE(windows.missing({10, 5}), std::optional(ByteSpan{0, ByteWindows::kWindowBytes}));
    }

    void readsOffsets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("offset"); // -1: none
        QTest::newRow("decimal") << "8000" << qint64{8000};
        QTest::newRow("grouped") << "1,234 567" << qint64{1234567};
        QTest::newRow("hex") << " 0x1F40 " << qint64{8000};
        QTest::newRow("nothing") << "" << qint64{-1};
        QTest::newRow("negative") << "-1" << qint64{-1};
        QTest::newRow("letters") << "1f" << qint64{-1};
        QTest::newRow("too large") << "99999999999999999999" << qint64{-1};
    }

    void readsOffsets()
    {
        QFETCH(QString, text);
        QFETCH(qint64, offset);
        QCOMPARE(HexPage::offsetFrom(text).value_or(-1), offset);
    }
};

QTEST_MAIN(TestHexView)
#include "test_hex_view.moc"
