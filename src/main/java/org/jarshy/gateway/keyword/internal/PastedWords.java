package org.jarshy.gateway.keyword.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.script.Latin;

/**
 * Whether the words that somebody sent with a code are those that we wrote above it. Anything added
 * makes them others: a lie can be added to a true text.
 */
enum PastedWords {
  /** The code alone, or words that only ask about it. */
  NONE,
  SAME,
  OTHER;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Hours, amounts and addresses: within them a sign is as good as a letter. */
  private static final Pattern BOUND =
      Pattern.compile("[\\p{L}\\p{N}]+(?:[.,:/@_?=&#+%~-]+[\\p{L}\\p{N}]+)+|[+#*]?\\p{N}+[#*%]?");

  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212]");

  private static final int FEW_WORDS = 2;

  /** Around a code when people ask about it; none of them is news. */
  private static final Set<String> ASKING =
      Set.of(
          ("check verify code sms text message please hello hi is this it real true yours from you"
                  + " проверить проверьте проверь проверка проверку код кода кодом коды смс сообщение"
                  + " сообщения сообщением это эта этот эту она оно он мне пришло пришла от вас вы ваш"
                  + " ваше ваша вашего вашей из с настоящее настоящая настоящий правда ли верно"
                  + " пожалуйста здравствуйте добрый день вечер скажите что как хочу номер числа цифры"
                  + " тексеру тексеріңіз тексеріңізші тексеріп беріңіз кодты хабарлама мына бұл"
                  + " рас па ма ме сіздікі сәлем сәлеметсіз ба өтінемін келді маған"
                  + " proverit proverka tekseru kod")
              .split(" "));

  private static final Set<String> CHECKING =
      Set.of("check", "verify", "code", "проверить", "проверьте", "код", "тексеру", "кодты");

  /**
   * @param sent without the code
   * @param ours the text as it was approved, and its language
   */
  static PastedWords of(String sent, String ours, Lang lang) {
    List<String> words = words(sent);
    if (words.stream().filter(w -> !ASKING.contains(w)).count() < FEW_WORDS) {
      return NONE;
    }
    String pasted = core(words);
    for (String written : List.of(ours, Latin.write(ours, lang))) {
      if (pasted.equals(core(words(written))) && bound(sent).containsAll(bound(written))) {
        return SAME;
      }
    }
    return OTHER;
  }

  /** Nothing but the wish to have something checked, whatever digits stand with it. */
  static boolean onlyAsk(String text) {
    List<String> words =
        words(text).stream().filter(w -> w.codePoints().anyMatch(Character::isLetter)).toList();
    return ASKING.containsAll(words) && words.stream().anyMatch(CHECKING::contains);
  }

  /** Without what asks before it and after it. */
  private static String core(List<String> words) {
    int from = 0;
    int to = words.size();
    while (from < to && ASKING.contains(words.get(from))) {
      from++;
    }
    while (to > from && ASKING.contains(words.get(to - 1))) {
      to--;
    }
    return String.join("", words.subList(from, to));
  }

  /**
   * What has a sign within it, letter for letter: {@code e-gov.kz} is not {@code egov.kz}, {@code
   * bit.ly/a} not {@code bit.ly/A}, and 1.5 not 15.
   */
  private static List<String> bound(String text) {
    String plain = DASHES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("-");
    return BOUND.matcher(plain).results().map(found -> caseOfPath(found.group())).toList();
  }

  /** A phone may write a host with a capital letter; behind the host a capital is another page. */
  private static String caseOfPath(String address) {
    int path = address.indexOf('/');
    int host = path < 0 ? address.length() : path;
    return address.substring(0, host).toLowerCase(Locale.ROOT).replace('ё', 'е')
        + address.substring(host);
  }

  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('ё', 'е');
    return new ArrayList<>(WORD.matcher(plain).results().map(MatchResult::group).toList());
  }
}
