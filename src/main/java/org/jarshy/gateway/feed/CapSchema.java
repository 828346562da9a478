package org.jarshy.gateway.feed;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The schema of OASIS for CAP 1.2, held against every alert. */
final class CapSchema {

  private static final Schema SCHEMA = load();

  /** {@code cvc-complex-type.2.4.a: … '{"urn:…":sender}' …}: the names, never the contents. */
  private static final Pattern NAMES =
      Pattern.compile("(?:element |urn:[a-z:0-9.]+\"?:)'?(?:\\w+:)?([A-Za-z]+)");

  private CapSchema() {}

  static void check(Element alert) throws Unreadable {
    try {
      Validator validator = SCHEMA.newValidator();
      validator.setErrorHandler(new Xml.Quiet());
      validator.validate(new DOMSource(alert));
    } catch (SAXException e) {
      throw new Unreadable("It is not valid by the schema of CAP 1.2" + where(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String where(String message) {
    Matcher names = NAMES.matcher(message == null ? "" : message);
    return names.find() ? ", at or near its element " + names.group(1) + "." : ".";
  }

  private static Schema load() {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(
          new javax.xml.transform.stream.StreamSource(
              CapSchema.class.getResourceAsStream("CAP-v1.2.xsd")));
    } catch (SAXException e) {
      throw new IllegalStateException("the schema of CAP 1.2 cannot be read", e);
    }
  }
}
