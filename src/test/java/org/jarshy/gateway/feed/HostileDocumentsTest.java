package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that a server may send and that must do nothing. */
class HostileDocumentsTest {

  @TempDir private Path directory;

  private static String read(byte[] body, String contentType) throws Unreadable {
    return Decode.text(body, contentType);
  }

  @Test
  void an_entity_bomb_is_refused_by_its_doctype() {
    StringBuilder bomb =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\">");
    for (char c = 'b'; c < 'l'; c++) {
      String one = "&" + (char) (c - 1) + ";";
      bomb.append("<!ENTITY ").append(c).append(" \"").append(one.repeat(10)).append("\">");
    }
    bomb.append("]><rss version=\"2.0\"><channel><title>&k;</title></channel></rss>");
    assertThatThrownBy(() -> Sample.read(bomb.toString(), Sample.cap()))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void no_file_and_no_address_is_read_through_an_entity() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "the secret");
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setSoTimeout(1);
      for (String address :
          new String[] {
            secret.toUri().toString(), "http://localhost:" + listening.getLocalPort() + "/x"
          }) {
        String xml =
            Sample.alert(
                "<alert ",
                "<!DOCTYPE alert [<!ENTITY x SYSTEM \"" + address + "\">]><alert ",
                "Оставайтесь дома.",
                "&x;");
        assertThatThrownBy(() -> Sample.item(xml)).hasMessageContaining("DOCTYPE");
      }
      assertThatThrownBy(listening::accept).isInstanceOf(IOException.class);
    }
  }

  @Test
  void xinclude_stays_what_it_is() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "the secret");
    String include =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\""
            + secret.toUri()
            + "\"/>";
    ReadAnswer read =
        Sample.read(
            Sample.rss(Sample.news("1", "Заголовок " + include, "")),
            Sample.source("n", "http://localhost/", SourceSettings.Type.RSS));
    assertThat(read.items()).allSatisfy(i -> assertThat(i.words()).doesNotContain("secret"));
  }

  @Test
  void depth_and_number_of_tags_are_bounded() {
    String deep = "<a>".repeat(2_000) + "</a>".repeat(2_000);
    assertThatThrownBy(() -> Sample.read(deep, Sample.cap())).isInstanceOf(Unreadable.class);
    String wide = "<a>" + "<b/>".repeat(Xml.MAX_TAGS) + "</a>";
    assertThatThrownBy(() -> Sample.read(wide, Sample.cap()))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("tags");
  }

  @Test
  void what_is_no_feed_is_said_to_be_none() {
    assertThatThrownBy(() -> Sample.read("<html><body>sign in</body></html>", Sample.cap()))
        .hasMessage("It is neither an alert (CAP 1.2) nor news (RSS, Atom).");
    assertThatThrownBy(() -> Sample.read("sign in", Sample.cap())).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Sample.read("", Sample.cap())).hasMessage("The answer is empty.");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, text/xml; charset=windows-1251, UTF-8",
    "windows-1251, application/xml, windows-1251",
    "KOI8-R, , koi8-r",
    "UTF-8, , UTF-8",
    "UTF-8, text/xml; charset=windows-1251, windows-1251",
    "UTF-16, , UTF-16",
  })
  void letters_are_read_in_the_charset_that_they_are_in(String real, String header, String declared)
      throws Exception {
    String xml = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?><a>Алматы</a>";
    assertThat(read(xml.getBytes(Charset.forName(real)), header)).contains("Алматы");
  }

  @Test
  void a_charset_that_is_wrong_or_unknown_is_refused() {
    byte[] russian = "<a>Алматы</a>".getBytes(Charset.forName("windows-1251"));
    assertThatThrownBy(() -> read(russian, "text/xml; charset=utf-8"))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("not in the charset that it says");
    assertThatThrownBy(() -> read(russian, "text/xml")).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> read(russian, "text/xml; charset=klingon"))
        .hasMessageContaining("not known");
  }

  @Test
  void a_mark_at_the_beginning_wins() throws Exception {
    byte[] marked = "\uFEFF<a>Алматы</a>".getBytes(StandardCharsets.UTF_8);
    assertThat(read(marked, "text/xml; charset=koi8-r")).isEqualTo("<a>Алматы</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<a ",
        "<!--",
        "<script>",
        "<script ",
        "<style><",
        "<p ",
        "<br/",
        "</",
        "&",
        "&#",
        " ",
        ", ",
        "\u200B",
        "и ",
        "<![CDATA["
      })
  void no_text_makes_a_pattern_run_on(String part) {
    String text = part.repeat(200_000 / part.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          CleanText.ofHtml(text);
          Fingerprint.of(text);
          FoundArea.of(List.of(CleanText.of(text)), Sample.cap());
          String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
          for (String field : List.of("Алматы қаласы", "Оставайтесь дома.", "Сильный ветер")) {
            Sample.item(Sample.alert(field, field + escaped));
          }
          Sample.item(
              Sample.later("Update", "u-1").replace("</references>", escaped + "</references>"));
        });
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          try {
            Decode.text(("<?xml " + text).getBytes(StandardCharsets.UTF_8), "text/xml; " + text);
            Sample.item(Sample.alert("<severity>Severe", "<severity>" + text));
          } catch (Unreadable expected) {
            assertThat(expected).hasMessageNotContaining(text);
          }
        });
  }
}
