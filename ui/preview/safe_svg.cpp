// SPDX-License-Identifier: GPL-3.0-or-later
//
// Qt SVG opens the files that <image> and <?xml-stylesheet?> name, draws what <use> multiplies without a
// limit, and follows nesting by recursion. So a drawing from a cache file is copied element by element, and
// only what is known to be harmless gets into the copy.
#include "ui/preview/safe_svg.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QHash>
#include <QImageReader>
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <optional>
#include <vector>

namespace cachescope::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMostDepth = 128;
constexpr qint64 kMostImagePixels = 16'000'000; ///< of all in one drawing
constexpr int kCharactersPerShape = 512;        ///< of attributes and text

const QSet<QStringView> &knownElements()
{
    static const QSet<QStringView> names{u"svg",
                                         u"g",
                                         u"defs",
                                         u"symbol",
                                         u"use",
                                         u"switch",
                                         u"a",
                                         u"path",
                                         u"rect",
                                         u"circle",
                                         u"ellipse",
                                         u"line",
                                         u"polyline",
                                         u"polygon",
                                         u"text",
                                         u"tspan",
                                         u"textArea",
                                         u"tbreak",
                                         u"image",
                                         u"linearGradient",
                                         u"radialGradient",
                                         u"stop",
                                         u"solidColor",
                                         u"style",
                                         u"title",
                                         u"desc",
                                         u"font",
                                         u"font-face",
                                         u"glyph",
                                         u"missing-glyph"};
    return names;
}

struct SafeSvgText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::SafeSvgText)
};

Error tooLarge(const QString &what)
{
    return Error{ErrorCode::TooLarge, SafeSvgText::tr("The drawing is not shown: %1.").arg(what)};
}

QStringView localName(QStringView qualified)
{
    return qualified.sliced(qualified.lastIndexOf(u':') + 1);
}

QString linkOf(const QXmlStreamAttributes &attributes)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (localName(attribute.qualifiedName()) == u"href")
            return attribute.value().toString();
    }
    return {};
}

/// Pixels of the picture in a data: link as Qt SVG takes it; nothing if it is in a file, no bitmap, or
/// damaged.
std::optional<qint64> pixelsInLink(const QString &link)
{
    const qsizetype base64 = link.lastIndexOf("base64,"_L1);
    if (!link.startsWith("data:"_L1) || base64 < 0)
        return std::nullopt;
    QByteArray bytes = QByteArray::fromBase64(QStringView(link).sliced(base64 + 7).toLatin1());
    if (isSvg(bytes))
        return std::nullopt;
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (reader.format().startsWith("svg") || !size.isValid())
        return std::nullopt;
    return qint64{size.width()} * size.height();
}

/// An element, as far as it matters for how often things are drawn.
struct Node
{
    std::vector<std::size_t> children;
    QString uses; ///< the id of the part that is drawn here
    qint64 shapes = 0;
    enum class Sum { Unknown, Underway, Known } state = Sum::Unknown;
    qint64 sum = 0; ///< with all below
};

/// What there is to draw when every <use> is followed.
class ShapeCount
{
public:
    std::size_t add(std::optional<std::size_t> parent, const QXmlStreamAttributes &attributes, bool isUse)
    {
        Node node;
        qsizetype characters = 0;
        for (const QXmlStreamAttribute &attribute : attributes) {
            characters += attribute.value().size();
            if (attribute.qualifiedName() == u"id" || attribute.qualifiedName() == u"xml:id")
                m_ids.insert(attribute.value().toString(), m_nodes.size());
        }
        node.shapes = 1 + characters / kCharactersPerShape;
        if (isUse)
            node.uses = linkOf(attributes).mid(1);
        m_nodes.push_back(std::move(node));
        if (parent)
            m_nodes[*parent].children.push_back(m_nodes.size() - 1);
        return m_nodes.size() - 1;
    }

    void addText(std::size_t node, qsizetype characters)
    {
        m_nodes[node].shapes += characters / kCharactersPerShape;
    }
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }

    /// Nothing if there are too many, or parts use themselves.
    std::optional<qint64> total() { return m_nodes.empty() ? std::optional<qint64>(0) : sumOf(0, 0); }

private:
    std::optional<qint64> sumOf(std::size_t index, int depth)
    {
        Node &node = m_nodes[index];
        if (node.state == Node::Sum::Known)
            return node.sum;
        if (node.state == Node::Sum::Underway || depth > 2 * kMostDepth)
            return std::nullopt;
        node.state = Node::Sum::Underway;
        std::vector<std::size_t> below = node.children;
        if (const auto used = m_ids.constFind(node.uses); !node.uses.isEmpty() && used != m_ids.cend())
            below.push_back(*used);
        qint64 sum = node.shapes;
        for (const std::size_t part : below) {
            const auto shapes = sumOf(part, depth + 1);
            if (!shapes || sum + *shapes > kMostSvgShapes)
                return std::nullopt;
            sum += *shapes;
        }
        node.state = Node::Sum::Known;
        node.sum = sum;
        return sum;
    }

    std::vector<Node> m_nodes;
    QHash<QString, std::size_t> m_ids;
};

