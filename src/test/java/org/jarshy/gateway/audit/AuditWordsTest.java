package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+77011234567",
        "to 77011234567 in Almaty",
        "87011234567",
        "7011234567",
        "8 701 123 45 67",
        "8 (701) 123-45-67",
        "+7 701 123-45-67",
        "+7(701)1234567",
        "+1 212 555 0100",
        "٧٧٠١١٢٣٤٥٦٧"
      })
  void a_phone_number_is_refused_in_every_spelling_and_not_repeated(String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditWords.detail(words))
        .withMessage(
            "the detail of an audit entry holds what looks like a phone number; use an id");
    assertThatIllegalArgumentException().isThrownBy(() -> AuditWords.subject(words));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditWords.subject("subscriber:" + words));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditWords.action(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version 2",
        "added 2999, updated 1, refused 4999999",
        "valid until 2022-01-08T07:00+06:00",
        "from 2022-01-05 23:00 to 2022-01-06 07:00",
        "in 7 2022-01-05 regions",
        "қала: Алматы"
      })
  void dates_counts_and_words_are_taken(String words) {
    assertThat(AuditWords.detail(words)).isEqualTo(words);
  }

  @Test
  void large_ids_are_taken_as_subjects() {
    assertThat(AuditWords.subject("subscriber:123456789")).isEqualTo("subscriber:123456789");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void action_and_subject_are_required(String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditWords.action(words))
        .withMessage("an audit entry needs its action");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditWords.subject(words))
        .withMessage("an audit entry needs its subject");
  }

  @Test
  void no_detail_is_empty_detail() {
    assertThat(AuditWords.detail(null)).isEmpty();
  }

  @Test
  void too_long_words_are_refused_with_both_lengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditWords.detail("ы".repeat(501)))
        .withMessage("the detail of an audit entry has 501 characters; at most 500 are allowed");
  }
}
