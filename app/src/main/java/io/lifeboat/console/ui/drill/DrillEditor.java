package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.Drill;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillDesk.Offer;
import io.lifeboat.console.application.drill.DrillFiles;
import io.lifeboat.console.application.drill.DrillFiles.Mistake;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/**
 * Where a drill is written: begun from another one, judged while it is typed, its mistake marked at
 * its line, saved among the user's own when there is none.
 */
public final class DrillEditor extends BorderPane {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final DrillDesk desk;
  private final I18n i18n;
  private final CodeArea area = new CodeArea();
  private final ComboBox<Offer> from = new ComboBox<>();
  private final Hyperlink verdict = new Hyperlink();
  private final Label note = Words.styled("", "drill-state");
  private final ActionButton open;
  private final ActionButton save;
  private final ActionButton start;
  private List<Offer> offers = List.of();
  private @Nullable Mistake mistake;

  /** With no text yet. */
  public DrillEditor(DrillDesk desk, I18n i18n) {
    this.desk = desk;
    this.i18n = i18n;
    setId("drill-editor");
    getStyleClass().add("drill-panel");
    setMinSize(280, 150);
    area.setId("drill-text");
    area.getStyleClass().add("policy-code");
    area.setParagraphGraphicFactory(this::gutter);
    area.textProperty().addListener((o, was, is) -> judge());
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    from.setId("drill-from");
    from.setConverter(new InWords());
    from.accessibleTextProperty().bind(i18n.bind(DrillMsg.EDIT_FROM));
    from.valueProperty().addListener((o, was, is) -> refresh());
    open = new ActionButton("drill-open", this::open);
    save = new ActionButton("drill-save", this::save);
    start = new ActionButton("drill-try", this::tryOut);
    verdict.setId("drill-verdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    verdict.setOnAction(e -> goTo());
    note.setId("drill-editor-note");
    FlowPane tools =
        new FlowPane(Words.bound(i18n.bind(DrillMsg.EDIT_FROM), "muted"), from, open, save, start);
    tools.getStyleClass().add("drill-tools");
    VBox head = new VBox(tools, verdict, note);
    head.getStyleClass().add("drill-content");
    setTop(head);
    setCenter(new VirtualizedScrollPane<>(area));
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              from.setConverter(new InWords());
              refresh();
            });
    judge();
  }

  private final class InWords extends StringConverter<Offer> {
    @Override
    public String toString(@Nullable Offer offer) {
      return offer == null ? "" : offer.drill().title().in(i18n.language());
    }

    @Override
    public @Nullable Offer fromString(String words) {
      return null; // nothing is typed here
    }
  }

  /** Takes what has become known; called while the editor is on the screen. */
  public void show() {
    desk.look();
    refresh();
  }

  /** Another text takes the place of this one. */
  public void edit(String text) {
    area.replaceText(text);
    area.getUndoManager().forgetHistory();
    area.moveTo(0);
    area.requestFollowCaret();
  }

  public String text() {
    return area.getText();
  }

  private void open() {
    Offer offer = from.getValue();
    if (offer != null) {
      edit(offer.drill().text());
    }
  }

  private void save() {
    if (mistake == null) {
      desk.save(area.getText());
    }
  }

  private void tryOut() {
    Drill drill = DrillFiles.parsed(area.getText()).orElse(null);
    if (drill != null) {
      desk.start(drill, DrillDesk.anySeed());
    }
  }

  private void goTo() {
    Mistake at = mistake;
    if (at != null) {
      int paragraph = Math.clamp(at.line() - 1L, 0, area.getParagraphs().size() - 1);
      int column = Math.clamp(at.column() - 1L, 0, area.getParagraphLength(paragraph));
      area.moveTo(paragraph, column);
      area.requestFollowCaret();
      area.requestFocus();
    }
  }

  private void keys(KeyEvent e) {
    if (e.isShortcutDown() && e.getCode() == KeyCode.S) {
      save();
      e.consume();
    } else if (e.getCode() == KeyCode.TAB
        && !e.isShiftDown()
        && !e.isShortcutDown()
        && !e.isAltDown()) {
      area.replaceSelection("  ");
      e.consume();
    }
  }

  private void judge() {
    Mistake before = mistake;
    mistake = area.getText().isBlank() ? null : DrillFiles.check(area.getText());
    redraw(before);
    redraw(mistake);
    refresh();
  }

  private void redraw(@Nullable Mistake at) {
    if (at != null && at.line() <= area.getParagraphs().size()) {
      area.recreateParagraphGraphic(at.line() - 1);
    }
  }

  private Node gutter(int paragraph) {
    Mistake at = mistake;
    boolean faulty = at != null && at.line() == paragraph + 1;
    Label mark = new Label(faulty ? "✕" : "");
    mark.getStyleClass().add("gutter-mark");
    Label number = new Label(String.valueOf(paragraph + 1));
    number.getStyleClass().add("gutter-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(mark, number);
    box.getStyleClass().add("gutter");
    box.pseudoClassStateChanged(FAULTY, faulty);
    if (faulty) {
      box.setId("drill-mistake-in-" + (paragraph + 1));
    }
    return box;
  }

  private void refresh() {
    if (!desk.offers().equals(offers)) {
      int chosen = from.getSelectionModel().getSelectedIndex();
      offers = desk.offers();
      from.getItems().setAll(offers);
      from.getSelectionModel().select(Math.max(0, Math.min(chosen, offers.size() - 1)));
    }
    boolean blank = area.getText().isBlank();
    Mistake at = mistake;
    boolean sound = !blank && at == null;
    verdict.setText(
        blank
            ? i18n.text(DrillMsg.EDIT_EMPTY)
            : at == null
                ? i18n.text(DrillMsg.EDIT_SOUND)
                : i18n.text(DrillMsg.EDIT_MISTAKE, at.line(), at.column(), at.words()));
    verdict.setDisable(at == null);
    verdict.pseudoClassStateChanged(ERROR, at != null);
    Text said = desk.note();
    note.setText(said == null ? "" : i18n.text(said));
    Words.shown(note, said != null);
    open.show(
        i18n.text(DrillMsg.EDIT_OPEN),
        i18n.text(DrillMsg.EDIT_OPEN_MEANS),
        from.getValue() != null);
    save.show(
        i18n.text(DrillMsg.EDIT_SAVE),
        i18n.text(sound ? DrillMsg.EDIT_SAVE_MEANS : DrillMsg.EDIT_CANNOT),
        sound);
    start.show(
        i18n.text(DrillMsg.EDIT_TRY),
        i18n.text(sound ? DrillMsg.START_MEANS : DrillMsg.EDIT_CANNOT),
        sound);
  }
}