/// Copies one drawing.
class SvgCopy
{
public:
    explicit SvgCopy(const QByteArray &bytes)
        : m_reader(bytes)
        , m_writer(&m_result.svg)
    {
        m_reader.setNamespaceProcessing(false); // Qt SVG asks for "xlink:href" by this name
    }

    Result<SafeSvg> make()
    {
        m_writer.writeStartDocument();
        while (!m_reader.atEnd()) {
            m_reader.readNext();
            if (auto copied = copyToken(); !copied)
                return copied.error();
        }
        m_writer.writeEndDocument();
        if (m_reader.hasError() || m_count.size() == 0)
            return Error{ErrorCode::Corrupt, SafeSvgText::tr("The drawing is damaged: %1.")
                                                 .arg(m_reader.hasError() ? m_reader.errorString().trimmed()
                                                                          : SafeSvgText::tr("it is empty"))};
        const auto shapes = m_count.total();
        if (!shapes)
            return tooLarge(SafeSvgText::tr("its parts are repeated too often"));
        m_result.shapes = *shapes;
        return m_result;
    }

private:
    Result<void> copyToken()
    {
        if (m_reader.isStartElement())
            return copyElement();
        if (m_reader.isEndElement()) {
            m_writer.writeEndElement();
            m_open.pop_back();
        } else if (m_reader.isCharacters() && !m_open.empty()) {
            m_writer.writeCharacters(m_reader.text().toString());
            m_count.addText(m_open.back(), m_reader.text().size());
        }
        return {};
    }

    Result<void> copyElement()
    {
        const QString name = m_reader.qualifiedName().toString();
        const QStringView local = localName(name);
        const QXmlStreamAttributes attributes = m_reader.attributes();
        if (m_open.empty() && local != u"svg")
            return Error{ErrorCode::Corrupt, SafeSvgText::tr("This is XML, and no drawing.")};
        if (m_open.size() >= kMostDepth)
            return tooLarge(SafeSvgText::tr("its parts are nested too deeply"));
        if (m_count.size() >= static_cast<std::size_t>(kMostSvgShapes))
            return tooLarge(SafeSvgText::tr("it has too many parts"));
        if (!knownElements().contains(local) || name.count(u':') > 1 ||
            (local == u"image" && !takeImage(attributes))) {
            m_reader.skipCurrentElement();
            return {};
        }
        if (local == u"style")
            return copyStyle();
        const auto parent = m_open.empty() ? std::nullopt : std::optional(m_open.back());
        m_open.push_back(m_count.add(parent, attributes, local == u"use"));
        m_writer.writeStartElement(name);
        copyAttributes(attributes);
        return {};
    }

    void copyAttributes(const QXmlStreamAttributes &attributes)
    {
        for (const QXmlStreamAttribute &attribute : attributes) {
            const QString name = attribute.qualifiedName().toString();
            // Dashes that are short beside their line take for ever.
            if (name.count(u':') <= 1 && name != "stroke-dasharray"_L1)
                m_writer.writeAttribute(name, withoutDashes(attribute.value().toString()));
        }
    }

    Result<void> copyStyle()
    {
        const QString style = m_reader.readElementText(QXmlStreamReader::SkipChildElements);
        if (style.contains("@import"_L1, Qt::CaseInsensitive) || m_open.empty())
            return {};
        m_count.addText(m_open.back(), style.size());
        m_writer.writeTextElement(u"style"_qs, withoutDashes(style));
        return {};
    }

    static QString withoutDashes(QString style)
    {
        return style.replace("stroke-dasharray"_L1, "x-dasharray"_L1, Qt::CaseInsensitive);
    }

    bool takeImage(const QXmlStreamAttributes &attributes)
    {
        const auto pixels = pixelsInLink(linkOf(attributes));
        if (pixels && m_imagePixels + *pixels <= kMostImagePixels) {
            m_imagePixels += *pixels;
            return true;
        }
        ++m_result.missingImages;
        return false;
    }

    SafeSvg m_result;
    QXmlStreamReader m_reader;
    QXmlStreamWriter m_writer;
    ShapeCount m_count;
    std::vector<std::size_t> m_open;
    qint64 m_imagePixels = 0;
};

} // namespace

bool isSvg(QByteArrayView bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    else if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return true; // UTF-16: no bitmap begins so
    return bytes.trimmed().startsWith('<');
}

Result<SafeSvg> makeSafeSvg(const QByteArray &bytes)
{
    return SvgCopy(bytes).make();
}

} // namespace cachescope::ui
