package org.jarshy.gateway.lookup;

/** Words were approved, changed or cancelled; published within the transaction that did it. */
public record LiveWordsChanged() {}
