package org.jarshy.gateway.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Қазақстан Республикасы | Qazaqstan Respublìkasy",
        "Үйде болыңыз, көшеге шықпаңыз. | Üide bolyñyz, köshege shyqpañyz.",
        "Бұл ұйым туралы тексерілген хабар. | Bùl ùiym turaly tekserilgen habar.",
        "ТОҚТА БАСТА КӨМЕК ЖАҢАЛЫҚ ТАҒЫ | TOQTA BASTA KÖMEK JAÑALYQ TAGHY",
        "ЖЕДЕЛ ЖЕЛІ ҚҰҚЫҚ САЙТТАР ҰМЫТ | JEDEL JELI QUQYQ SAITTAR UMYT",
        "Шымкент, Ғали | Shymkent, Ghalì",
        "Юсуп, Яссауи | Yusup, Yassauì",
        "ШЫМКЕНТ Ш. | SHYMKENT Sh.",
        "жазылуы, үйі, күйі, тиіс, киім | jazyluy, üii, küii, tìis, kìim",
        "ғарыш, схема, жиһан, ыуыз, аюы | gharysh, s'hema, jìh'an, y'uyz, ayuy",
        "полиция, электр | polìcìya, élektr",
        "объект, роль | ob''ekt, rol'",
        "23:00-ден 07:00-ге дейін | 23:00-den 07:00-ge deiin",
      })
  void kazakh_is_written_as_in_2021_and_read_back(String cyrillic, String latin) {
    assertThat(Latin.write(cyrillic, Lang.KK)).isEqualTo(latin);
    assertThat(Latin.read(latin, Lang.KK)).isEqualTo(cyrillic);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Комендантский час в Алматы | Komendantskiy chas v Almaty",
        "Оставайтесь дома. Ещё новости: НОВОСТИ | Ostavaytes' doma. Eshchyo novosti: NOVOSTI",
        "ПОМОЩЬ САЙТЫ ЕЩЁ ЮРИСТ СТОП | POMOSHCH' SAYTY ESHCHYO YURIST STOP",
        "Объезд, подъезд, съел | Ob''ezd, pod''ezd, s''el",
        "выучить, выход, выйти, новый район, майор | vy'uchit', vykhod, vyyti, novyy rayon, mayor",
        "йод, фойе, её, моё, информации, отправляется | jod, foye, eyo, moyo, informacii, otpravlyaetsya",
        "полиция, центр, отсюда, детство, схема | policiya, centr, otsyuda, detstvo, skhema",
        "Это Экибастуз. Я живу в Нью-Йорке | Éto Ékibastuz. Ya zhivu v N'yu-Jorke",
        "Әлия из Қарағанды | Äliya iz Qaraghandy",
        "Щучинск ЩУЧИНСК Хромтау ХРОМТАУ | Shchuchinsk SHCHUCHINSK Khromtau KHROMTAU",
        "статьи, семью, вьюга, бульон | stat'i, sem'yu, v'yuga, bul'on",
      })
  void russian_is_written_as_people_read_it_and_read_back(String cyrillic, String latin) {
    assertThat(Latin.write(cyrillic, Lang.RU)).isEqualTo(latin);
    assertThat(Latin.read(latin, Lang.RU)).isEqualTo(cyrillic);
  }

  @Test
  void links_numbers_and_latin_words_stay_as_they_are() {
    String text =
        "Прокси: https://t.me/proxy?server=192.0.2.1 или жаршы@сайт.kz, тел. +7 701 123-45-67 VPN";
    String latin = Latin.write(text, Lang.RU);

    assertThat(latin)
        .isEqualTo(
            "Proksi: https://t.me/proxy?server=192.0.2.1 ili жаршы@сайт.kz,"
                + " tel. +7 701 123-45-67 VPN");
    assertThat(Latin.read(latin, Lang.RU)).isEqualTo(text);
    assertThat(Latin.read("Tekseru: jarshy.kz/a, SMS-ter, Telegram", Lang.KK))
        .isEqualTo("Тексеру: jarshy.kz/a, SMS-тер, Telegram");
    assertThat(Latin.write("www.жаршы.қаз", Lang.KK)).isEqualTo("www.жаршы.қаз");
  }

  @Test
  void english_is_left_alone() {
    assertThat(Latin.write("Stay “at home”", Lang.EN)).isEqualTo("Stay “at home”");
    assertThat(Latin.read("Stay at home", Lang.EN)).isEqualTo("Stay at home");
  }

  @Test
  void a_text_in_the_other_language_is_written_by_its_own_rules() {
    assertThat(Latin.write("Оставайтесь дома, хлеб привезут в час", Lang.KK))
        .isEqualTo("Ostavaytes' doma, khleb privezut v chas");
    assertThat(Latin.write("Үйде болыңыз, нанды сағат бірде әкеледі", Lang.RU))
        .isEqualTo("Üide bolyñyz, nandy saghat birde äkeledi");
  }

  @Test
  void stress_signs_and_letters_of_neighbours_do_not_make_a_text_costly() {
    assertThat(Latin.write("за́мок й Ў ї", Lang.RU)).isEqualTo("zamok j U yi");
  }
}
