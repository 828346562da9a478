package org.jarshy.gateway.keyword;

import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;

/**
 * What a text was understood to mean. Everything but the intent may be null.
 *
 * @param spokenIn the language the words were in, where that can be told
 * @param chosen the language asked for by LANG
 */
public record Understood(
    Intent intent, City city, Region region, HelpTopic topic, Lang spokenIn, Lang chosen) {}
