package org.jarshy.gateway.script;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Lang;

/**
 * Kazakh and Russian in Latin letters of the GSM 7-bit alphabet, and back. The schemes are written
 * down in the rules beside this class. Latin words, numbers and links stay as they are.
 */
public final class Latin {

  /** A link may be of Cyrillic letters: in others it leads nowhere. */
  private static final Pattern LINK =
      Pattern.compile("(?iu)(?:https?://|www\\.)\\S+|[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+");

  /** What a text in Latin letters has that was Latin all along, as far as one can tell. */
  private static final Pattern LATIN_ALL_ALONG =
      Pattern.compile(
          LINK.pattern()
              + "|[\\w-]+(?:\\.[\\w-]+)+(?:/\\S*)?"
              + "|(?<![\\p{L}\\p{N}])(?:SMS|MMS|VPN|PIN|PUK|IMEI|SIM|USSD|IP|DNS|GPS|QR|PDF|TV|Wi-?Fi|LTE|KZ|RU|EN"
              + "|Telegram|WhatsApp|Signal|Viber|Facebook|Instagram|YouTube|TikTok|Google|Android"
              + "|iPhone|iOS|Windows|Tor|Psiphon|Lantern|Outline|Proxy|MTProto|Kcell|Activ|Beeline"
              + "|Tele2|Altel|Kazakhtelecom|Kaspi|Halyk)(?![A-Za-zÀ-ÿ'])");

  private Latin() {}

  /**
   * Everything Cyrillic in Latin letters.
   *
   * @param lang what the text should be in; one that is plainly Kazakh or Russian is taken as that
   */
  public static String write(String text, Lang lang) {
    return Tongue.hasCyrillic(text)
        ? around(LINK, text, Scheme.of(Tongue.of(text, lang))::write)
        : text;
  }

  /**
   * What {@link #write} wrote, in Cyrillic letters again. Words in capitals may come back with
   * another of two letters that fall together in them.
   *
   * @param lang Kazakh or Russian; English is not changed
   */
  public static String read(String text, Lang lang) {
    return lang == Lang.EN ? text : around(LATIN_ALL_ALONG, text, Scheme.of(lang)::read);
  }

  private static String around(Pattern kept, String text, UnaryOperator<String> change) {
    Matcher matcher = kept.matcher(text);
    StringBuilder out = new StringBuilder(text.length() + text.length() / 4);
    int from = 0;
    while (matcher.find()) {
      MatchResult match = matcher.toMatchResult();
      out.append(change.apply(text.substring(from, match.start()))).append(match.group());
      from = match.end();
    }
    return out.append(change.apply(text.substring(from))).toString();
  }
}
