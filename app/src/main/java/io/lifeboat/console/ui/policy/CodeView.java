package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.Draft;
import io.lifeboat.console.application.policy.DraftFault;
import io.lifeboat.console.application.policy.ScriptLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/** The text itself: numbered lines, words told apart, lines with a fault marked and underlined. */
final class CodeView extends BorderPane {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

  private final CodeArea area = new SpokenCodeArea();
  private final Function<DraftFault, String> words;
  private final Consumer<String> onType;
  private Map<Integer, List<DraftFault>> faults = new TreeMap<>();
  private Draft draft;
  private Runnable onSave = () -> {};
  private boolean replacing;

  /**
   * A view of this text.
   *
   * @param words says a fault
   * @param onType takes what the text has become
   */
  CodeView(Draft first, Function<DraftFault, String> words, Consumer<String> onType) {
    this.words = words;
    this.onType = onType;
    this.draft = first;
    area.setId("policy-code");
    area.getStyleClass().add("policy-code");
    area.setParagraphGraphicFactory(this::gutter);
    area.setAutoScrollOnDragDesired(true);
    area.textProperty().addListener((o, was, is) -> typed(is));
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    setCenter(new VirtualizedScrollPane<>(area));
    getStyleClass().add("policy-code-box");
    setMinHeight(90);
    replace(first);
  }

  void setOnSave(Runnable listener) {
    onSave = listener;
  }

  CodeArea area() {
    return area;
  }

  /** Another text takes the place of this one; there is no way back to it by undoing. */
  void replace(Draft next) {
    draft = next;
    faults = new TreeMap<>();
    if (!area.getText().equals(next.text())) {
      replacing = true;
      area.replaceText(next.text());
      replacing = false;
      area.getUndoManager().forgetHistory();
      area.moveTo(0);
      area.requestFollowCaret();
    }
    style();
    area.setParagraphGraphicFactory(this::gutter);
  }

  /** Marks these in place of those before. */
  void mark(List<DraftFault> found) {
    Map<Integer, List<DraftFault>> next = new TreeMap<>();
    for (DraftFault fault : found) {
      if (fault.line() > 0) {
        next.computeIfAbsent(fault.line(), line -> new ArrayList<>()).add(fault);
      }
    }
    if (next.equals(faults)) {
      return;
    }
    TreeSet<Integer> touched = new TreeSet<>(faults.keySet());
    touched.addAll(next.keySet());
    faults = next;
    style();
    for (int line : touched) {
      if (line <= area.getParagraphs().size()) {
        area.recreateParagraphGraphic(line - 1);
      }
    }
  }

  /** Puts the caret into a line, from 1, and the keyboard into the text. */
  void goTo(int line) {
    int paragraph = Math.clamp(line - 1L, 0, area.getParagraphs().size() - 1);
    area.moveTo(paragraph, 0);
    area.requestFollowCaret();
    area.requestFocus();
  }

  private void typed(String text) {
    draft = draft.withText(text);
    style();
    if (!replacing) {
      onType.accept(text);
    }
  }

  private void style() {
    if (!draft.text().isEmpty()) {
      area.setStyleSpans(0, CodeStyles.of(draft, faults.keySet()));
    }
  }

  private Node gutter(int paragraph) {
    List<DraftFault> here = faults.getOrDefault(paragraph + 1, List.of());
    Label mark = new Label(here.isEmpty() ? "" : "✕");
    mark.getStyleClass().add("gutter-mark");
    Label number = new Label(String.valueOf(paragraph + 1));
    number.getStyleClass().add("gutter-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(mark, number);
    box.getStyleClass().add("gutter");
    box.pseudoClassStateChanged(FAULTY, !here.isEmpty());
    if (!here.isEmpty()) {
      box.setId("fault-in-" + (paragraph + 1));
      Tooltip tooltip = new Tooltip(String.join("\n", here.stream().map(words).toList()));
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(420);
      Tooltip.install(box, tooltip);
    }
    return box;
  }

  /** Tab writes spaces, a new line begins below the one before, Ctrl+S saves. */
  private void keys(KeyEvent e) {
    if (e.isShortcutDown() && e.getCode() == KeyCode.S) {
      onSave.run();
      e.consume();
      return;
    }
    if (e.isShortcutDown() || e.isAltDown() || e.isShiftDown()) {
      return;
    }
    if (e.getCode() == KeyCode.TAB) {
      area.replaceSelection(draft.language() == ScriptLanguage.PYTHON ? "    " : "  ");
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER) {
      String line = area.getText(area.getCurrentParagraph());
      int column = Math.min(area.getCaretColumn(), line.length());
      int indent = 0;
      while (indent < column && line.charAt(indent) == ' ') {
        indent++;
      }
      area.replaceSelection("\n" + " ".repeat(indent));
      area.requestFollowCaret();
      e.consume();
    }
  }
}
