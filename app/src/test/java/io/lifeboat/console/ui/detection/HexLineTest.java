package io.lifeboat.console.ui.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HexLineTest {
  @Test
  void sixteenBytesALineWithTheirCharacters() {
    List<HexLine> lines = HexLine.of("52616674".repeat(4) + "00ff", null);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).cells()).hasSize(16);
    assertThat(lines.get(0).cells().getFirst()).isEqualTo(new HexLine.Cell("52", 'R', false));
    assertThat(lines.get(1).offset()).isEqualTo(16);
    assertThat(lines.get(1).cells())
        .containsExactly(new HexLine.Cell("00", '·', false), new HexLine.Cell("ff", '·', false));
  }

  @Test
  void bytesThatDifferFromTheCopyAreWrong() {
    List<HexLine> lines = HexLine.of("00112233", "00112a33");

    assertThat(HexLine.wrong(lines)).isEqualTo(1);
    assertThat(lines.getFirst().cells().get(2).wrong()).isTrue();
  }

  @Test
  void whatTheCopyDoesNotHaveIsWrongToo() {
    assertThat(HexLine.wrong(HexLine.of("001122", "00"))).isEqualTo(2);
  }

  @Test
  void anIndexIsTakenFromWhatIsTyped() {
    assertThat(RecordInspector.from("1,912")).isEqualTo(1_912);
    assertThat(RecordInspector.from("")).isEqualTo(1);
    assertThat(LabPage.number("100,000", 1_000_000)).isEqualTo(100_000);
    assertThat(LabPage.number("2000000", 1_000_000)).isZero();
    assertThat(LabPage.number("many", 1_000_000)).isZero();
  }
}
