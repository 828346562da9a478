package org.jarshy.gateway.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.ReadableText;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.web.WebHosts;

/** What a keyword must be before it may be stored, submitted or approved; its words apart. */
final class DefinitionRules {

  static final int MAX_NAME_CHARS = 60;
  static final int MAX_TEXT_CHARS = 400;
  static final int MAX_SEGMENTS = 2;
  static final Duration LONGEST_AHEAD = Duration.ofDays(366);

  private final Definition definition;
  private final Instant now;
  private final WebHosts hosts;
  private final Map<String, String> problems = new LinkedHashMap<>();

  private DefinitionRules(Definition definition, Instant now, WebHosts hosts) {
    this.definition = definition;
    this.now = now;
    this.hosts = hosts;
  }

  /** Everything that is wrong, by field; empty when nothing is. */
  static Map<String, String> problems(Definition definition, Instant now, WebHosts hosts) {
    DefinitionRules rules = new DefinitionRules(definition, now, hosts);
    rules.name();
    rules.expires();
    rules.answering();
    return rules.problems;
  }

  private void name() {
    String name = definition.name();
    if (name == null || name.isBlank()) {
      problems.put("name", "A name is required: how operators call it.");
    } else if (name.length() > MAX_NAME_CHARS) {
      problems.put(
          "name",
          "The name has %d characters; at most %d are allowed."
              .formatted(name.length(), MAX_NAME_CHARS));
    } else {
      ReadableText.problem(name, false).ifPresent(p -> problems.put("name", "The name " + p + "."));
    }
  }

  private void expires() {
    Instant expires = definition.expires();
    if (expires == null) {
      problems.put("expires", "An end is required: from then on the words have no meaning again.");
    } else if (!expires.isAfter(now)) {
      problems.put("expires", "The end has passed already; it must lie in the future.");
    } else if (expires.isAfter(now.plus(LONGEST_AHEAD))) {
      problems.put(
          "expires",
          "The end lies too far ahead; at most %d days from now are allowed."
              .formatted(LONGEST_AHEAD.toDays()));
    }
  }

  private void answering() {
    Answering answering = definition.answering();
    if (answering == null) {
      problems.put("answer", "What answers is required: a fixed text, a table or a web page.");
      return;
    }
    if (answering.texts().isEmpty()) {
      problems.put(
          "texts", "A text in at least one language is required: Kazakh, Russian, English.");
    }
    for (Lang lang : Lang.values()) {
      String text = answering.texts().get(lang);
      String problem = text == null ? null : textProblem(text, answering);
      if (problem != null) {
        problems.put(
            "texts." + lang.code(),
            "The %s text %s.".formatted(lang.locale().getDisplayLanguage(Locale.ENGLISH), problem));
      }
    }
    if (answering instanceof Answering.Table table) {
      TableRules.definition(table, problems);
    } else if (answering instanceof Answering.Web web) {
      WebRules.definition(web, hosts, problems);
    }
  }

  /** What is wrong with it, to follow a subject; null when nothing is. */
  private static String textProblem(String text, Answering answering) {
    if (text.isBlank()) {
      return "is empty; write it or leave the language out";
    }
    if (text.length() > MAX_TEXT_CHARS) {
      return "has %d characters; at most %d are allowed".formatted(text.length(), MAX_TEXT_CHARS);
    }
    String unreadable = ReadableText.problem(text, true).orElse(null);
    if (unreadable != null) {
      return unreadable;
    }
    if (Advice.givesProxyAway(text)) {
      return "has the link of a proxy, which a censor gets as everybody does who texts the word; put"
          + " it into the pools (page Proxies), and write that PROXY gives one";
    }
    if (!(answering instanceof Answering.Fixed) && Template.hasLooseBrace(text)) {
      return "has a brace that opens or closes nothing; what is filled in stands as {name}";
    }
    int segments = Segmenter.segment(Typography.fitted(text)).count();
    return segments <= MAX_SEGMENTS
        ? null
        : "takes %d segments; at most %d are allowed, so shorten it"
            .formatted(segments, MAX_SEGMENTS);
  }
}
