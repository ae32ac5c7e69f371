// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/content_type.h"

using namespace cachescope::inspect;

namespace {

void row(const char *name, const QByteArray &head, ContentType type)
{
    QTest::newRow(name) << head << type;
}

QByteArray utf16(const QString &text, bool little)
{
    QByteArray result(little ? "\xff\xfe" : "\xfe\xff");
    for (const QChar c : text) {
        result += static_cast<char>(little ? c.cell() : c.row());
        result += static_cast<char>(little ? c.row() : c.cell());
    }
    return result;
}

const QByteArray kBase64 =
    QByteArray::fromRawData("T2dnUwACAAAAAAAAAAAAAQAAAAAAAACUoGsRARNPcHVzSGVhZAEBOAEi", 56);

} // namespace

class TestTextKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesJson_data();
    void recognisesJson() { check(); }
    void recognisesMarkup_data();
    void recognisesMarkup() { check(); }
    void recognisesMarkdown_data();
    void recognisesMarkdown() { check(); }
    void takesNothingElseForMarkdown_data();
    void takesNothingElseForMarkdown() { check(); }
    void recognisesBase64_data();
    void recognisesBase64() { check(); }
    void recognisesEncodings_data();
    void recognisesEncodings() { check(); }
    void readsJsonAsFarAsTheHeadGoes();
    void knowsBase64ByTheLengthOfTheValue();
    void tellsJsonLinesByTheirSuffix();

private:
    static void check();
    static void columns();
};

void TestTextKinds::columns()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<ContentType>("type");
}

void TestTextKinds::check()
{
    QFETCH(QByteArray, head);
    QTEST(detectContentType(head, head.size()), "type");
}

void TestTextKinds::recognisesJson_data()
{
    columns();
    using enum ContentType;
    row("object", R"({"a": 1})", Json);
    row("empty object", "{}", Json);
    row("object after blanks", " \n\t{ \"a\"", Json);
    row("object after a mark", "\xef\xbb\xbf{}", Json);
    row("array", "[1, 2]", Json);
    row("empty array", "[ ]\n", Json);
    row("array of words", "[true, null]", Json);
    row("Python's numbers", "[NaN, -Infinity, 1]", Json);
    row("nested", R"([[{"a": [{}]}, []], "x"])", Json);
    row("numbers", "[-0.5e+10, 0, 123456789012345678901234567890, 1E5]", Json);
    row("escapes", R"({"a": "\"\\\/\b\f\n\r\t\u00e4"})", Json);
    row("lines", "{\"a\": 1}\n{\"a\": 2}\n", Json);
    row("a lone bracket", "[", Text);
    row("a lone brace", "{\n", Text);
    row("footnote", "[1] see below", Text);
    row("footnote on a line", "[1]\nSmith, J.", Text);
    row("date of a log", "[2026-01-21 10:00:00] started", Text);
    row("time of a log", "[12:00] started", Text);
    row("level of a log", "[INFO] started", Text);
    row("section of settings", "[section]\nkey=value", Text);
    row("braces in prose", "{see below}", Text);
    row("Python's quotes", "{'a': 1}", Text);
    row("missing comma", R"({"a": 1 "b": 2})", Text);
    row("missing colon", R"({"a" 1})", Text);
    row("comma at the end", "[1, 2,]", Text);
    row("wrong end", R"({"a": 1])", Text);
    row("leading zero", "[01]", Text);
    row("raw line end in a string", "[\"a\nb\"]", Text);
    row("unknown escape", R"(["\x41"])", Text);
    row("template", "{{ name }}", Text);
    row("two on a line", "{} {}", Text);
    row("a bare number", "42", Text);
    row("a bare string", "\"words\"", Text);
}

