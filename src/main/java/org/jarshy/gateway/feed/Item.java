package org.jarshy.gateway.feed;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.bulletin.Content;

/**
 * One thing that a feed holds, understood as far as it can be.
 *
 * @param publisher the sender of an alert, the host of a news feed
 * @param reference what the publisher calls it, the same at every delivery
 * @param key by which later ones name it; of news, the reference
 * @param earlier keys of those it updates or cancels
 * @param headline for lists; may be empty
 * @param note why something was cancelled; may be empty
 * @param published when its publisher says it was said
 * @param expires when it is over; null where it is not said
 * @param content of a draft; null where none can be made
 * @param unusedFor why none can be made: a sentence; null where {@code content} is there
 * @param oddities sentences for the author of the draft
 * @param words what is compared to know the same text again
 * @param original as it came
 */
record Item(
    Message message,
    String publisher,
    String reference,
    String key,
    List<String> earlier,
    String headline,
    String note,
    Instant published,
    Instant expires,
    Content content,
    String unusedFor,
    List<String> oddities,
    String words,
    byte[] original) {

  Item with(Content other) {
    return new Item(
        message, publisher, reference, key, earlier, headline, note, published, expires, other,
        unusedFor, oddities, words, original);
  }

  Item as(Message other, List<String> about) {
    return new Item(
        other, publisher, reference, key, about, headline, note, published, expires, content,
        unusedFor, oddities, words, original);
  }
}
