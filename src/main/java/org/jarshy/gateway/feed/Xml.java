package org.jarshy.gateway.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The only place that parses XML from outside: no DOCTYPE and so no entity of its own, no external
 * entity, no XInclude, no more tags and no deeper than any honest feed.
 */
final class Xml {

  static final int MAX_TAGS = 100_000;
  static final int MAX_DEPTH = 64;

  /** More than the largest answer that a source may give. */
  private static final int MAX_ENTITY_CHARS = 16 * 1024 * 1024;

  private Xml() {}

  static Document parse(String text) throws Unreadable {
    refuseTooManyTags(text);
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new Quiet());
      builder.setEntityResolver(
          (name, address) -> {
            throw new SAXException("no entity is fetched");
          });
      return builder.parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException | IOException e) {
      throw new Unreadable(
          text.contains("<!DOCTYPE")
              ? "It has a DOCTYPE, which is not allowed: it could name entities."
              : "It is no well-formed XML, or nested deeper than %d.".formatted(MAX_DEPTH));
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    // Of the JDK, whatever else stands on the class path.
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute(
        "http://www.oracle.com/xml/jaxp/properties/maxElementDepth", String.valueOf(MAX_DEPTH));
    factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit", "100");
    // With no DOCTYPE these count nothing but &lt; and its kind, and JDK 24 lowered them to what an
    // honest feed of escaped HTML has.
    for (String limit : new String[] {"totalEntitySizeLimit", "maxGeneralEntitySizeLimit"}) {
      factory.setAttribute(
          "http://www.oracle.com/xml/jaxp/properties/" + limit, String.valueOf(MAX_ENTITY_CHARS));
    }
    return factory;
  }

  /** Two MiB can hold half a million tags, and each becomes an object. */
  private static void refuseTooManyTags(String text) throws Unreadable {
    int tags = 0;
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
      if (++tags > MAX_TAGS) {
        throw new Unreadable("It has more than %,d tags.".formatted(MAX_TAGS));
      }
    }
  }

  /** Elements below, the outermost of each name, in the order of the document. */
  static List<Element> outermost(Element from, String namespace, String name) {
    List<Element> found = new ArrayList<>();
    collect(from, namespace, name, found);
    return found;
  }

  private static void collect(Element at, String namespace, String name, List<Element> found) {
    if (name.equals(at.getLocalName())
        && (namespace == null || namespace.equals(at.getNamespaceURI()))) {
      found.add(at);
      return;
    }
    for (Element child : children(at)) {
      collect(child, namespace, name, found);
    }
  }

  static List<Element> children(Element of) {
    List<Element> children = new ArrayList<>();
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** As UTF-8, with a declaration. */
  static byte[] bytes(Element element) {
    try {
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer copy = factory.newTransformer();
      copy.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      copy.transform(new DOMSource(element), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException("an element that was parsed cannot be written", e);
    }
  }

  /** Errors become exceptions; nothing is printed. */
  static final class Quiet implements org.xml.sax.ErrorHandler {
    @Override
    public void warning(org.xml.sax.SAXParseException e) {}

    @Override
    public void error(org.xml.sax.SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(org.xml.sax.SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
