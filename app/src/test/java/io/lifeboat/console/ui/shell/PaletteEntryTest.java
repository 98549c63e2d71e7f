package io.lifeboat.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A few letters find a command. */
class PaletteEntryTest {
  private static PaletteEntry entry(String name, boolean possible) {
    return new PaletteEntry(name, "", "", possible, () -> {});
  }

  private static List<String> find(String typed, PaletteEntry... entries) {
    return PaletteEntry.matching(typed, List.of(entries)).stream().map(PaletteEntry::name).toList();
  }

  @Test
  void lettersInOrderAreEnoughAndWordStartsCountMore() {
    assertThat(
            find("kn2", entry("Freeze n2", true), entry("Kill n1", true), entry("Kill n2", true)))
        .containsExactly("Kill n2");
    assertThat(find("in", entry("Point", true), entry("Isolate n1", true)))
        .containsExactly("Isolate n1", "Point");
  }

  @Test
  void whatIsPossibleComesFirst() {
    assertThat(find("kill", entry("Kill n1", false), entry("Kill n2", true)))
        .containsExactly("Kill n2", "Kill n1");
  }

  @Test
  void chineseNamesAreFoundToo() {
    assertThat(find("隔2", entry("隔离 n1", true), entry("隔离 n2", true))).containsExactly("隔离 n2");
  }

  @Test
  void nothingTypedShowsAllInTheirOrder() {
    assertThat(find(" ", entry("b", false), entry("a", true))).containsExactly("b", "a");
  }
}
