package org.jarshy.gateway.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "звоните 8 701 555-12-34 срочно | звоните ••• срочно",
        "звоните 87015551234 | звоните •••",
        "звоните +7(701)5551234 | звоните •••",
        "карта 4400 4301 2345 6789 | карта •••",
        "ИИН 900101300123 | ИИН •••",
        "пишите @ivanov_kz | пишите •••",
        "пишите a.b@mail.kz | пишите •••",
        "вот https://t.me/x?y=1 читайте | вот ••• читайте",
        "на сайте fake-news.kz/1 написано | на сайте ••• написано",
        "с 05.01.2022 закроют | с 05.01.2022 закроют",
        "погибли 100 человек | погибли 100 человек",
        "подняли до 1500 тенге | подняли до 1500 тенге",
        "выплатят 500 000 тенге | выплатят 500 000 тенге",
        "похитили 1 500 000 тенге | похитили 1 500 000 тенге",
        "комендантский час 23.00-07.00 | комендантский час 23.00-07.00",
        "с 23.00 – 07.00 нельзя | с 23.00 – 07.00 нельзя",
        "звоните 43.15-67.89 | звоните •••",
        "звоните 8\u00a0701\u00a0555\u00a012\u00a034 | звоните •••",
        "ИИН 900 101 300 123 | ИИН •••",
        "читайте bit.ly/evil | читайте •••",
        "тел ٠١٢٣٤٥٦٧٨٩ | тел •••"
      })
  void what_leads_to_a_person_is_hidden(String text, String shown) {
    assertThat(Masked.of(text)).isEqualTo(shown);
  }
}
