package org.jarshy.gateway.console.internal.live;

import java.util.Locale;
import java.util.Set;
import org.jarshy.gateway.console.internal.shown.Words;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The moving part of a broadcast's page, rendered without a request: the fragment has no links.
 * Server-sent events end at a line break, so a line break in it would be sent as several data
 * lines; that is allowed, and the browser joins them again.
 */
@Component
class NumbersFragment {

  private static final Words WORDS = new Words();

  private final ITemplateEngine templates;

  NumbersFragment(ITemplateEngine templates) {
    this.templates = templates;
  }

  String render(Numbers numbers) {
    Context context = new Context(Locale.ENGLISH);
    context.setVariable("numbers", numbers);
    context.setVariable("words", WORDS);
    return templates.process("fragments/numbers", Set.of("numbers"), context);
  }
}
