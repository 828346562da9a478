package org.jarshy.gateway.console.internal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.rumour.Ruling;
import org.jarshy.gateway.rumour.RumourDetail;
import org.jarshy.gateway.rumour.Statement;
import org.jarshy.gateway.rumour.Verdict;

/** A verdict as it is typed. */
public record RumourForm(
    String ruling, String source, String kk, String ru, String en, String claim, String expires) {

  private static final Duration USUAL = Duration.ofDays(3);

  public RumourForm {
    ruling = orEmpty(ruling);
    source = orEmpty(source).strip();
    kk = orEmpty(kk);
    ru = orEmpty(ru);
    en = orEmpty(en);
    claim = orEmpty(claim);
    expires = orEmpty(expires);
  }

  private static String orEmpty(String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n");
  }

  /** As it stands: the verdict on its way, else the one that is told, else with nothing said. */
  static RumourForm of(RumourDetail rumour, Instant now) {
    Verdict last =
        rumour.summary().open() != null ? rumour.summary().open() : rumour.summary().standing();
    if (last == null) {
      String asked = rumour.summary().words();
      return new RumourForm("", "", "", "", "", asked, LocalTimes.field(now.plus(USUAL)));
    }
    Statement said = last.statement();
    Instant expires = said.expires().isAfter(now) ? said.expires() : now.plus(USUAL);
    return new RumourForm(
        said.ruling().name(),
        said.source(),
        said.texts().getOrDefault(Lang.KK, ""),
        said.texts().getOrDefault(Lang.RU, ""),
        said.texts().getOrDefault(Lang.EN, ""),
        said.claim(),
        LocalTimes.field(expires));
  }

  /** What is missing or unreadable is null; the rules of verdicts say so. */
  Statement statement() {
    Ruling ruled = null;
    for (Ruling each : Ruling.values()) {
      ruled = each.name().equals(ruling) ? each : ruled;
    }
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      if (!text(lang).isBlank()) {
        texts.put(lang, text(lang).strip());
      }
    }
    return new Statement(
        ruled, source, texts, claim.strip(), LocalTimes.parse(expires).orElse(null));
  }

  public String text(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }
}
