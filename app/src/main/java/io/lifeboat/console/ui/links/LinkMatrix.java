package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.links.LinksViewModel.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Who sends to whom: a row for each sender, a column for each receiver. Cells are selected by mouse
 * (with Ctrl or Shift several) or with the arrow keys and Space; a head selects its row or column.
 */
final class LinkMatrix extends GridPane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");
  private static final PseudoClass DEGRADED = PseudoClass.getPseudoClass("degraded");
  private static final PseudoClass LOSING = PseudoClass.getPseudoClass("losing");

  private final I18n i18n;
  private final Consumer<Set<Link>> onSelected;
  private final Map<Link, CellView> cells = new LinkedHashMap<>();
  private List<NodeId> endpoints = List.of();
  private Set<Link> selected = new TreeSet<>();
  private @Nullable Link current;

  LinkMatrix(I18n i18n, Consumer<Set<Link>> onSelected) {
    this.i18n = i18n;
    this.onSelected = onSelected;
    setId("link-matrix");
    getStyleClass().add("link-matrix");
    setFocusTraversable(true);
    setMaxWidth(Region.USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    accessibleTextProperty().bind(i18n.bind(NemesisMsg.MATRIX));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty().addListener((o, was, is) -> mark());
  }

  Set<Link> selected() {
    return Collections.unmodifiableSet(selected);
  }

  void select(Set<Link> links) {
    selected = new TreeSet<>(links);
    selected.retainAll(cells.keySet());
    mark();
    onSelected.accept(selected());
  }

  void show(LinksViewModel model) {
    if (!model.endpoints().equals(endpoints)) {
      endpoints = model.endpoints();
      rebuild();
    }
    model.cells().forEach((link, cell) -> Objects.requireNonNull(cells.get(link)).show(cell));
  }

  /** Builds it anew, in another language. */
  void rebuild() {
    cells.clear();
    getChildren().clear();
    Label corner = new Label(i18n.text(NemesisMsg.MATRIX_CORNER));
    corner.getStyleClass().add("matrix-corner");
    add(corner, 0, 0);
    for (int i = 0; i < endpoints.size(); i++) {
      add(head(endpoints.get(i), false), i + 1, 0);
      add(head(endpoints.get(i), true), 0, i + 1);
      for (int j = 0; j < endpoints.size(); j++) {
        add(cell(endpoints.get(i), endpoints.get(j)), j + 1, i + 1);
      }
    }
    selected.retainAll(cells.keySet());
    if (current == null || !cells.containsKey(current)) {
      current = cells.keySet().stream().findFirst().orElse(null);
    }
    mark();
  }

  private Label head(NodeId endpoint, boolean sender) {
    Label head =
        new Label(endpoint.isClient() ? i18n.text(UiMsg.CLIENT_MARK) : endpoint.toString());
    head.setId((sender ? "matrix-from-" : "matrix-to-") + endpoint);
    head.getStyleClass().addAll("matrix-head", sender ? "row" : "column");
    head.setMaxWidth(Double.MAX_VALUE);
    head.setOnMouseClicked(
        e -> {
          Set<Link> line = new TreeSet<>();
          cells.keySet().stream()
              .filter(link -> (sender ? link.from() : link.to()).equals(endpoint))
              .forEach(line::add);
          choose(line, e);
        });
    return head;
  }

  private Region cell(NodeId from, NodeId to) {
    if (from.equals(to)) {
      Region none = new Region();
      none.getStyleClass().add("matrix-self");
      return none;
    }
    Link link = new Link(from, to);
    CellView view = new CellView(link);
    view.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY
              || (e.getButton() == MouseButton.SECONDARY && !selected.contains(link))) {
            current = link;
            choose(Set.of(link), e);
          }
        });
    cells.put(link, view);
    return view;
  }

  private void choose(Set<Link> links, MouseEvent e) {
    requestFocus();
    Set<Link> next = new TreeSet<>();
    if (e.isShortcutDown() || e.isShiftDown()) {
      next.addAll(selected);
      if (!next.removeAll(links) || links.size() > 1) {
        next.addAll(links);
      }
    } else {
      next.addAll(links);
    }
    select(next);
  }

  private void key(KeyEvent e) {
    if (endpoints.isEmpty()) {
      return;
    }
    switch (e.getCode()) {
      case LEFT -> move(0, -1, e);
      case RIGHT -> move(0, 1, e);
      case UP -> move(-1, 0, e);
      case DOWN -> move(1, 0, e);
      case SPACE, ENTER -> toggle(e);
      case A -> {
        if (e.isShortcutDown()) {
          select(cells.keySet());
          e.consume();
        }
      }
      default -> {}
    }
  }

  private void toggle(KeyEvent e) {
    Link at = current;
    if (at != null) {
      Set<Link> next = new TreeSet<>(selected);
      if (!next.remove(at)) {
        next.add(at);
      }
      select(next);
      e.consume();
    }
  }

  /** To the next cell in this direction; the diagonal is passed over. */
  private void move(int rows, int columns, KeyEvent e) {
    Link at = current;
    if (at == null) {
      return;
    }
    int row = endpoints.indexOf(at.from()) + rows;
    int column = endpoints.indexOf(at.to()) + columns;
    if (row == column) {
      row += rows;
      column += columns;
    }
    if (row >= 0 && column >= 0 && row < endpoints.size() && column < endpoints.size()) {
      Link next = new Link(endpoints.get(row), endpoints.get(column));
      current = next;
      if (e.isShiftDown()) {
        Set<Link> more = new TreeSet<>(selected);
        more.add(next);
        select(more);
      } else if (selected.size() <= 1) {
        select(Set.of(next));
      } else {
        mark();
      }
    }
    e.consume();
  }

  private void mark() {
    cells.forEach(
        (link, view) -> {
          view.pseudoClassStateChanged(SELECTED, selected.contains(link));
          view.pseudoClassStateChanged(CURRENT, isFocused() && link.equals(current));
        });
  }

  /** The mark, the round trip, and under it how many messages and how many of them were lost. */
  private final class CellView extends VBox {
    private final Link link;
    private final Label marks = new Label();
    private final Label figure = new Label();
    private final Label counts = new Label();
    private @Nullable Cell last;

    CellView(Link link) {
      this.link = link;
      setId("cell-" + link.from() + "-" + link.to());
      getStyleClass().add("matrix-cell");
      setAccessibleRole(AccessibleRole.TABLE_CELL);
      marks.getStyleClass().add("cell-marks");
      figure.getStyleClass().add("cell-figure");
      counts.getStyleClass().add("cell-counts");
      figure.setMaxWidth(Double.MAX_VALUE);
      counts.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(figure, Priority.ALWAYS);
      HBox upper = new HBox(marks, figure);
      upper.setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(upper, counts);
    }

    void show(Cell cell) {
      if (cell.equals(last)) {
        return;
      }
      last = cell;
      marks.setText(cell.marks().isEmpty() ? "" : LinkMark.letters(cell.marks()));
      figure.setText(figure(cell));
      counts.setText(counts(cell));
      boolean loses = cell.marks().stream().anyMatch(LinkMark::isGrave);
      pseudoClassStateChanged(TROUBLED, loses);
      pseudoClassStateChanged(DEGRADED, !loses && !cell.marks().isEmpty());
      pseudoClassStateChanged(LOSING, cell.lostPerSecond() > 0);
      setAccessibleText(words(cell));
    }

    private String figure(Cell cell) {
      Double rtt = cell.rttMs();
      return rtt == null ? "–" : i18n.text(NemesisMsg.CELL_RTT, i18n.number(rtt, rtt < 10 ? 1 : 0));
    }

    private String counts(Cell cell) {
      Double rate = cell.perSecond();
      if (rate == null) {
        return "";
      }
      String sent = i18n.text(NemesisMsg.CELL_RATE, i18n.number(rate, 0));
      return cell.lostPerSecond() > 0 ? sent + " ×" + i18n.number(cell.lostPerSecond(), 0) : sent;
    }

    private String words(Cell cell) {
      List<String> said = new ArrayList<>();
      said.add(i18n.text(LinkFacts.name(link)));
      cell.marks().stream().sorted().forEach(mark -> said.add(i18n.text(mark.message())));
      said.add(cell.rttMs() == null ? i18n.text(NemesisMsg.RTT_NOT_KNOWN) : figure(cell));
      said.add(counts(cell));
      return String.join(", ", said);
    }
  }
}
