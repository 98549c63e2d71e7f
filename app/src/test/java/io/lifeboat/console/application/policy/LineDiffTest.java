package io.lifeboat.console.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.policy.LineDiff.Change;
import io.lifeboat.console.application.policy.LineDiff.Line;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static String drawn(String before, String after) {
    return LineDiff.of(before, after).stream()
        .map(
            line ->
                switch (line.change()) {
                      case SAME -> " ";
                      case REMOVED -> "-";
                      case ADDED -> "+";
                    }
                    + line.text())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void keepsWhatBothHaveInCommon() {
    assertThat(drawn("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n")).isEqualTo(" a\n-b\n+x\n c\n+y\n d");
  }

  @Test
  void numbersTheLinesOfBoth() {
    assertThat(LineDiff.of("a\nb", "b\nc"))
        .containsExactly(
            new Line(Change.REMOVED, 1, 0, "a"),
            new Line(Change.SAME, 2, 1, "b"),
            new Line(Change.ADDED, 0, 2, "c"));
  }

  @Test
  void equalTextsHaveNoChange() {
    assertThat(LineDiff.isChanged(LineDiff.of("a\nb\n", "a\nb"))).isFalse();
    assertThat(LineDiff.isChanged(LineDiff.of("", "a"))).isTrue();
    assertThat(LineDiff.of("", "")).isEmpty();
  }

  @Test
  void textsTooLongToCompareAreReplacedBetweenTheirEqualEnds() {
    String before = "head\n" + "a\n".repeat(3_000) + "tail";
    String after = "head\n" + "b\n".repeat(3_000) + "tail";
    List<Line> lines = LineDiff.of(before, after);
    assertThat(lines).hasSize(6_002);
    assertThat(lines.getFirst().change()).isEqualTo(Change.SAME);
    assertThat(lines.get(1).change()).isEqualTo(Change.REMOVED);
    assertThat(lines.getLast().change()).isEqualTo(Change.SAME);
  }

  @Property(tries = 300)
  void bothTextsCanBeReadOffIt(
      @ForAll @Size(max = 12) List<Boolean> first, @ForAll @Size(max = 12) List<Boolean> second) {
    String before = first.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    String after = second.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    List<Line> lines = LineDiff.of(before, after);
    assertThat(side(lines, Change.ADDED)).isEqualTo(before);
    assertThat(side(lines, Change.REMOVED)).isEqualTo(after);
  }

  private static String side(List<Line> lines, Change without) {
    return lines.stream()
        .filter(line -> line.change() != without)
        .map(Line::text)
        .collect(Collectors.joining("\n"));
  }
}
