package io.lifeboat.console.ui.failover;

import io.lifeboat.console.application.failover.FailoverRow;
import io.lifeboat.console.application.failover.FailoverTable;
import io.lifeboat.console.application.failover.Milestone;
import io.lifeboat.console.application.failover.Reading;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.i18n.FailoverMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Themes;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The last failovers, newest first: who, why, four durations and a bar, what clients felt. */
public final class FailoverView extends BorderPane {
  private final I18n i18n;
  private final Look look;
  private final Consumer<FailoverRow> onSelect;
  private final FailoverTexts texts;
  private final ObservableList<FailoverRow> rows = FXCollections.observableArrayList();
  private final TableView<FailoverRow> view = new TableView<>(rows);
  private final Label scale = new Label();
  private final Label spread = new Label();
  private final Label timeout = new Label();
  private final Map<Milestone, Rectangle> legend = new EnumMap<>(Milestone.class);
  private final FlowPane legendLine = new FlowPane(10, 2);
  private ColumnWidths widths = ColumnWidths.NONE;
  private FailoverTable table = FailoverTable.of(ConsoleState.BLANK);
  private long seen = -1;
  private boolean updating;

  /**
   * A table that is empty.
   *
   * @param onSelect told when somebody chooses a failover
   */
  public FailoverView(I18n i18n, Look look, Consumer<FailoverRow> onSelect) {
    this.i18n = i18n;
    this.look = look;
    this.onSelect = onSelect;
    this.texts = new FailoverTexts(i18n);
    setId("failovers");
    getStyleClass().add("failover-table");
    setMinSize(280, 150);
    buildTable();
    setCenter(view);
    setBottom(foot());
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    look.themeProperty().addListener((o, was, is) -> refresh());
    look.textScaleProperty().addListener((o, was, is) -> sizeColumns());
    refresh();
  }

