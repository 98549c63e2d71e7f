package io.lifeboat.console.ui.detection;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sixteen bytes of a record, as numbers and as characters.
 *
 * @param offset of the first, in the record's content
 */
record HexLine(int offset, List<Cell> cells) {
  static final int WIDTH = 16;
  private static final int LAST_PLAIN = 0x7e;

  HexLine {
    cells = List.copyOf(cells);
  }

  /**
   * One byte.
   *
   * @param wrong it is another in the copy it was compared with
   */
  record Cell(String digits, char character, boolean wrong) {}

  /**
   * A dump of these bytes.
   *
   * @param content hexadecimal digits
   * @param copy the same of a copy that is sound, or null when there is none to compare with
   */
  static List<HexLine> of(String content, @Nullable String copy) {
    byte[] bytes = HexFormat.of().parseHex(content);
    byte[] other = copy == null ? bytes : HexFormat.of().parseHex(copy);
    List<HexLine> lines = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += WIDTH) {
      List<Cell> cells = new ArrayList<>();
      for (int i = at; i < Math.min(at + WIDTH, bytes.length); i++) {
        int value = bytes[i] & 0xff;
        cells.add(
            new Cell(
                String.format(Locale.ROOT, "%02x", value),
                value >= ' ' && value <= LAST_PLAIN ? (char) value : '·',
                i >= other.length || bytes[i] != other[i]));
      }
      lines.add(new HexLine(at, cells));
    }
    return List.copyOf(lines);
  }

  /** How many bytes of the dump are wrong. */
  static long wrong(List<HexLine> lines) {
    return lines.stream().flatMap(line -> line.cells().stream()).filter(Cell::wrong).count();
  }
}
