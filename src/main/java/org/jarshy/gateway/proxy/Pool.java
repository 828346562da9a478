package org.jarshy.gateway.proxy;

/**
 * How the proxies of an app stand.
 *
 * @param usable active ones that may be handed to somebody new
 * @param buckets that people are in or may get into
 * @param owed fresh proxies that split buckets wait for
 * @param perReply how many one answer holds
 */
public record Pool(
    App app,
    long proposed,
    long active,
    long usable,
    long reserve,
    long burned,
    long buckets,
    long owed,
    int perReply) {

  public boolean isEmpty() {
    return proposed + active + reserve + burned == 0;
  }
}
