package org.jarshy.gateway.lookup;

import java.time.Instant;
import org.jarshy.gateway.kernel.Lang;

/** A word that is answered by an operator's keyword, until it expires. */
public record LiveWord(KeywordId origin, Lang lang, String word, Instant expires) {}
