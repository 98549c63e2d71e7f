package io.lifeboat.console.ui.glossary;

import io.lifeboat.console.application.glossary.Glossary;
import io.lifeboat.console.application.glossary.Term;
import io.lifeboat.console.application.text.GlossaryMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the panels on the screen show, the terms that occur in them, and all others: found by a few
 * letters, read offline.
 */
public final class GlossaryView extends StackPane {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

  private final I18n i18n;
  private final Node screen;
  private final Supplier<List<About>> panels;
  private final TextField field = new TextField();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ListView<Row> list = new ListView<>(rows);
  private final VBox page = new VBox(8);
  private Glossary glossary;
  private Set<Term> here = EnumSet.noneOf(Term.class);
  private @Nullable Node focusBefore;

  /** What a panel on the screen is called and what is said about it. */
  public record About(MessageKey panel, GlossaryMsg about) {}

  private sealed interface Row {
    record Heading(GlossaryMsg text) implements Row {}

    record OfPanel(About about) implements Row {}

    record OfTerm(Term term) implements Row {}
  }

  /**
   * A closed glossary.
   *
   * @param screen whose words are looked up
   * @param panels the panels that can be seen
   */
  public GlossaryView(I18n i18n, Node screen, Supplier<List<About>> panels) {
    this.i18n = i18n;
    this.screen = screen;
    this.panels = panels;
    this.glossary = Glossary.of(i18n.language());
    setId("glossary");
    getStyleClass().add("overlay");
    setVisible(false);
    Label title = new Label();
    title.textProperty().bind(i18n.bind(GlossaryMsg.PANEL_TITLE));
    title.getStyleClass().add("overlay-title");
    field.setId("glossary-field");
    field.promptTextProperty().bind(i18n.bind(GlossaryMsg.SEARCH));
    field.accessibleTextProperty().bind(i18n.bind(GlossaryMsg.SEARCH));
    field.textProperty().addListener((o, was, is) -> fill());
    buildList();
    page.setId("glossary-page");
    page.getStyleClass().add("glossary-page");
    ScrollPane scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox left = new VBox(8, field, list);
    left.setMinWidth(200);
    left.setPrefWidth(300);
    VBox.setVgrow(list, Priority.ALWAYS);
    HBox both = new HBox(16, left, scroll);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    VBox.setVgrow(both, Priority.ALWAYS);
    VBox box = new VBox(10, title, both);
    box.getStyleClass().add("overlay-box");
    box.setMaxSize(960, Region.USE_COMPUTED_SIZE);
    StackPane.setAlignment(box, Pos.TOP_CENTER);
    getChildren().add(box);
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            close();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              glossary = Glossary.of(is);
              fill();
            });
  }

  private void buildList() {
    list.setId("glossary-list");
    list.setFocusTraversable(false);
    list.getStyleClass().add("dense");
    list.setCellFactory(l -> new Cell());
    Label empty = new Label();
    empty.textProperty().bind(i18n.bind(GlossaryMsg.NONE));
    empty.getStyleClass().add("empty-words");
    list.setPlaceholder(empty);
    list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> show(is));
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case ESCAPE -> close();
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(8);
      case PAGE_UP -> move(-8);
      default -> {
        return;
      }
    }
    e.consume();
  }

  /** Opens it with what is on the screen first. */
  public void open() {
    focusBefore = getScene() == null ? null : getScene().getFocusOwner();
    here = glossary.in(ScreenText.of(screen));
    field.clear();
    fill();
    setVisible(true);
    FxThread.later(field::requestFocus);
  }

  /** Opens it at one term. */
  public void open(Term term) {
    open();
    for (Row row : rows) {
      if (row instanceof Row.OfTerm found && found.term() == term) {
        list.getSelectionModel().select(row);
        list.scrollTo(row);
        return;
      }
    }
  }

  /** Puts it away; the keyboard goes back to where it was. */
  public void close() {
    setVisible(false);
    if (focusBefore != null) {
      focusBefore.requestFocus();
    }
  }

  private void fill() {
    List<Row> next = new ArrayList<>();
    if (field.getText().isBlank()) {
      next.add(new Row.Heading(GlossaryMsg.ABOUT));
      panels.get().forEach(about -> next.add(new Row.OfPanel(about)));
      List<Term> ordered = glossary.inOrder();
      if (!here.isEmpty()) {
        next.add(new Row.Heading(GlossaryMsg.HERE));
        ordered.stream().filter(here::contains).forEach(term -> next.add(new Row.OfTerm(term)));
      }
      next.add(new Row.Heading(GlossaryMsg.ALL));
      ordered.stream()
          .filter(term -> !here.contains(term))
          .forEach(term -> next.add(new Row.OfTerm(term)));
    } else {
      glossary.search(field.getText()).forEach(term -> next.add(new Row.OfTerm(term)));
    }
    rows.setAll(next);
    list.getSelectionModel().clearSelection();
    move(1);
  }

  /** To the next row that is no heading. */
  private void move(int by) {
    int step = by < 0 ? -1 : 1;
    int at = list.getSelectionModel().getSelectedIndex() + by;
    at = Math.clamp(at, 0, Math.max(0, rows.size() - 1));
    while (at >= 0 && at < rows.size() && rows.get(at) instanceof Row.Heading) {
      at += step;
    }
    if (at >= 0 && at < rows.size()) {
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - 3));
    }
  }

  private void show(@Nullable Row row) {
    page.getChildren().clear();
    switch (row) {
      case null -> {}
      case Row.Heading _ -> {}
      case Row.OfPanel(About about) ->
          explain(i18n.text(about.panel()), i18n.text(about.about()), null);
      case Row.OfTerm(Term term) ->
          explain(
              glossary.name(term),
              glossary.meaning(term),
              i18n.text(GlossaryMsg.SOURCE, term.source()));
    }
  }

  private void explain(String name, String meaning, @Nullable String source) {
    Label title = new Label(name);
    title.setId("glossary-name");
    title.getStyleClass().add("detail-title");
    title.setWrapText(true);
    Label words = new Label(meaning);
    words.setId("glossary-meaning");
    words.getStyleClass().add("glossary-meaning");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    page.getChildren().addAll(title, words);
    Set<Term> others = glossary.in(meaning);
    others.removeIf(term -> glossary.name(term).equals(name));
    if (!others.isEmpty()) {
      page.getChildren().add(new TermLinks(glossary, others, this::open));
    }
    if (source != null) {
      Label from = new Label(source);
      from.getStyleClass().add("muted");
      from.setWrapText(true);
      page.getChildren().add(from);
    }
  }

  private final class Cell extends ListCell<Row> {
    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      boolean heading = !empty && row instanceof Row.Heading;
      pseudoClassStateChanged(HEADING, heading);
      setDisable(heading);
      setText(
          empty || row == null
              ? null
              : switch (row) {
                case Row.Heading(GlossaryMsg text) -> i18n.text(text);
                case Row.OfPanel(About about) -> i18n.text(about.panel());
                case Row.OfTerm(Term term) -> glossary.name(term);
              });
    }
  }
}
