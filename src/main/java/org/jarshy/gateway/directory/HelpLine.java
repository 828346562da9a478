package org.jarshy.gateway.directory;

import java.util.Map;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/**
 * Somebody who helps by phone.
 *
 * @param name who answers, by language; at most 40 characters each
 * @param phone as one dials it in the country: {@code 150}, {@code 87172001122}
 * @param hours {@code 24/7} or {@code 09:00-18:00}
 * @param textable true where deaf people can send texts to it
 */
public record HelpLine(
    long id,
    HelpTopic topic,
    Area area,
    Map<Lang, String> name,
    String phone,
    String hours,
    boolean textable) {

  public HelpLine {
    name = Map.copyOf(name);
  }
}
