package org.jarshy.gateway.console.internal.page;

import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.lookup.KeywordRefused;
import org.jarshy.gateway.proxy.ProxyRefused;
import org.jarshy.gateway.rumour.RumourRefused;

/** The HTTP status that fits a refusal, for pages and for the REST API alike. */
public final class Statuses {

  private Statuses() {}

  public static int of(BulletinRefused.Rule rule) {
    return switch (rule) {
      case INVALID -> 422;
      case NOT_FOUND -> 404;
      case WRONG_STATE, EDIT_CONFLICT -> 409;
      case SECOND_PERSON -> 403;
    };
  }

  public static int of(RumourRefused.Rule rule) {
    return of(BulletinRefused.Rule.valueOf(rule.name()));
  }

  public static int of(ProxyRefused.Rule rule) {
    return of(BulletinRefused.Rule.valueOf(rule.name()));
  }

  public static int of(KeywordRefused.Rule rule) {
    return of(BulletinRefused.Rule.valueOf(rule.name()));
  }
}
