package io.lifeboat.console.ui.occurrence;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.glossary.Glossary;
import io.lifeboat.console.application.glossary.Term;
import io.lifeboat.console.application.state.CommandView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.glossary.TermLinks;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/**
 * What happened: newest last, followed unless somebody looks back; a line opens its explanation.
 */
public final class OccurrenceView extends BorderPane {
  private final Display display;
  private final I18n i18n;
  private final ObservableList<Occurrence> rows = FXCollections.observableArrayList();
  private final ListView<Occurrence> list = new ListView<>(rows);
  private final TextField filterField = TextFields.createClearableTextField();
  private final ToggleButton onlySelected = new ToggleButton();
  private final ToggleButton follow = new ToggleButton();
  private final ToggleButton absolute = new ToggleButton();
  private final Map<Category, ToggleButton> categories = new EnumMap<>(Category.class);
  private final Label count = new Label();
  private final MasterDetailPane pane = new MasterDetailPane(Side.RIGHT);
  private final VBox detail = new VBox();
  private final IdentityHashMap<Occurrence, String> titles = new IdentityHashMap<>();
  private ConsoleState state;
  private @Nullable Long originMicros;
  private @Nullable Occurrence last;
  private OccurrenceFilter lastFilter = OccurrenceFilter.ALL;
  private Consumer<Term> openTerm = term -> {};

