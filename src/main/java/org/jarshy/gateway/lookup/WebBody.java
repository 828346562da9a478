package org.jarshy.gateway.lookup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.web.BadAnswer;
import org.jarshy.gateway.web.WebClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes of a response one line of plain words, or says why it cannot. */
final class WebBody {

  static final int MAX_CHARS = 600;

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

  /** What no phone shows: controls, and signs that hide or reorder words. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\uFFFD]");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private WebBody() {}

  static String text(WebClient.Answer response, String field) throws BadAnswer {
    String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean json = type.startsWith("application/json") || type.contains("+json");
    if (!json && !type.startsWith("text/plain")) {
      throw new BadAnswer("the answer is neither plain text nor JSON");
    }
    String body = decode(response.body(), type);
    if (json && field.isEmpty()) {
      throw new BadAnswer("the answer is JSON and no field of it is named");
    }
    return plain(field.isEmpty() ? body : field(body, field));
  }

  private static String decode(byte[] body, String type) throws BadAnswer {
    Matcher named = CHARSET.matcher(type);
    try {
      Charset charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
      return charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (IllegalArgumentException e) {
      throw new BadAnswer("the answer is in a charset that is not known");
    } catch (CharacterCodingException e) {
      throw new BadAnswer("the answer is not in the charset that it says");
    }
  }

  private static String field(String body, String path) throws BadAnswer {
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (JacksonException e) {
      throw new BadAnswer("the answer is not whole JSON");
    }
    for (String step : path.split("\\.")) {
      node =
          node == null
              ? null
              : node.isArray() && step.matches("\\d{1,4}")
                  ? node.get(Integer.parseInt(step))
                  : node.get(step);
    }
    if (node == null || node.isMissingNode()) {
      throw new BadAnswer("the answer has no such field");
    }
    if (node.isNull()) {
      return "";
    }
    if (!node.isValueNode()) {
      throw new BadAnswer("the field of the answer is no text and no number");
    }
    return node.asString();
  }

  static String plain(String text) {
    String seen = UNSEEN.matcher(text).replaceAll("");
    String line = BLANKS.matcher(seen).replaceAll(" ").strip();
    if (line.length() <= MAX_CHARS) {
      return line;
    }
    int cut = line.lastIndexOf(' ', MAX_CHARS);
    return line.substring(0, cut < 0 ? MAX_CHARS : cut) + " ...";
  }
}
