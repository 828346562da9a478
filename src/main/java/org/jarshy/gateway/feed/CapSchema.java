package org.jarshy.gateway.feed;

import java.io.IOException;
import java.util.Set;
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

  /** What is quoted at such length is content, or a list of what would have been allowed. */
  private static final Pattern LONG_VALUE = Pattern.compile("'[^']{80,}+'");

  private static final int MOST_MESSAGE = 1_000;

  /** The elements of CAP 1.2: any other word in a message may be content, and is not told on. */
  private static final Set<String> ELEMENTS =
      Set.of(
          ("alert identifier sender sent status msgType source scope restriction addresses code note"
                  + " references incidents info language category event responseType urgency"
                  + " severity certainty audience eventCode effective onset expires senderName"
                  + " headline description instruction web contact parameter valueName value"
                  + " resource resourceDesc mimeType size uri derefUri digest area areaDesc polygon"
                  + " circle geocode altitude ceiling")
              .split(" "));

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
    String bounded = LONG_VALUE.matcher(message == null ? "" : message).replaceAll("''");
    if (bounded.length() > MOST_MESSAGE) {
      return ".";
    }
    Matcher names = NAMES.matcher(bounded);
    while (names.find()) {
      if (ELEMENTS.contains(names.group(1))) {
        return ", at or near its element " + names.group(1) + ".";
      }
    }
    return ".";
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
