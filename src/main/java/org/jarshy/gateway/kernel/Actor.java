package org.jarshy.gateway.kernel;

/**
 * Who did something: a signed-in person by login, or the system itself.
 *
 * @param name login of 1 to 64 characters
 */
public record Actor(String name) {

  public static final Actor SYSTEM = new Actor("system");

  public Actor {
    if (name == null || name.isBlank() || name.length() > 64) {
      throw new IllegalArgumentException("an actor's name has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