  public OccurrenceView(Display display, I18n i18n) {
    this.display = display;
    this.i18n = i18n;
    this.state = display.shown();
    setId("occurrences");
    getStyleClass().add("occurrences");
    buildList();
    setTop(bar());
    detail.setId("occurrence-detail");
    detail.getStyleClass().add("occurrence-detail");
    ScrollPane scroll = new ScrollPane(detail);
    scroll.setFitToWidth(true);
    pane.setMasterNode(list);
    pane.setDetailNode(scroll);
    pane.setShowDetailNode(false);
    pane.setAnimated(false);
    pane.setDividerPosition(0.55);
    setCenter(pane);
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              titles.clear();
              // New cells: also those out of sight keep their words.
              list.setCellFactory(l -> new Cell());
              showDetail();
              update();
            });
    display.absoluteTimeProperty().addListener((o, was, is) -> list.refresh());
    display
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              if (onlySelected.isSelected()) {
                update();
              }
            });
    setMinSize(280, 150);
  }

  private void buildList() {
    list.setId("occurrence-list");
    list.getStyleClass().add("dense");
    list.setCellFactory(l -> new Cell());
    Label empty = new Label();
    empty.textProperty().bind(i18n.bind(UiMsg.OCCURRENCES_EMPTY));
    empty.getStyleClass().add("empty-words");
    list.setPlaceholder(empty);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              showDetail();
              if (is != null) {
                follow.setSelected(false);
              }
            });
    list.addEventFilter(ScrollEvent.SCROLL, e -> scrolled(e.getDeltaY() > 0));
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> scrolled(false));
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.PAGE_UP || e.getCode() == KeyCode.HOME) {
            follow.setSelected(false);
          }
        });
  }

  /** Looking back stops the following; coming back to the end does not start it by itself. */
  private void scrolled(boolean up) {
    if (up) {
      follow.setSelected(false);
    } else {
      FxThread.later(
          () -> {
            if (!isAtEnd()) {
              follow.setSelected(false);
            } else if (list.getSelectionModel().isEmpty()) {
              follow.setSelected(true);
            }
          });
    }
  }

  private boolean isAtEnd() {
    for (var node : list.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar
          && bar.getOrientation() == Orientation.VERTICAL
          && bar.isVisible()) {
        return bar.getValue() >= bar.getMax() - 0.02;
      }
    }
    return true;
  }

  private Region bar() {
    filterField.setId("occurrence-filter");
    filterField.promptTextProperty().bind(i18n.bind(UiMsg.FILTER_PROMPT));
    filterField.accessibleTextProperty().bind(i18n.bind(UiMsg.FILTER_PROMPT));
    filterField.setPrefColumnCount(8);
    filterField.textProperty().addListener((o, was, is) -> update());
    HBox toggles = new HBox();
    toggles.getStyleClass().add("category-toggles");
    for (Category category : Category.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("category-" + category);
      button.setSelected(true);
      button.textProperty().bind(i18n.bind(categoryName(category)));
      button.getStyleClass().addAll("small", "category");
      button.selectedProperty().addListener((o, was, is) -> update());
      categories.put(category, button);
      toggles.getChildren().add(button);
    }
    toggle(onlySelected, "only-selected", UiMsg.FILTER_SELECTED_NODE, MaterialDesignT.TARGET);
    onlySelected.selectedProperty().addListener((o, was, is) -> update());
    toggle(follow, "follow", UiMsg.FOLLOW, MaterialDesignA.ARROW_COLLAPSE_DOWN);
    follow.setSelected(true);
    follow
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                list.getSelectionModel().clearSelection();
                scrollToEnd();
              }
            });
    toggle(absolute, "absolute-time", UiMsg.ABSOLUTE_TIME, MaterialDesignC.CLOCK_OUTLINE);
    absolute.selectedProperty().bindBidirectional(display.absoluteTimeProperty());
    count.setId("occurrence-count");
    count.getStyleClass().add("muted");
    FlowPane flow = new FlowPane(8, 6);
    flow.getStyleClass().add("occurrence-bar");
    flow.setRowValignment(javafx.geometry.VPos.CENTER);
    flow.getChildren().addAll(filterField, toggles, onlySelected, absolute, follow, count);
    return flow;
  }

  private void toggle(ToggleButton button, String id, UiMsg key, Ikon icon) {
    button.setId(id);
    button.getStyleClass().addAll("small", "icon-toggle");
    button.setGraphic(new FontIcon(icon));
    button.accessibleTextProperty().bind(i18n.bind(key));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(key));
    button.setTooltip(tooltip);
  }

  private static UiMsg categoryName(Category category) {
    return switch (category) {
      case PROCESS -> UiMsg.CATEGORY_PROCESS;
      case ELECTION -> UiMsg.CATEGORY_ELECTION;
      case LINK -> UiMsg.CATEGORY_LINK;
      case COMMAND -> UiMsg.CATEGORY_COMMAND;
      case FAULT -> UiMsg.CATEGORY_FAULT;
      case CLIENT -> UiMsg.CATEGORY_CLIENT;
      case STATE -> UiMsg.CATEGORY_STATE;
      case DETECTION -> UiMsg.CATEGORY_DETECTION;
      case DEGRADATION -> UiMsg.CATEGORY_DEGRADATION;
      case ALARM -> UiMsg.CATEGORY_ALARM;
      case NOTE -> UiMsg.CATEGORY_NOTE;
    };
  }

  /** What happens when somebody wants to know what a term means. */
  public void setOnTerm(Consumer<Term> open) {
    openTerm = open;
  }

  /** Puts the keyboard into the filter. */
  public void focusFilter() {
    filterField.requestFocus();
    filterField.selectAll();
  }

  /** Opens the next (or the previous) occurrence of those shown. */
  public void step(int by) {
    if (rows.isEmpty()) {
      return;
    }
    int at = list.getSelectionModel().getSelectedIndex();
    int next = at < 0 ? rows.size() - 1 : Math.clamp(at + by, 0, rows.size() - 1);
    list.getSelectionModel().select(next);
    list.scrollTo(Math.max(0, next - 2));
  }

  /** Opens the occurrence with this sequence, past any filter; false when it is not kept. */
  public boolean open(long sequence) {
    if (rows.stream().noneMatch(row -> row.sequence() == sequence)) {
      showAll();
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).sequence() == sequence) {
        list.getSelectionModel().select(i);
        list.scrollTo(Math.max(0, i - 2));
        return true;
      }
    }
    return false;
  }

  private void showAll() {
    filterField.clear();
    onlySelected.setSelected(false);
    categories.values().forEach(button -> button.setSelected(true));
    update();
  }

  /** Closes the explanation; false when none was open. */
  public boolean closeDetail() {
    boolean open = !list.getSelectionModel().isEmpty();
    list.getSelectionModel().clearSelection();
    return open;
  }

  public void show(ConsoleState next) {
    state = next;
    if (!Objects.equals(newest(next), last)) {
      update();
    }
  }

  private static @Nullable Occurrence newest(ConsoleState state) {
    return state.occurrences().isEmpty() ? null : state.occurrences().getLast();
  }

  private OccurrenceFilter filter() {
    EnumSet<Category> on = EnumSet.noneOf(Category.class);
    categories.forEach(
        (category, button) -> {
          if (button.isSelected()) {
            on.add(category);
          }
        });
    NodeId node = onlySelected.isSelected() ? display.selected() : null;
    return new OccurrenceFilter(filterField.getText(), on, node);
  }

  private void update() {
    List<Occurrence> all = state.occurrences();
    last = newest(state);
    Long origin = Clock.lastFaultMicros(state);
    boolean originMoved = !Objects.equals(origin, originMicros);
    originMicros = origin;
    OccurrenceFilter filter = filter();
    List<Occurrence> shown = filter.apply(all, this::title);
    boolean grown =
        filter.equals(lastFilter)
            && !rows.isEmpty()
            && shown.size() >= rows.size()
            && shown.getFirst().equals(rows.getFirst())
            && shown.get(rows.size() - 1).equals(rows.getLast());
    lastFilter = filter;
    if (grown) {
      rows.addAll(shown.subList(rows.size(), shown.size()));
    } else {
      Occurrence open = list.getSelectionModel().getSelectedItem();
      rows.setAll(shown);
      if (open != null && shown.contains(open)) {
        list.getSelectionModel().select(open);
      }
    }
    if (originMoved) {
      list.refresh();
    }
    if (titles.size() > all.size() * 2 + 100) {
      titles.clear();
    }
    showCount(all.size());
    if (follow.isSelected()) {
      scrollToEnd();
    }
  }

  private void showCount(int all) {
    count.setText(
        state.occurrencesDropped() == 0
            ? i18n.text(UiMsg.OCCURRENCES_COUNT, rows.size(), all)
            : i18n.text(
                UiMsg.OCCURRENCES_COUNT_DROPPED, rows.size(), all, state.occurrencesDropped()));
  }

  private void scrollToEnd() {
    if (!rows.isEmpty()) {
      list.scrollTo(rows.size() - 1);
    }
  }

  private String title(Occurrence occurrence) {
    return titles.computeIfAbsent(occurrence, o -> i18n.text(o.title()));
  }

  private String time(Occurrence occurrence) {
    Long origin = originMicros;
    return display.absoluteTimeProperty().get() || origin == null
        ? Clock.absolute(occurrence.atMicros())
        : Clock.relative(occurrence.atMicros(), origin, i18n);
  }

  private void showDetail() {
    Occurrence open = list.getSelectionModel().getSelectedItem();
    detail.getChildren().clear();
    pane.setShowDetailNode(open != null);
    display.momentProperty().set(open == null ? null : (Long) open.atMicros());
    if (open == null) {
      return;
    }
    Label title = new Label(i18n.text(open.title()));
    title.getStyleClass().add("detail-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    Button close = new Button("×");
    close.setId("detail-close");
    close.getStyleClass().addAll("flat", "small");
    close.setAccessibleText(i18n.text(UiMsg.CLOSE));
    close.setTooltip(new Tooltip(i18n.text(UiMsg.CLOSE)));
    close.setOnAction(e -> closeDetail());
    HBox head = new HBox(8, title, close);
    head.setAlignment(Pos.TOP_LEFT);
    Label explanation = new Label(i18n.text(open.explanation()));
    explanation.setId("detail-explanation");
    explanation.setWrapText(true);
    explanation.setMinHeight(USE_PREF_SIZE);
    Label when =
        new Label(
            i18n.text(
                UiMsg.DETAIL_WHEN,
                Clock.absolute(open.atMicros()),
                Long.toString(open.sequence())));
    when.getStyleClass().add("muted");
    when.setWrapText(true);
    detail.getChildren().addAll(head, when, explanation);
    Glossary glossary = Glossary.of(i18n.language());
    Set<Term> terms = glossary.in(i18n.text(open.title()) + "\n" + i18n.text(open.explanation()));
    if (!terms.isEmpty()) {
      detail.getChildren().add(new TermLinks(glossary, terms, term -> openTerm.accept(term)));
    }
    CommandId cause = open.cause();
    if (cause != null) {
      detail.getChildren().add(causeLine(cause));
      showKin(open, cause);
    }
  }

  private Label causeLine(CommandId cause) {
    String name =
        state.commands().stream()
            .filter(c -> c.id().equals(cause))
            .map(CommandView::command)
            .map(Actions::name)
            .map(i18n::text)
            .findFirst()
            .orElse("");
    Label label = new Label(i18n.text(UiMsg.DETAIL_CAUSE, cause, name));
    label.setWrapText(true);
    label.getStyleClass().add("detail-cause");
    return label;
  }

  private void showKin(Occurrence open, CommandId cause) {
    Label heading = new Label(i18n.text(UiMsg.DETAIL_KIN));
    heading.getStyleClass().add("column-head");
    detail.getChildren().add(heading);
    state.occurrences().stream()
        .filter(o -> cause.equals(o.cause()))
        .limit(20)
        .forEach(
            o -> {
              Label line =
                  new Label(Clock.relative(o.atMicros(), open.atMicros(), i18n) + "  " + title(o));
              line.setWrapText(true);
              line.setMinHeight(USE_PREF_SIZE);
              detail.getChildren().add(line);
            });
  }

  /** One line: when, how grave, what kind, what. */
  private final class Cell extends ListCell<Occurrence> {
    private final Label time = new Label();
    private final Label weight = new Label();
    private final Label category = new Label();
    private final Label title = new Label();
    private final HBox box = new HBox(8, time, weight, category, title);

    Cell() {
      time.getStyleClass().add("cell-time");
      weight.getStyleClass().add("cell-weight");
      category.getStyleClass().add("cell-category");
      title.getStyleClass().add("cell-title");
      box.setAlignment(Pos.CENTER_LEFT);
      title.setMinWidth(0);
      HBox.setHgrow(title, Priority.ALWAYS);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Occurrence item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      time.setText(time(item));
      weight.setText(
          switch (item.weight()) {
            case NORMAL -> "";
            case NOTICE -> "◆";
            case ABNORMAL -> "▲";
          });
      weight
          .getStyleClass()
          .setAll("cell-weight", item.weight().name().toLowerCase(java.util.Locale.ROOT));
      category.setText(i18n.text(categoryName(item.category())));
      title.setText(title(item));
      setAccessibleText(time.getText() + " " + category.getText() + " " + title.getText());
      setGraphic(box);
    }
  }
}
