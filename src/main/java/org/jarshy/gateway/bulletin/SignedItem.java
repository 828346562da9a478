package org.jarshy.gateway.bulletin;

/**
 * One item of a news bundle, read.
 *
 * @see ReadSignedItem for the fields of the file
 */
sealed interface SignedItem {

  /** What its publisher calls it. */
  String id();

  /**
   * Words to publish.
   *
   * @param updates what its publisher called the item that it takes the place of; null for most
   */
  record Written(String id, Content content, String updates) implements SignedItem {}

  /**
   * The publisher takes an item back.
   *
   * @param reason empty where none was given
   */
  record TakenBack(String id, String cancels, String reason) implements SignedItem {}
}
