package org.jarshy.gateway.feed;

/**
 * An answer.
 *
 * @param body unpacked; null where nothing changed since the validators were given
 * @param contentType empty where it has none
 * @param etag null where it has none; as it came
 * @param lastModified likewise
 */
record Fetched(byte[] body, String contentType, String etag, String lastModified) {

  /** What a conditional request names; either may be null. */
  record Validators(String etag, String lastModified) {
    static final Validators NONE = new Validators(null, null);
  }

  boolean unchanged() {
    return body == null;
  }
}
