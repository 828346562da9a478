package org.jarshy.gateway.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

  @ParameterizedTest
  @EnumSource
  void a_city_is_found_by_its_slug_and_by_its_name_in_each_language(City city) {
    assertThat(Places.find(city.slug())).contains(Place.of(city));
    for (Lang lang : Lang.values()) {
      assertThat(Places.find(city.name(lang))).as(city.name(lang)).contains(Place.of(city));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_region_is_found_by_its_slug_and_by_its_name_in_each_language(Region region) {
    assertThat(Places.find(region.slug())).contains(Place.of(region));
    for (Lang lang : Lang.values()) {
      assertThat(Places.find(region.name(lang))).as(region.name(lang)).contains(Place.of(region));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Астана, astana",
    "astana, astana",
    "НУРСУЛТАН, astana",
    "нур султан, astana",
    "Нур–Султан, astana",
    "г. Нур-Султан, astana",
    "алма-ата, almaty",
    "г.Алматы, almaty",
    "Алматы қ., almaty",
    "алматы каласы, almaty",
    "Almaty city, almaty",
    "Чимкент, shymkent",
    "Уральск, oral",
    "uralsk, oral",
    "Усть-Каменогорск, oskemen",
    "усть каменогорск, oskemen",
    "оскемен, oskemen",
    "Өскемен, oskemen",
    "Öskemen, oskemen",
    "Кзыл-Орда, kyzylorda",
    "Петропавл, petropavl",
    "актау, aktau",
    "Aqtöbe, aktobe",
    "Жанаөзен, zhanaozen"
  })
  void a_city_is_found_however_it_is_typed(String name, String slug) {
    assertThat(Places.find(name)).map(Place::slug).contains(slug);
  }

  @ParameterizedTest
  @CsvSource({
    "Алматы облысы, almaty-region",
    "Алматинская обл., almaty-region",
    "алматинская, almaty-region",
    "Павлодар облысы, pavlodar-region",
    "Pavlodar Region, pavlodar-region",
    "Мангистау, mangystau",
    "МАҢҒЫСТАУ, mangystau",
    "Мангыстау облысы, mangystau",
    "ЗКО, west-kazakhstan",
    "БҚО, west-kazakhstan",
    "восточный казахстан, east-kazakhstan",
    "Жамбыл, zhambyl",
    "Туркестанская область, turkistan-region"
  })
  void a_region_is_found_however_it_is_typed(String name, String slug) {
    assertThat(Places.find(name)).map(Place::slug).contains(slug);
    assertThat(Places.find(name)).map(Place::city).isEmpty();
  }

  @Test
  void a_name_shared_by_a_city_and_its_region_means_the_city() {
    assertThat(Places.find("Павлодар")).contains(Place.of(City.PAVLODAR));
    assertThat(Places.find("павлодар облысы")).contains(Place.of(Region.PAVLODAR_REGION));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-", "Ташкент", "область", "г.", "город область", "Алматыы"})
  void what_is_no_place_is_not_found(String name) {
    assertThat(Places.find(name)).isEmpty();
  }

  @Test
  void a_place_keeps_its_city_inside_its_region() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Place(Region.ALMATY, City.AKTAU))
        .withMessage("the city aktau is in mangystau, not almaty-city");
  }
}
