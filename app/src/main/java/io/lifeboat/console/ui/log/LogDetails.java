package io.lifeboat.console.ui.log;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Lays out what stands below the logs: the entry and the votes share a row, the numbers of the
 * nodes take the room they need beside them or below, the words of explanation what is left.
 */
final class LogDetails extends Region {
  private static final double GAP = 16;
  private static final double LEAST = 225;

  private final Region entry;
  private final Region votes;
  private final Region nodes;
  private final Region legend;

  LogDetails(Region entry, Region votes, Region nodes, Region legend) {
    this.entry = entry;
    this.votes = votes;
    this.nodes = nodes;
    this.legend = legend;
    getStyleClass().add("log-details");
    getChildren().addAll(entry, votes, nodes, legend);
  }

  /** One content in its place; the height follows from the width. */
  private record Place(Region content, double x, double width) {}

  private List<List<Place>> rows(double width) {
    double inner = width - snappedLeftInset() - snappedRightInset();
    double table = nodes.prefWidth(-1);
    List<List<Place>> rows = new ArrayList<>();
    if (inner >= table + 2 * LEAST + 2 * GAP) {
      double each = (inner - table - 2 * GAP) / 2;
      rows.add(
          List.of(
              new Place(entry, 0, each),
              new Place(votes, each + GAP, each),
              new Place(nodes, 2 * (each + GAP), table)));
      rows.add(List.of(new Place(legend, 0, inner)));
      return rows;
    }
    if (inner >= 2 * LEAST + GAP) {
      double each = (inner - GAP) / 2;
      rows.add(List.of(new Place(entry, 0, each), new Place(votes, each + GAP, each)));
    } else {
      rows.add(List.of(new Place(entry, 0, inner)));
      rows.add(List.of(new Place(votes, 0, inner)));
    }
    if (inner >= table + LEAST + GAP) {
      rows.add(
          List.of(new Place(nodes, 0, table), new Place(legend, table + GAP, inner - table - GAP)));
    } else {
      rows.add(List.of(new Place(nodes, 0, inner)));
      rows.add(List.of(new Place(legend, 0, inner)));
    }
    return rows;
  }

  private static double height(List<Place> row) {
    return row.stream().mapToDouble(p -> p.content().prefHeight(p.width())).max().orElse(0);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    if (width < 0) {
      return 0;
    }
    double height = snappedTopInset() + snappedBottomInset();
    for (List<Place> row : rows(width)) {
      height += height(row) + GAP / 2;
    }
    return height;
  }

  @Override
  protected void layoutChildren() {
    double y = snappedTopInset();
    for (List<Place> row : rows(getWidth())) {
      for (Place place : row) {
        double own = place.content().prefHeight(place.width());
        place.content().resizeRelocate(snappedLeftInset() + place.x(), y, place.width(), own);
      }
      y += height(row) + GAP / 2;
    }
  }
}