void TestTextKinds::recognisesMarkup_data()
{
    columns();
    using enum ContentType;
    row("html", "<!DOCTYPE html><html>", Html);
    row("html in small letters", "<!doctype html>", Html);
    row("html tag", "  <html lang=\"en\">", Html);
    row("fragment", "<div class=\"card\">\n", Html);
    row("capital fragment", "<TABLE>", Html);
    row("xhtml", "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", Html);
    row("comment and html", "<!-- made -->\n<p>Words", Html);
    row("only a comment", "<!-- made", Html);
    row("comment and prose", "<!-- made --> Words.", Text);
    row("comment and heading", "<!-- made -->\n# Title\n\nSome more words here.", Markdown);
    row("latin-1 html",
        "<html><title>Gr\xfc\xdf"
        "e</title>",
        Html);
    row("xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>", Xml);
    row("xml in another encoding",
        "<?xml version=\"1.0\" encoding=\"KOI8-R\"?>\n<a>\xf0\xd2\xc9\xd7\xc5\xd4</a>", Xml);
    row("feed", "<rss version=\"2.0\">", Xml);
    row("namespace", "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">", Xml);
    row("unknown tag", "<thing>", Text);
    row("tag that starts as another", "<divide by=\"2\">", Text);
    row("address in brackets", "<https://example.org> is it", Text);
    row("less than", "< 5 is small", Text);
}

void TestTextKinds::recognisesMarkdown_data()
{
    columns();
    using enum ContentType;
    row("heading and prose", "# Title\n\nSome words.", Markdown);
    row("lower heading and prose", "## No one harbour so.\n\nThe boats are heard at night.", Markdown);
    row("heading directly above prose", "# Title\nThis is what it says here.", Markdown);
    row("heading above capitals", "# GLib\n\nGLib is the core library.", Markdown);
    row("heading above letters beyond ascii",
        "# \xc3\x9c"
        "ber\n\n\xc3\x84pfel",
        Markdown);
    row("heading above a heading", "# Title\n\n## Part\n\nfoo", Markdown);
    row("heading above a list", "# Title\n\n- One\n- Two", Markdown);
    row("heading above a comment", "# Title\n\n<!-- since 1.0 -->\n", Markdown);
    row("heading above a picture's tag", "# Title\n\n<img src=\"a.png\">", Markdown);
    row("link", "[a link](https://example.org)", Markdown);
    row("links in a list", "- [One](one.md)\n- [Two](two.md)", Markdown);
    row("image", "![The boats](boats.png)", Markdown);
    row("bold", "It is **very** late.", Markdown);
    row("bold beginning", "**Note:** it is late.", Markdown);
    row("table", "| a | b |\n|---|---|\n| 1 | 2 |", Markdown);
    row("table without outer bars", "a | b\n--- | :-:\n1 | 2", Markdown);
    row("fenced code", "Run this:\n\n```sh\nls\n```\n", Markdown);
    row("task list", "- [x] done\n- [ ] not yet", Markdown);
    row("list and code", "- Use `ls`\n- Or `find`", Markdown);
    row("quote and list", "> Words of others\n\n1. First\n2. Second", Markdown);
    row("front matter", "---\ntitle: It\n---\n\n# Title\n\nThis is what it says.", Markdown);
    row("windows line ends", "# Title\r\n\r\nThis is what it says.\r\n", Markdown);
    row("bold far behind a long line", QByteArray(300, 'a') + " **bold**", Markdown);
}

void TestTextKinds::takesNothingElseForMarkdown_data()
{
    columns();
    const auto text = [](const char *name, const QByteArray &head) { row(name, head, ContentType::Text); };
    text("prose", "The boats are heard at night. Nobody answers.");
    text("prose with an asterisk", "The price* is not final. * Without tax.");
    text("prose with an underscore", "The value of max_size is 5.");
    text("prose with brackets", "It said [sic] (twice) that a[i](x) is a call.");
    text("a lone heading", "# comment");
    text("hash tag", "#weather is fine today, they say.");
    text("letters beyond ascii", "\xc3\x9c"
                                 "ber \xe2\x82\xac 5 \xe6\x97\xa5\xe6\x9c\xac");
    text("letter cut at the end", "Gr\xc3");
    text("list alone", "- Bread\n- Milk\n- Eggs");
    text("yaml", "# Settings of the site\n\nname: value\nlist:\n  - one\n  - two\n");
    text("yaml document", "---\n# Where things are\npath: /tmp\n---\nother: 1\n");
    text("shell script", "#!/bin/sh\n# This script does it\n\nset -e\n");
    text("shell without its first line", "# Remove what is old\nrm -rf build dist tmp cache\n");
    text("shell with blank lines", "# This backs up the thing.\n\nset -e\ncd /tmp\n");
    text("licence of a script", "# Copyright 2020\n# Licensed under **nothing**\n\nimport os\n");
    text("python", "# Sums\n\ntotal = f(**one, **two)\npower = 2**3**4\n");
    text("docstring", "\"\"\"Says **hello**.\"\"\"\n");
    text("javadoc", "/**\n * See [it](https://example.org) for **more**.\n */");
    text("javascript", "import a from 'b';\n// [x](https://example.org)\n");
    text("dockerfile", "# Install what is needed\nRUN apt-get update && apt-get install -y gcc\n");
    text("docker file's copy", "# The program\nCOPY . /app and the rest\n");
    text("ini", "# DO NOT EDIT\n\n[part]\nkey=value\n\n## Other things\n# key=value\n\n## More\n");
    text("crontab", "# m h dom mon dow command\n0 5 * * 1 tar -zcf /var/backups/home.tgz /home/\n");
    text("gitignore", "# Logs\n*.log\nbuild/**/out/**\n\n# Others\n*.tmp\n");
    text("csv", "name,size,price\nboat,5,1\nnet,7,2\n");
    text("table of numbers", "# time value\n0.1 0.2 0.3 0.4\n");
    text("log", "2026-01-21 10:00:00 INFO [main](worker) started *** ok\n");
    text("patch", "diff --git a/x.md b/x.md\n--- a/x.md\n+++ b/x.md\n@@ -1 +1 @@\n-# A\n+# **B**\n");
    text("mail", "From: a@example.org\nSubject: b\n\n> Words\n\n- One\n- Two\n");
    text("restructured text", "**Example**\n\nThe following::\n\n    code\n");
    text("directive", ".. note:: This\n\n**Bold** words");
    text("role", "See :ref:`this` and **that**.");
    text("lambda", "sort(a, [this](int x) { return x; })\nmap([x](auto y))\n");
    text("psql", " a | b \n---+---\n 1 | 2 \n");
    text("vim", "\" A map of **keys**\nlet x = 1\n");
    text("indented code", "Words:\n\n    **kwargs** and [a](https://example.org)\n");
}

void TestTextKinds::recognisesBase64_data()
{
    columns();
    using enum ContentType;
    row("short", "AAECAwQFBgcICQoLDA0ODw==", Base64);
    row("long", kBase64, Base64);
    row("with a line end", kBase64 + "\n", Base64);
    row("in lines of 76", QByteArray(19, 'x').replace("x", "aB3c") + "\r\n" + QByteArray("aB3/") + "\r\n",
        Base64);
    row("in lines of 64", QByteArray(16, 'x').replace("x", "aBc3") + "\n" + QByteArray("aBc="), Base64);
    row("for addresses", QByteArray(16, 'x').replace("x", "aBcD") + "-_9x", Base64);
    row("data uri", "data:audio/ogg;base64,T2dnUwAC", Base64);
    row("data uri without base64", "data:text/plain,words", Text);
    row("hexadecimal", "0123456789abcdef0123456789abcdef", Text);
    row("capital hexadecimal", "0123456789ABCDEF0123456789ABCDEF", Text);
    row("one long word", "aaaaaaaaaaaaaaaaaaaaaaaa", Text);
    row("words in one", "ThisIsTheNameOfSomething", Text);
    row("path", "/home/User/file1", Text);
    row("hyphens", "My-Blog-Post-Number-1234", Text);
    row("not groups of four", "AAECAwQFBgcICQoLDA0ODw=", Text);
    row("padding inside", "AAECAwQFBg==ICQoLDA0ODw=", Text);
    row("too short", "aB3/aB3/", Text);
    row("short lines", "aB3/aB3/\naB3/aB3/\naB3/aB3/\n", Text);
    row("uneven lines",
        QByteArray(16, 'x').replace("x", "aBc3") + "\n" + QByteArray(17, 'x').replace("x", "aBc3"), Text);
    row("certificate", "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU", Text);
}

void TestTextKinds::recognisesEncodings_data()
{
    columns();
    using enum ContentType;
    row("little-endian utf-16", utf16(QStringLiteral("Über €"), true), Text);
    row("big-endian utf-16", utf16(QStringLiteral("Über €"), false), Text);
    row("markdown in utf-16", utf16(QStringLiteral("# Title\n\nThis is what it says."), true), Markdown);
    row("json in utf-16", utf16(QStringLiteral("{\"a\": 1}"), true), Json);
    row("utf-16 with a pair", utf16(QString::fromUcs4(U"a\U0001F600b"), true), Text);
    row("utf-16 with half a pair", utf16(QStringLiteral("ab") + QChar(0xdc00) + QLatin1Char('c'), true),
        Unknown);
    row("utf-16 with a control", utf16(QStringLiteral("ab") + QChar(1), true), Unknown);
    row("mark without text", "\xff\xfe", Unknown);
    row("utf-32", QByteArray("\xff\xfe\0\0a\0\0\0", 8), Unknown);
    row("windows-1252",
        "Die Gr\xf6\xdf"
        "e h\xe4lt sich in Grenzen \x96 fast.",
        Text);
    row("windows-1252 markdown",
        "# Gr\xf6\xdf"
        "e\n\nDas ist nicht sehr viel.",
        Markdown);
    row("short and not utf-8", "abc\xff\xfe", Unknown);
    row("undefined in windows-1252",
        "Die Gr\x81\x8d"
        "e h\x90lt sich in Grenzen.",
        Unknown);
    row("mostly beyond ascii", "\xf0\xd2\xc9\xd7\xc5\xd4 \xcd\xc9\xd2 and some more", Unknown);
    row("many in a row", "some words here \xe4\xe4\xe4\xe4 and more of them", Unknown);
    row("overlong utf-8", "\xc0\xaf", Unknown);
    row("overlong utf-8 of three", "\xe0\x80\xaf", Unknown);
    row("surrogate in utf-8", "\xed\xa0\x80", Unknown);
    row("beyond unicode", "\xf4\x90\x80\x80", Unknown);
    row("control characters", QByteArray("abc\0def", 7), Unknown);
    row("delete", "abc\x7f", Unknown);
    row("escape sequence", "\x1b[31mred", Unknown);
    row("form feed", "page\fpage", Text);
}

void TestTextKinds::readsJsonAsFarAsTheHeadGoes()
{
    const QByteArray whole = R"({"text": "a\"b\u00e4", "list": [1.5e-3, true, {"x": null}], "end": -0})";
    for (qsizetype bytes = 3; bytes <= whole.size(); ++bytes)
        QCOMPARE(detectContentType(whole.first(bytes), whole.size()), ContentType::Json);
    QCOMPARE(detectContentType(QByteArray(kContentHeadBytes, '['), 1000), ContentType::Text);
    QCOMPARE(detectContentType(QByteArray(100'000, '[') + "1", 200'000), ContentType::Text);
}

void TestTextKinds::knowsBase64ByTheLengthOfTheValue()
{
    QCOMPARE(detectContentType(kBase64, 4000), ContentType::Base64);
    QCOMPARE(detectContentType(kBase64, 4001), ContentType::Base64); // a line end behind it
    QCOMPARE(detectContentType(kBase64, 4002), ContentType::Text);
    QCOMPARE(detectContentType(kBase64, kUnknownBytes), ContentType::Base64);
}

void TestTextKinds::tellsJsonLinesByTheirSuffix()
{
    QCOMPARE(fileSuffixFor("{\"a\": 1}\n{\"a\"", ContentType::Json), QStringLiteral("jsonl"));
    QCOMPARE(fileSuffixFor("{\"a\": 1}\n", ContentType::Json), QStringLiteral("json"));
    QCOMPARE(mimeFor("{\"a\": 1}\n{\"a\"", ContentType::Json), QStringLiteral("application/x-ndjson"));
}

QTEST_GUILESS_MAIN(TestTextKinds)
#include "test_text_kinds.moc"
