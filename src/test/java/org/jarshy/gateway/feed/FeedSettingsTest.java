package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class FeedSettingsTest {

  private static final String[] LEAST = {
    "jarshy.feeds.kaz-weather.url=https://weather.example/rss",
    "jarshy.feeds.kaz-weather.area=country",
    "jarshy.feeds.kaz-weather.source-name=Служба погоды"
  };

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(FeedConfiguration.class);

  @Test
  void none_is_the_default() {
    runner.run(c -> assertThat(c.getBean(FeedSettings.class).sources()).isEmpty());
  }

  @Test
  void the_least_that_must_be_said_has_defaults_for_the_rest() {
    runner
        .withPropertyValues(LEAST)
        .run(
            c -> {
              FeedSource source = c.getBean(FeedSettings.class).sources().get(0);
              SourceSettings s = source.settings();
              assertThat(source.actor().name()).isEqualTo("feed:kaz-weather");
              assertThat(s.type()).isEqualTo(SourceSettings.Type.AUTO);
              assertThat(s.language()).isEqualTo(Lang.RU);
              assertThat(s.kind()).isEqualTo(Kind.NEWS_DIGEST);
              assertThat(s.every()).isEqualTo(Duration.ofMinutes(5));
              assertThat(s.timeout()).isEqualTo(Duration.ofSeconds(20));
              assertThat(source.maxBytes()).isEqualTo(2 * 1024 * 1024);
              assertThat(s.oldest()).isEqualTo(Duration.ofHours(48));
              assertThat(s.lasts()).isEqualTo(Duration.ofHours(24));
              assertThat(s.drafts()).isEqualTo(20);
              assertThat(s.linkHosts()).isEmpty();
              assertThat(s.privateNetwork()).isFalse();
            });
  }

  @Test
  void everything_can_be_said() {
    runner
        .withPropertyValues(LEAST)
        .withPropertyValues(
            "jarshy.feeds.kaz-weather.type=cap",
            "jarshy.feeds.kaz-weather.language=kk",
            "jarshy.feeds.kaz-weather.area=city:almaty,region:mangystau",
            "jarshy.feeds.kaz-weather.kind=outage",
            "jarshy.feeds.kaz-weather.every=1m",
            "jarshy.feeds.kaz-weather.link-hosts=cap.weather.example")
        .run(
            c -> {
              FeedSource source = c.getBean(FeedSettings.class).sources().get(0);
              assertThat(source.area().encode()).isEqualTo("city:almaty,region:mangystau");
              assertThat(source.settings().kind()).isEqualTo(Kind.OUTAGE);
              assertThat(source.settings().language()).isEqualTo(Lang.KK);
              assertThat(source.leadsTo("cap.weather.example")).isTrue();
              assertThat(source.leadsTo("other.example")).isFalse();
              assertThat(source.settings().linkHosts()).isEqualTo(List.of("cap.weather.example"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url=ftp://weather.example/",
        "url=https://user:secret@weather.example/",
        "url=/path",
        "area=atlantis",
        "area=region:atlantis",
        "area=",
        "source-name=",
        "kind=curfew",
        "kind=proxy",
        "every=10s",
        "every=2d",
        "timeout=10m",
        "max-size=50MB",
        "oldest=30d",
        "drafts=0",
        "lasts=90d",
        "link-hosts=https://x/",
        "type=json"
      })
  void a_wrong_value_stops_the_start(String wrong) {
    runner
        .withPropertyValues(LEAST)
        .withPropertyValues("jarshy.feeds.kaz-weather." + wrong)
        .run(c -> assertThat(c).hasFailed());
  }

  @Test
  void an_id_that_could_not_name_an_author_is_refused() {
    assertThatThrownBy(() -> new FeedSource("x".repeat(70), null).actor())
        .isInstanceOf(IllegalArgumentException.class);
    runner
        .withPropertyValues(
            "jarshy.feeds.9.url=https://weather.example/",
            "jarshy.feeds.9.area=country",
            "jarshy.feeds.9.source-name=x")
        .run(c -> assertThat(c).hasFailed());
  }
}
