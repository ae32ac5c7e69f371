// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shell_words.h"

#include <QProcess>
#include <QTest>

using namespace cachescope;
using namespace Qt::StringLiterals;

class TestShellWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainWordsStayAsTheyAre()
    {
        QCOMPARE(shellLine({u"load"_s, u"--rate"_s, u"2.5"_s, u"legacy+touch=batched,corrected"_s}),
                 u"load --rate 2.5 legacy+touch=batched,corrected"_s);
        QCOMPARE(shellLine({}), QString());
    }

    void othersAreQuoted()
    {
        QCOMPARE(shellLine({QString(), u"a b"_s, u"reads.p99Ms<50"_s, u"it's"_s, u"$(x)"_s, u"ü"_s}),
                 u"'' 'a b' 'reads.p99Ms<50' 'it'\\''s' '$(x)' 'ü'"_s);
    }

    void aShellTakesThemApartAgain()
    {
        const QStringList words{u"a  b"_s, u"'"_s, u"\"\\`$HOME*?~!#;&|<>(){}[]"_s, u"two\nlines"_s,
                                QString()};
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"printf '%s\\037' "_s + shellLine(words)});
        QVERIFY(shell.waitForFinished());
        QStringList back = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(0x1f));
        back.removeLast();
        QCOMPARE(back, words);
    }
};

QTEST_GUILESS_MAIN(TestShellWords)
#include "test_shell_words.moc"
