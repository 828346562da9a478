package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;

/** RSS and Atom as drafts. */
class NewsItemTest {

  private final FeedSource source =
      Sample.source("news", "http://localhost/rss", SourceSettings.Type.AUTO);

  private Item first(String xml) throws Unreadable {
    return Sample.read(xml, source).items().get(0);
  }

  private static String text(Item item) {
    return item.content().texts().get(Lang.RU);
  }

  @Test
  void a_title_and_its_summary_become_a_short_draft_with_the_original_beside() throws Exception {
    Item item = first(Sample.rss(Sample.news("42", "Мост закрыт", "Объезд по Саина.")));
    assertThat(text(item)).isEqualTo("Служба: Мост закрыт. Объезд по Саина.");
    assertThat(item.reference()).isEqualTo("42");
    assertThat(item.publisher()).isEqualTo("localhost");
    assertThat(item.oddities()).isEmpty();
    assertThat(new String(item.original(), StandardCharsets.UTF_8))
        .contains("<title>Мост закрыт</title>");
  }

  @Test
  void markup_and_scripts_become_plain_words() throws Exception {
    Item item =
        first(
            Sample.rss(
                Sample.news(
                    "1",
                    "Цена &amp;lt; 5 &amp;amp; больше",
                    "<![CDATA[<p>Хлеб&nbsp;есть.</p><script>alert(1)</script><img src=x"
                        + " onerror=alert(1)>Очередей <b>нет</b>\u200B]]>")));
    assertThat(text(item)).isEqualTo("Служба: Цена < 5 & больше. Хлеб есть. Очередей нет.");
  }

  @Test
  void a_long_story_is_cut_at_a_word_to_two_segments_and_marked() throws Exception {
    Item item = first(Sample.rss(Sample.news("1", "Мост закрыт", "Очень длинно. ".repeat(80))));
    assertThat(Segmenter.segment(Typography.fitted(text(item))).count()).isEqualTo(2);
    assertThat(text(item)).startsWith("Служба: Мост закрыт. Очень длинно.").endsWith(" ...");
    assertThat(item.oddities()).singleElement().asString().contains("leaves words");
    Item endless = first(Sample.rss(Sample.news("1", "Ы".repeat(900), "")));
    assertThat(Segmenter.segment(text(endless)).count()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_summary_that_only_repeats_the_title_is_left_out() throws Exception {
    assertThat(text(first(Sample.rss(Sample.news("1", "Мост закрыт", "Мост закрыт")))))
        .isEqualTo("Служба: Мост закрыт.");
  }

  @Test
  void atom_is_read_as_rss_is() throws Exception {
    Item item =
        first(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id>
            <updated>2022-01-05T02:00:00Z</updated>
            <entry><id>tag:1</id><title type="html">Связь &lt;b&gt;есть&lt;/b&gt;</title>
            <updated>2022-01-05T02:00:00Z</updated><content type="html">В Актау.</content>
            <link href="http://localhost/1"/></entry></feed>""");
    assertThat(text(item)).isEqualTo("Служба: Связь есть. В Актау.");
    assertThat(item.reference()).isEqualTo("tag:1");
    assertThat(item.published()).isEqualTo("2022-01-05T02:00:00Z");
  }

  @Test
  void old_news_and_empty_ones_make_no_draft() throws Exception {
    Item old =
        first(Sample.rss(Sample.news("1", "Было", "").replace("05 Jan 2022", "02 Jan 2022")));
    assertThat(old.content()).isNull();
    assertThat(old.unusedFor()).contains("older");
    assertThat(first(Sample.rss(Sample.news("1", "", ""))).content()).isNull();
  }

  @Test
  void a_list_of_alerts_is_followed_on_its_own_host_and_on_those_that_are_named() throws Exception {
    FeedSource list =
        Sample.source("l", "http://localhost:8080/rss", SourceSettings.Type.CAP, "cap.example");
    String items =
        "<item><title>a</title><link>/cap/1.xml</link><guid>1</guid></item>"
            + "<item><title>b</title><link>http://cap.example/2.xml</link><guid>2</guid></item>"
            + "<item><title>c</title><link>http://10.0.0.1/3.xml</link><guid>3</guid></item>";
    ReadAnswer read = Sample.read(Sample.rss(items), list);
    assertThat(read.items()).isEmpty();
    assertThat(read.links())
        .extracting(l -> l.address().toString())
        .containsExactly("http://localhost:8080/cap/1.xml", "http://cap.example/2.xml");
    assertThat(read.problems()).singleElement().asString().contains("link-hosts");
  }

  @Test
  void an_atom_entry_that_names_an_alert_by_its_type_is_followed_without_being_told()
      throws Exception {
    ReadAnswer read =
        Sample.read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id>
            <updated>2022-01-05T02:00:00Z</updated><entry><id>1</id><title>x</title>
            <updated>2022-01-05T02:00:00Z</updated>
            <link href="http://localhost/html"/>
            <link type="application/cap+xml" href="http://localhost/1.cap"/></entry></feed>""",
            source);
    assertThat(read.links())
        .singleElement()
        .satisfies(l -> assertThat(l.address()).hasToString("http://localhost/1.cap"));
    assertThat(read.items()).isEmpty();
  }
}
