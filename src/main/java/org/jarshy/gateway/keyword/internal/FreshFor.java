package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How old information of each class may be before an answer says how old it is. Counted from when
 * it began to hold.
 *
 * @param extreme of whatever kind, where lives are in danger
 * @param helpLines help lines and what bulletins say of them
 */
@ConfigurationProperties("jarshy.fresh-for")
record FreshFor(
    @DefaultValue("3h") Duration extreme,
    @DefaultValue("24h") Duration curfew,
    @DefaultValue("6h") Duration outage,
    @DefaultValue("24h") Duration news,
    @DefaultValue("24h") Duration whatWorks,
    @DefaultValue("30d") Duration helpLines,
    @DefaultValue("30d") Duration rights) {

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(365);

  static final FreshFor DEFAULTS =
      new FreshFor(
          Duration.ofHours(3),
          Duration.ofHours(24),
          Duration.ofHours(6),
          Duration.ofHours(24),
          Duration.ofHours(24),
          Duration.ofDays(30),
          Duration.ofDays(30));

  FreshFor {
    check("extreme", extreme);
    check("curfew", curfew);
    check("outage", outage);
    check("news", news);
    check("what-works", whatWorks);
    check("help-lines", helpLines);
    check("rights", rights);
  }

  Duration of(Content content) {
    return content.severity() == Severity.EXTREME ? extreme : of(content.kind());
  }

  private Duration of(Kind kind) {
    return switch (kind) {
      case CURFEW -> curfew;
      case OUTAGE -> outage;
      case NEWS_DIGEST -> news;
      // A proxy's text is its link alone, which leaves no room to say its age.
      case WHAT_WORKS, PROXY -> whatWorks;
      case HELP_LINE -> helpLines;
      case RIGHTS -> rights;
    };
  }

  private static void check(String key, Duration value) {
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "jarshy.fresh-for.%s is %s; %s to %s are allowed".formatted(key, value, LEAST, MOST));
    }
  }
}
