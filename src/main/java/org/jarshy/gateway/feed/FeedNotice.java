package org.jarshy.gateway.feed;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.BulletinId;

/**
 * What a source said about a bulletin after it was made of an item of that source.
 *
 * @param bulletin the one that is meant, or what took its place
 * @param item by which it was said
 * @param message UPDATE, CANCEL or ALL_CLEAR
 * @param sourceName as the public knows it
 * @param note why, in its own words; may be empty
 * @param newer the draft that was made of an update; null for none
 * @param remarks what the author should look at; of the item a draft was made of
 */
public record FeedNotice(
    BulletinId bulletin,
    long item,
    Message message,
    String sourceName,
    Instant said,
    Instant received,
    String note,
    BulletinId newer,
    List<String> remarks) {

  /** True where the bulletin should perhaps not stand any more. */
  public boolean ends() {
    return message.ends();
  }

  /** A reason for whoever cancels it, at most 400 characters. */
  public String reason() {
    String why =
        message == Message.ALL_CLEAR ? "Its source gave the all-clear" : "Its source cancelled it";
    return note.isEmpty() ? why + "." : why + ": " + CleanText.atMost(note, 300);
  }
}
