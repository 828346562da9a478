package org.jarshy.gateway.keyword.internal;

import java.util.EnumMap;
import java.util.Map;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Lang;

/** In what words people ask for help of each kind, beside the name of the line that gives it. */
final class TopicWords {

  private static final Map<HelpTopic, Map<Lang, String>> WORDS = new EnumMap<>(HelpTopic.class);

  static {
    put(
        HelpTopic.MISSING,
        "жоғалған адам туыс іздеу хабарсыз",
        "пропал без вести розыск родные",
        "missing person relatives search");
    put(
        HelpTopic.LEGAL,
        "заңгер адвокат сот құқық",
        "юрист адвокат суд право защита",
        "lawyer attorney court legal rights");
    put(
        HelpTopic.PSYCH,
        "психолог үрей қорқыныш күйзеліс",
        "психолог паника тревога стресс страх",
        "psychologist panic anxiety stress fear");
    put(
        HelpTopic.FLIGHTS,
        "әуежай рейс ұшақ әуе билеті",
        "аэропорт рейс самолет вылет авиабилет",
        "airport flight plane departure ticket");
    put(
        HelpTopic.PRICES,
        "баға қымбат азық-түлік жанармай",
        "цена дорого подорожание продукты топливо",
        "price expensive food fuel");
    put(
        HelpTopic.BUSINESS,
        "кәсіпкер бизнес шығын тонау",
        "предприниматель бизнес убыток ущерб мародеры",
        "business entrepreneur loss damage looting");
    put(
        HelpTopic.POLICE,
        "полиция тәртіп қылмыс",
        "полиция участковый преступление",
        "police officer crime");
  }

  private static void put(HelpTopic topic, String kazakh, String russian, String english) {
    WORDS.put(topic, Map.of(Lang.KK, kazakh, Lang.RU, russian, Lang.EN, english));
  }

  String of(HelpTopic topic, Lang lang) {
    return WORDS.get(topic).get(lang);
  }
}
