package org.jarshy.gateway.keyword.internal;

import jakarta.validation.constraints.Pattern;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people can ask whether a text is ours without trusting SMS: a voice line, a radio, a
 * printed card. An operator who rewrites texts both ways would rewrite our answers too.
 *
 * @param kk what Kazakh readers are told; empty for the keyword of help lines
 */
@Validated
@ConfigurationProperties("jarshy.second-path")
record SecondPath(
    @Pattern(regexp = SecondPath.WORDS, message = SecondPath.ALLOWED) @DefaultValue("") String kk,
    @Pattern(regexp = SecondPath.WORDS, message = SecondPath.ALLOWED) @DefaultValue("") String ru,
    @Pattern(regexp = SecondPath.WORDS, message = SecondPath.ALLOWED) @DefaultValue("") String en) {

  static final String WORDS = "(\\S(.{0,28}\\S)?)?";
  static final String ALLOWED =
      "at most 30 characters on one line are allowed, none around it blank";

  static final SecondPath NONE = new SecondPath("", "", "");

  String in(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }
}