  private void buildTable() {
    view.setId("failover-rows");
    view.getStyleClass().addAll("dense", "striped");
    view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    Label none = new Label();
    none.textProperty().bind(i18n.bind(FailoverMsg.NONE));
    none.getStyleClass().add("empty-words");
    view.setPlaceholder(none);
    column(
        FailoverMsg.COLUMN_NUMBER,
        FailoverMsg.COLUMN_NUMBER,
        row -> Integer.toString(row.failover().number()),
        row -> texts.explained(row));
    column(
        FailoverMsg.COLUMN_LEADER, FailoverMsg.COLUMN_LEADER_LONG, texts::leader, texts::explained);
    column(FailoverMsg.COLUMN_CAUSE, FailoverMsg.COLUMN_CAUSE, texts::cause, texts::explained);
    view.getColumns().add(bars());
    for (Milestone milestone : Milestone.values()) {
      TableColumn<FailoverRow, FailoverRow> column =
          column(
              FailoverTexts.name(milestone),
              FailoverTexts.longName(milestone),
              row -> texts.reading(row.reading(milestone)),
              row -> texts.explained(milestone, row.reading(milestone)));
      column.setCellFactory(c -> new MilestoneCell(milestone));
      column.getStyleClass().add("figures-column");
    }
    column(FailoverMsg.COLUMN_GAP, FailoverMsg.GAP_LONG, texts::gap, texts::gapExplained)
        .getStyleClass()
        .add("figures-column");
    view.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !updating) {
                onSelect.accept(is);
              }
            });
    view.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
            copy();
            e.consume();
          }
        });
  }

  private TableColumn<FailoverRow, FailoverRow> column(
      MessageKey name,
      MessageKey longName,
      Function<FailoverRow, String> text,
      Function<FailoverRow, String> explained) {
    TableColumn<FailoverRow, FailoverRow> column = new TableColumn<>();
    Label head = new Label();
    head.textProperty().bind(i18n.bind(name));
    Tooltip tooltip = wrapped(new Tooltip());
    tooltip.textProperty().bind(i18n.bind(longName));
    head.setTooltip(tooltip);
    column.setGraphic(head);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    column.setCellFactory(c -> new WordsCell(text, explained));
    view.getColumns().add(column);
    return column;
  }

  private static Tooltip wrapped(Tooltip tooltip) {
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    return tooltip;
  }

  private TableColumn<FailoverRow, FailoverRow> bars() {
    TableColumn<FailoverRow, FailoverRow> column = new TableColumn<>();
    scale.setId("failover-scale");
    column.setGraphic(scale);
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add("bar-column");
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    column.setCellFactory(c -> new BarCell());
    return column;
  }

  private void sizeColumns() {
    ColumnWidths next =
        ColumnWidths.of(texts.head(table), texts.cells(table), Themes.textPx(look.textScale()));
    if (!next.equals(widths)) {
      widths = next;
      next.apply(view.getColumns());
    }
  }

  @Override
  protected void layoutChildren() {
    // In a low panel the rows matter more than the legend; every bar says itself what it shows.
    boolean roomy = getHeight() > Themes.textPx(look.textScale()) * 19;
    legendLine.setVisible(roomy && !rows.isEmpty());
    legendLine.setManaged(roomy);
    super.layoutChildren();
  }

  private Region foot() {
    spread.setId("failover-spread");
    spread.setWrapText(true);
    spread.getStyleClass().add("muted");
    legendLine.setAlignment(Pos.CENTER_LEFT);
    for (Milestone milestone : Milestone.values()) {
      Rectangle shade = new Rectangle(12, 10);
      shade.getStyleClass().add("legend-shade");
      legend.put(milestone, shade);
      Label name = new Label();
      name.textProperty().bind(i18n.bind(FailoverTexts.name(milestone)));
      name.setGraphic(shade);
      name.getStyleClass().add("muted");
      legendLine.getChildren().add(name);
    }
    timeout.getStyleClass().add("muted");
    legendLine.getChildren().add(timeout);
    Button copy = new Button();
    copy.setId("failover-copy");
    copy.getStyleClass().addAll("small", "icon-toggle");
    copy.setGraphic(new FontIcon(MaterialDesignC.CONTENT_COPY));
    copy.accessibleTextProperty().bind(i18n.bind(FailoverMsg.COPY));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(FailoverMsg.COPY));
    copy.setTooltip(tooltip);
    copy.setOnAction(e -> copy());
    VBox words = new VBox(2, spread, legendLine);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    HBox foot = new HBox(8, words, copy);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("failover-foot");
    return foot;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(texts.copy(table));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** The table as it is copied. */
  String asText() {
    return texts.copy(table);
  }

  /** Takes a state; touches only rows that have changed. */
  public void show(ConsoleState state) {
    if (state.lastSequence() == seen) {
      return;
    }
    seen = state.lastSequence();
    FailoverTable next = FailoverTable.of(state);
    if (!next.equals(table)) {
      boolean sameScale =
          next.scaleMs() == table.scaleMs()
              && next.electionTimeoutMs() == table.electionTimeoutMs();
      table = next;
      update(sameScale);
    }
  }

  private void update(boolean sameScale) {
    FailoverRow selected = view.getSelectionModel().getSelectedItem();
    updating = true;
    try {
      if (rows.size() == table.rows().size()) {
        for (int i = 0; i < rows.size(); i++) {
          if (!rows.get(i).equals(table.rows().get(i))) {
            rows.set(i, table.rows().get(i));
          }
        }
      } else {
        rows.setAll(table.rows());
      }
      reselect(selected);
    } finally {
      updating = false;
    }
    if (!sameScale) {
      view.refresh();
    }
    sizeColumns();
    showFoot();
  }

  private void reselect(@Nullable FailoverRow selected) {
    for (int i = 0; selected != null && i < rows.size(); i++) {
      if (rows.get(i).failover().number() == selected.failover().number()) {
        view.getSelectionModel().select(i);
      }
    }
  }

  private void refresh() {
    view.refresh();
    sizeColumns();
    showFoot();
  }

  private void showFoot() {
    scale.setText(texts.scale(table));
    timeout.setText("┊ " + i18n.text(FailoverMsg.LEGEND_TIMEOUT, table.electionTimeoutMs()));
    legend.forEach(
        (milestone, shade) -> shade.setFill(FailoverBar.shade(milestone, look.theme().palette())));
    spread.setText(texts.spread(table));
    spread.setVisible(table.hasSpread());
    spread.setManaged(table.hasSpread());
    requestLayout();
  }

  /** Words, and more words when somebody points at them. */
  private static class WordsCell extends TableCell<FailoverRow, FailoverRow> {
    private final Function<FailoverRow, String> words;
    private final Function<FailoverRow, String> explained;
    private final Tooltip tooltip = wrapped(new Tooltip());

    WordsCell(Function<FailoverRow, String> words, Function<FailoverRow, String> explained) {
      this.words = words;
      this.explained = explained;
    }

    @Override
    protected void updateItem(@Nullable FailoverRow row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setText(null);
        setTooltip(null);
        return;
      }
      setText(words.apply(row));
      tooltip.setText(explained.apply(row));
      setTooltip(tooltip);
    }
  }

  /** A duration; one that has not been yet, and one that is not known, look different. */
  private final class MilestoneCell extends WordsCell {
    private final Milestone milestone;

    MilestoneCell(Milestone milestone) {
      super(
          row -> texts.reading(row.reading(milestone)),
          row -> texts.explained(milestone, row.reading(milestone)));
      this.milestone = milestone;
    }

    @Override
    protected void updateItem(@Nullable FailoverRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeAll("so-far", "not-known");
      if (row != null && !empty) {
        Reading reading = row.reading(milestone);
        if (reading instanceof Reading.SoFar) {
          getStyleClass().add("so-far");
        } else if (reading instanceof Reading.Unknown) {
          getStyleClass().add("not-known");
        }
      }
    }
  }

  /** The bar; its words are those of the row. */
  private final class BarCell extends TableCell<FailoverRow, FailoverRow> {
    private final FailoverBar bar = new FailoverBar(look.theme().palette());
    private final Tooltip tooltip = wrapped(new Tooltip());

    BarCell() {
      bar.prefWidthProperty().bind(widthProperty().subtract(12));
    }

    @Override
    protected void updateItem(@Nullable FailoverRow row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      bar.show(row, table, look.theme().palette());
      setGraphic(bar);
      String words = texts.explained(row);
      tooltip.setText(words);
      setTooltip(tooltip);
      setAccessibleText(words);
    }
  }
}
