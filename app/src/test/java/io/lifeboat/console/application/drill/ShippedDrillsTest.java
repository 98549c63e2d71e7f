package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ShippedDrillsTest {
  static final List<String> NAMES = ShippedDrills.NAMES;

  @Test
  void thereAreTwelveAtLeastInThreeGrades() {
    assertThat(NAMES).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
    assertThat(
            NAMES.stream()
                .map(ShippedDrills::shipped)
                .map(Drill::grade)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Grade.values());
    List<Grade> grades = NAMES.stream().map(name -> ShippedDrills.shipped(name).grade()).toList();
    assertThat(grades).as("in the order they are best met in").isSorted();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void itIsSoundAndBelongsToItsFile(String name) {
    Drill drill = ShippedDrills.shipped(name);
    assertThat(drill.id()).isEqualTo(name);
    assertThat(DrillCluster.config(drill, 1)).isPresent();
    assertThat(drill.points()).isGreaterThanOrEqualTo(50);
    assertThat(drill.tasks())
        .as("data is never to be put at risk, and what breaks is to be named")
        .anyMatch(task -> task.standard() instanceof Standard.KeepData)
        .anyMatch(task -> task.standard() instanceof Standard.Diagnose);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyWordOfItIsInBothLanguages(String name) {
    for (Phrase phrase : phrases(ShippedDrills.shipped(name))) {
      assertThat(phrase.in(Language.CHINESE).codePoints())
          .as(phrase.english())
          .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
      assertThat(phrase.in(Language.ENGLISH).codePoints())
          .as(phrase.english())
          .noneMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
      assertThat(phrase.english()).doesNotContain("'", "!");
    }
  }

  /** What a trainee reads before he has named it must not name it. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void neitherStoryNorCueNamesWhatBreaks(String name) {
    Drill drill = ShippedDrills.shipped(name);
    Set<String> kinds =
        drill.malfunctions().stream()
            .flatMap(draw -> draw.of().stream())
            .map(each -> each.kind().word())
            .collect(Collectors.toSet());
    List<Phrase> told = new ArrayList<>(List.of(drill.story()));
    drill.tasks().forEach(task -> told.add(task.cue().words()));
    for (Phrase phrase : told) {
      for (String kind : kinds) {
        String words = phrase.english().toLowerCase(Locale.ROOT);
        assertThat(words).doesNotContain(kind).doesNotContain(kind.replace('-', ' '));
      }
    }
  }

  /** The first drill says what it is about; from then on a title is no answer. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void noTitleAfterTheFirstIsAnAnswer(String name) {
    Drill drill = ShippedDrills.shipped(name);
    String title = drill.id() + " " + drill.title().english().toLowerCase(Locale.ROOT);
    if (!name.equals(NAMES.getFirst())) {
      drill.malfunctions().stream()
          .flatMap(draw -> draw.of().stream())
          .flatMap(each -> Stream.of(each.kind().word().split("-")))
          .forEach(word -> assertThat(title).doesNotContain(word));
    }
  }

  private static List<Phrase> phrases(Drill drill) {
    List<Phrase> phrases =
        new ArrayList<>(List.of(drill.title(), drill.story(), drill.rule().words()));
    for (DrillTask task : drill.tasks()) {
      phrases.addAll(List.of(task.cue().words(), task.met(), task.notMet()));
      task.hints().forEach(hint -> phrases.add(hint.words()));
    }
    return phrases;
  }
}
