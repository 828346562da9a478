package org.jarshy.gateway.feed;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.BulletinId;

/**
 * An item that came, and what became of it.
 *
 * @param headline may be empty
 * @param remarks sentences for editors; empty for most
 * @param bulletin the draft that was made of it, or the one that says the same; null for none
 */
public record FetchedItem(
    long id,
    String source,
    Message message,
    String publisher,
    String reference,
    String headline,
    Instant published,
    Instant expires,
    Instant received,
    Outcome outcome,
    List<String> remarks,
    BulletinId bulletin) {}
