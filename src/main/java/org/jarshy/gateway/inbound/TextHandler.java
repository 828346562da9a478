package org.jarshy.gateway.inbound;

/**
 * Answers one text. Called in a transaction that also marks the text as done and forgets its words.
 */
public interface TextHandler {

  void handle(CitizenText text);
}
