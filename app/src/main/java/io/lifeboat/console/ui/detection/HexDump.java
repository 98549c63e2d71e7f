package io.lifeboat.console.ui.detection;

import java.util.List;
import java.util.Locale;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Bytes of a record, sixteen a line, with their characters; wrong ones framed by their style. */
final class HexDump extends VBox {

  HexDump() {
    setId("hex-dump");
    getStyleClass().add("hex-dump");
    setFocusTraversable(true);
  }

  void show(List<HexLine> lines) {
    getChildren().setAll(lines.stream().map(HexDump::line).toList());
    setAccessibleText(
        lines.stream()
            .flatMap(line -> line.cells().stream())
            .map(HexLine.Cell::digits)
            .limit(HexLine.WIDTH * 4L)
            .reduce("", (a, b) -> a + " " + b));
  }

  private static TextFlow line(HexLine line) {
    TextFlow flow = new TextFlow();
    flow.setMinWidth(USE_PREF_SIZE);
    flow.getChildren().add(text(String.format(Locale.ROOT, "%04x  ", line.offset()), "hex-offset"));
    for (int i = 0; i < HexLine.WIDTH; i++) {
      String gap = i == HexLine.WIDTH / 2 - 1 ? "  " : " ";
      if (i < line.cells().size()) {
        HexLine.Cell cell = line.cells().get(i);
        flow.getChildren().add(text(cell.digits(), cell.wrong() ? "hex-wrong" : "hex-byte"));
        flow.getChildren().add(text(gap, "hex-byte"));
      } else {
        flow.getChildren().add(text("  " + gap, "hex-byte"));
      }
    }
    flow.getChildren().add(text(" ", "hex-byte"));
    for (HexLine.Cell cell : line.cells()) {
      flow.getChildren()
          .add(
              text(String.valueOf(cell.character()), cell.wrong() ? "hex-wrong" : "hex-character"));
    }
    return flow;
  }

  private static Text text(String words, String style) {
    Text text = new Text(words);
    text.getStyleClass().add(style);
    return text;
  }
}
