package org.jarshy.gateway.feed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The sources that are read, by an id of their own: {@code jarshy.feeds.<id>.url} and so on.
 *
 * @param feeds by id: it names whoever wrote a draft, {@code feed:<id>}, and every guard
 */
@Validated
@ConfigurationProperties(prefix = "jarshy")
record FeedSettings(
    Map<
            @Pattern(
                regexp = "[a-z][a-z0-9-]{0,49}",
                message = "an id has 1 to 50 lower-case letters, digits and hyphens")
            String,
            @Valid SourceSettings>
        feeds) {

  FeedSettings {
    feeds = feeds == null ? Map.of() : Map.copyOf(feeds);
  }

  List<FeedSource> sources() {
    return feeds.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new FeedSource(e.getKey(), e.getValue()))
        .toList();
  }
}
