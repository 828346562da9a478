package org.jarshy.gateway.feed;

import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;

/** What the console shows of feeds. Everything here is answered without internet. */
public interface Feeds {

  /** By id; empty where none is configured. */
  List<FeedStatus> statuses();

  Internet internet();

  /** What came, newest first. @param source an id; null for all */
  List<FetchedItem> items(String source, int limit, int offset);

  /** An item as it came. */
  Optional<byte[]> original(long item);

  /** The item that a bulletin was drafted of. */
  Optional<FetchedItem> itemOf(BulletinId bulletin);

  /** What sources said about a bulletin since, newest first. */
  List<FeedNotice> about(BulletinId bulletin);

  /** Approved bulletins that still hold and that their source ended; one notice for each. */
  List<FeedNotice> ended();

  /**
   * Asks a source soon, whenever it was due.
   *
   * @return false where there is no such source
   */
  boolean askNow(String source, Actor actor);
}
