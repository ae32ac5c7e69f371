// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv_field.h"

#include <QTest>

using namespace cachescope;
using namespace Qt::StringLiterals;

class TestCsvField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isQuotedWhereAReaderWouldSplitOrTrimIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QString &text, const QString &field) {
            QTest::newRow(name) << text << field;
        };
        row("nothing", u""_s, u""_s);
        row("plain", u"audio/1?x=y 2"_s, u"audio/1?x=y 2"_s);
        row("umlauts", u"für"_s, u"für"_s);
        row("comma", u"a,b"_s, u"\"a,b\""_s);
        row("quotes", u"say \"x\""_s, u"\"say \"\"x\"\"\""_s);
        row("lines", u"a\r\nb"_s, u"\"a\r\nb\""_s);
        row("tab", u"a\tb"_s, u"\"a\tb\""_s);
        row("semicolon", u"a;b"_s, u"\"a;b\""_s);
        row("blank before", u" a"_s, u"\" a\""_s);
        row("blank behind", u"a "_s, u"\"a \""_s);
        row("blank alone", u" "_s, u"\" \""_s);
    }

    void isQuotedWhereAReaderWouldSplitOrTrimIt()
    {
        QFETCH(QString, text);
        QFETCH(QString, field);
        QCOMPARE(csvField(text), field);
    }
};

QTEST_APPLESS_MAIN(TestCsvField)
#include "test_csv_field.moc"
