package org.jarshy.gateway.feed;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One source.
 *
 * @param url of the feed, of the list of alerts, or of one alert; http or https
 * @param type {@code auto} tells by what comes
 * @param language of its texts; of an alert, where a part of it does not say
 * @param area {@code country}, or {@code region:SLUG} and {@code city:SLUG} with commas between:
 *     where its news applies that names no place we know
 * @param kind of the drafts made of it
 * @param sourceName who says so, as the public knows them
 * @param every how often it is asked
 * @param timeout for one answer
 * @param maxSize of one answer, unpacked
 * @param oldest news that is older is listed, and no draft is made of it
 * @param drafts at most so many from one look at it; the rest is listed
 * @param lasts how long a draft holds whose original names no end
 * @param linkHosts other hosts that its list of alerts may lead to
 * @param privateNetwork true where the host stands in a private network on purpose
 */
record SourceSettings(
    @NotNull(message = "is required: https://host/path of the feed") URI url,
    @DefaultValue("auto") Type type,
    @DefaultValue("ru") Lang language,
    @NotBlank(message = "is required: country, region:SLUG or city:SLUG, comma-separated")
        String area,
    @DefaultValue("news-digest") Kind kind,
    @NotBlank(message = "is required: who says so, as the public knows them")
        @Size(max = 80, message = "at most 80 characters are allowed")
        String sourceName,
    @DefaultValue("5m") Duration every,
    @DefaultValue("20s") Duration timeout,
    @DefaultValue("2MB") DataSize maxSize,
    @DefaultValue("48h") Duration oldest,
    @DefaultValue("20") int drafts,
    @DefaultValue("24h") Duration lasts,
    @DefaultValue({})
        List<
                @Pattern(
                    regexp = "[A-Za-z0-9.-]{1,253}",
                    message = "names of hosts are allowed, without port and path")
                String>
            linkHosts,
    @DefaultValue("false") boolean privateNetwork) {

  /** What is expected at the address. */
  enum Type {
    CAP,
    RSS,
    AUTO
  }

  /** The other kinds need what no feed says: hours, links that were tried, numbers. */
  private static final Set<Kind> KINDS =
      EnumSet.of(Kind.NEWS_DIGEST, Kind.OUTAGE, Kind.WHAT_WORKS, Kind.RIGHTS);

  SourceSettings {
    linkHosts = List.copyOf(linkHosts);
  }

  @AssertTrue(
      message = "url must begin with http:// or https:// and a host, without login and fragment")
  boolean isUrlUsable() {
    return url == null
        || (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawFragment() == null);
  }

  @AssertTrue(message = "area is none; allowed: country, region:SLUG or city:SLUG, comma-separated")
  boolean isAreaKnown() {
    try {
      return area == null || !Area.decode(area).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @AssertTrue(message = "kind must be news-digest, outage, what-works or rights")
  boolean isKindAllowed() {
    return KINDS.contains(kind);
  }

  @AssertTrue(message = "every must be 1m to 24h")
  boolean isEveryAllowed() {
    return within(every, Duration.ofMinutes(1), Duration.ofHours(24));
  }

  @AssertTrue(message = "timeout must be 1s to 2m")
  boolean isTimeoutAllowed() {
    return within(timeout, Duration.ofSeconds(1), Duration.ofMinutes(2));
  }

  @AssertTrue(message = "max-size must be 1KB to 8MB")
  boolean isMaxSizeAllowed() {
    return maxSize.toBytes() >= 1024 && maxSize.toMegabytes() <= 8;
  }

  @AssertTrue(message = "oldest must be 1h to 7d")
  boolean isOldestAllowed() {
    return within(oldest, Duration.ofHours(1), Duration.ofDays(7));
  }

  @AssertTrue(message = "drafts must be 1 to 100")
  boolean isDraftsAllowed() {
    return drafts >= 1 && drafts <= 100;
  }

  @AssertTrue(message = "lasts must be 1h to 7d")
  boolean isLastsAllowed() {
    return within(lasts, Duration.ofHours(1), Duration.ofDays(7));
  }

  private static boolean within(Duration d, Duration least, Duration most) {
    return d.compareTo(least) >= 0 && d.compareTo(most) <= 0;
  }
}
