// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/inspector.h"
#include "tests/core/inspect/inspect_support.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace cachescope::ui::test {

using namespace cachescope::test;

/// A cache with a value of each kind, opened by an inspector. Rows from 1, in the order of their making.
class PreviewFixture : public QObject
{
protected:
    enum Row : qint64 {
        kJson = 1,
        kMarkdown,
        kPdf,
        kEmpty,
        kDocument,
        kPage,
        kHtml,
        kZeros,
        kUnknown,
        kLong
    };

    static QByteArray pdf() { return "%PDF-1.4\n" + QByteArray(600, 'p') + "\n%%EOF\n"; }

    void open()
    {
        theme = std::make_unique<Theme>(*qApp);
        directory = std::make_unique<QTemporaryDir>();
        path = directory->filePath(QStringLiteral("values.db"));
        createProductionTable(path);
        add("json", "{\"name\": \"a\", \"list\": [1, 2, 3]}");
        add("markdown", "# Title\n\nSome **bold** text.\n\n- one\n- two\n");
        add("pdf", pdf());
        add("empty", "");
        add("document", "{\"type\": \"upload\", \"pdf\": \"" + pdf().toBase64() + "\"}");
        add("page", "{\"markdown\": \"# Page\\n\\nSome **words**.\", \"images\": []}");
        add("<b>key</b>", "<!DOCTYPE html><html><body><p>text</p></body></html>");
        runSql(path, "INSERT INTO cache VALUES('zeros', zeroblob(6000000), 6000000, 1, 1, 0)");
        add("unknown", QByteArray("\x01\x02\xfe\xfd\x00\x07zz", 8).repeated(40));
        runSql(path, "INSERT INTO cache VALUES('long', CAST(replace(hex(zeroblob(3000000)), '00', 'a b' || "
                     "char(10)) AS BLOB), 12000000, 1, 1, 0)");
        inspector = std::make_unique<inspect::Inspector>();
        QSignalSpy scanned(inspector.get(), &inspect::Inspector::scanFinished);
        inspector->open(path);
        QVERIFY(scanned.wait());
    }

    void add(const QByteArray &key, const QByteArray &value) const
    {
        runSql(path, "INSERT INTO cache VALUES('" + key + "', x'" + value.toHex() + "', " +
                         QByteArray::number(value.size()) + ", 1, 1, 0)");
    }

    static inspect::Entry entry(qint64 rowid, const QString &key, qint64 bytes = 0)
    {
        inspect::Entry entry;
        entry.rowid = rowid;
        entry.key = key;
        entry.sizeBytes = bytes;
        return entry;
    }

    std::unique_ptr<Theme> theme;
    std::unique_ptr<QTemporaryDir> directory;
    QString path;
    std::unique_ptr<inspect::Inspector> inspector;
};

} // namespace cachescope::ui::test
